/** Under each reply: copy, thumbs, and after a thumb an optional word. */
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { asPlainText, type BotMessage } from '../core/messages';
import { base } from './base';
import { copyText } from './copy-text';
import { define, tell } from './events';
import { checkIcon, copyIcon, downIcon, upIcon } from './icons';

const MAX_WORD = 500;

export class MessageTools extends LitElement {
  static override styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        color: var(--muted);
      }
      .row button {
        display: inline-grid;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: 8px;
        font-size: 0.9em;
      }
      .row button:hover {
        background: var(--raised);
        color: var(--text);
      }
      button[aria-pressed='true'] {
        color: var(--guide-text);
        background: var(--guide-bg);
      }
      .section {
        flex: 1 1 10em;
        padding-inline-end: 8px;
        font-size: 0.82em;
        line-height: 1.35;
      }
      .said {
        font-size: 0.85em;
        padding-inline: 6px;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
        margin: 4px 0 6px;
      }
      label {
        flex: 1 1 12em;
        font-size: 0.85em;
        color: var(--muted);
      }
      input {
        display: block;
        width: 100%;
        margin-top: 4px;
        padding: 8px 10px;
        /* Below 16 px iOS zooms the page when the field gets the focus. */
        font-size: max(16px, 1em);
        color: var(--text);
        background: var(--surface);
        border: 1.5px solid var(--control);
        border-radius: 8px;
      }
      form button {
        padding: 8px 12px;
        min-height: 40px;
        border-radius: 8px;
        font-weight: 600;
      }
      form button:hover {
        background: var(--raised);
      }
      form .main {
        background: var(--accent);
        color: var(--on-accent);
      }
      form .main:hover {
        background: var(--accent);
        text-decoration: underline;
      }
    `,
  ];

  @property({ attribute: false }) message!: BotMessage;
  @property({ type: Boolean }) votable = false;
  @state() private asking = false;
  @state() private said = '';

  override render(): unknown {
    const section = this.message.answer?.sectionTitle;
    return html`<div class="row">
        ${section ? html`<p class="section">From the guide: ${section}</p>` : nothing}
        <span class="said" role="status">${this.said}</span>
        <button type="button" aria-label="Copy" title="Copy" @click=${this.copy}>
          ${this.said === 'Copied' ? checkIcon() : copyIcon()}
        </button>
        ${this.votable ? this.thumbs() : nothing}
      </div>
      ${this.asking ? this.form() : nothing}`;
  }

  private thumbs(): unknown {
    const thumb = (positive: boolean, name: string, icon: () => unknown): unknown =>
      html`<button
        type="button"
        aria-label=${name}
        title=${name}
        aria-pressed=${this.message.vote === positive ? 'true' : 'false'}
        @click=${() => this.vote(positive)}
      >
        ${icon()}
      </button>`;
    return [thumb(true, 'Helpful', upIcon), thumb(false, 'Not helpful', downIcon)];
  }

  private form(): unknown {
    const question = this.message.vote ? 'What helped? (optional)' : 'What was missing or wrong? (optional)';
    return html`<form @submit=${this.sendWord} @keydown=${this.escape}>
      <label>${question}<input name="word" maxlength=${MAX_WORD} autocomplete="off" /></label>
      <button class="main">Send</button>
      <button type="button" @click=${this.skip}>Skip</button>
    </form>`;
  }

  private readonly copy = async (): Promise<void> => {
    this.said = (await copyText(asPlainText(this.message))) ? 'Copied' : 'Your browser does not allow copying';
    setTimeout(() => (this.said = ''), 3_000);
  };

  private vote(positive: boolean): void {
    this.report(positive, null, () => {
      this.said = 'Thanks';
      this.asking = true;
    });
  }

  private readonly sendWord = (event: SubmitEvent): void => {
    event.preventDefault();
    const word = new FormData(event.target as HTMLFormElement).get('word');
    const text = typeof word === 'string' ? word.trim().slice(0, MAX_WORD) : '';
    if (!text) return this.skip();
    this.report(this.message.vote ?? false, text, () => {
      this.said = 'Thanks, noted';
      this.skip();
    });
  };

  private report(positive: boolean, word: string | null, kept: () => void): void {
    const done = (ok: boolean): void => (ok ? kept() : void (this.said = 'Not saved. Please try again.'));
    tell(this, 'coach-vote', { id: this.message.id, positive, word, done });
  }

  private readonly skip = (): void => {
    this.asking = false;
    // The form goes away with the focus in it: leave the focus on the thumb that opened it.
    this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.skip();
  };
}

define('coach-tools', MessageTools);
