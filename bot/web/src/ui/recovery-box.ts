/** Gives a recovery code, or takes one in. A code is shown once and is never part of the conversation. */
import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Recovery } from '../core/api';
import { WORDS } from '../core/wording';
import { base } from './base';
import { copyText } from './copy-text';
import { define } from './events';

type Step = 'offer' | 'shown' | 'enter';

export class RecoveryBox extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        width: min(27em, calc(100vw - 32px));
        padding: 20px;
        border: 1px solid var(--line);
        border-radius: 16px;
        background: var(--surface);
        color: var(--text);
        font: inherit;
        line-height: 1.5;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      h2 {
        font-size: 1.15em;
        margin-bottom: 8px;
      }
      output,
      input {
        display: block;
        width: 100%;
        margin-top: 14px;
        padding: 12px;
        border: 1.5px solid var(--control);
        border-radius: 10px;
        font: 600 max(16px, 1.05em) / 1.4 ui-monospace, monospace;
        letter-spacing: 0.04em;
        text-align: center;
        overflow-wrap: anywhere;
      }
      output {
        border-style: dashed;
        background: var(--raised);
        user-select: all;
      }
      input {
        background: var(--surface);
        text-transform: uppercase;
      }
      .problem {
        margin-top: 10px;
        color: var(--safety-text);
        font-weight: 600;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        margin-top: 18px;
      }
      button {
        min-height: 44px;
        padding: 8px 16px;
        border: 1.5px solid var(--control);
        border-radius: 10px;
        font-weight: 600;
      }
      button:hover {
        text-decoration: underline;
      }
      .go {
        border-color: transparent;
        background: var(--accent);
        color: var(--on-accent);
      }
    `,
  ];

  /** Makes a code; undefined if the server cannot be reached. */
  @property({ attribute: false }) make: () => Promise<string | undefined> = () => Promise.resolve(undefined);
  /** Uses a code. */
  @property({ attribute: false }) use: (code: string) => Promise<Recovery> = () => Promise.resolve('away');
  @state() private step: Step = 'offer';
  @state() private code = '';
  @state() private problem = '';
  @state() private copied = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  private busy = false;

  async open(step: 'offer' | 'enter'): Promise<void> {
    Object.assign(this, { step, code: '', problem: '', copied: '' });
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): unknown {
    const [title, text] = {
      offer: [WORDS.codeTitle, WORDS.codeOffer],
      shown: [WORDS.codeTitle, WORDS.codeShown],
      enter: [WORDS.recoverTitle, WORDS.recoverText],
    }[this.step] as [string, string];
    return html`<dialog aria-labelledby="title" aria-describedby="text" @keydown=${this.keepEscape} @close=${() => (this.code = '')}>
      <h2 id="title">${title}</h2>
      <p id="text">${text}</p>
      <form @submit=${this.submitted}>
        ${this.field()}
        <p class="problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        <div class="buttons">${this.buttons()}</div>
      </form>
    </dialog>`;
  }

  private field(): unknown {
    if (this.step === 'shown') return html`<output aria-label=${WORDS.codeTitle}>${this.code}</output>`;
    if (this.step === 'offer') return nothing;
    return html`<input
      name="code"
      aria-label="Code"
      placeholder="ABCD-EFGH-JKMN-PQRS"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="64"
    />`;
  }

  private buttons(): unknown {
    const cancel = html`<button type="button" @click=${() => this.dialog.close()}>Cancel</button>`;
    if (this.step === 'offer') return html`${cancel}<button class="go">Make a code</button>`;
    if (this.step === 'enter') return html`${cancel}<button class="go">Bring my log here</button>`;
    return html`<button type="button" @click=${this.copy}><span role="status">${this.copied || 'Copy'}</span></button>
      <button class="go">Done</button>`;
  }

  private readonly submitted = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.step === 'shown') this.dialog.close();
    if (this.step === 'shown' || this.busy) return;
    this.busy = true;
    this.problem = '';
    const typed = new FormData(event.target as HTMLFormElement).get('code');
    await (this.step === 'offer' ? this.show() : this.enter(typeof typed === 'string' ? typed.trim() : ''));
    this.busy = false;
  };

  private async show(): Promise<void> {
    const code = await this.make();
    if (code) Object.assign(this, { step: 'shown', code });
    else this.problem = WORDS.recovered.away;
  }

  private async enter(code: string): Promise<void> {
    const outcome = code ? await this.use(code) : 'wrong';
    if (outcome === 'done') this.dialog.close();
    else this.problem = WORDS.recovered[outcome];
  }

  private readonly copy = async (): Promise<void> => {
    this.copied = (await copyText(this.code)) ? 'Copied' : 'Please write it down';
  };

  /** Esc closes this question, not the chat around it. */
  private readonly keepEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') event.stopPropagation();
  };
}

define('coach-recovery', RecoveryBox);
