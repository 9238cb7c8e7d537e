/** Asks before something that cannot be taken back. The native dialog brings the focus trap and Esc. */
import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define } from './events';

export interface Question {
  title: string;
  text: string;
  action: string;
  danger: boolean;
  /** To be typed before the action can be chosen, where a tap by mistake would cost too much. */
  word?: string;
}

export class ConfirmBox extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        width: min(26em, calc(100vw - 32px));
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
      label {
        display: block;
        margin-top: 14px;
        font-weight: 600;
      }
      input {
        display: block;
        width: 100%;
        margin-top: 4px;
        padding: 9px 12px;
        font-size: max(16px, 1em);
        background: var(--surface);
        border: 1.5px solid var(--control);
        border-radius: 10px;
      }
      .go[aria-disabled='true'] {
        background: var(--raised);
        color: var(--muted);
        text-decoration: none;
        cursor: default;
      }
      h2 {
        font-size: 1.15em;
        margin-bottom: 8px;
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
      .danger {
        background: var(--alarm);
        color: var(--on-alarm);
      }
    `,
  ];

  @property({ attribute: false }) question: Question | undefined;
  @state() private typed = '';
  @state() private answered: ((yes: boolean) => void) | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  async ask(question: Question): Promise<boolean> {
    this.question = question;
    this.typed = '';
    await this.updateComplete;
    this.dialog.returnValue = '';
    this.dialog.showModal();
    return new Promise((resolve) => (this.answered = resolve));
  }

  override render(): unknown {
    const { title, text, action, danger, word } = this.question ?? { title: '', text: '', action: '', danger: false };
    const kind = `go ${danger ? 'danger' : ''}`;
    return html`<dialog aria-labelledby="title" aria-describedby="text" @close=${this.closed} @keydown=${this.keepEscape}>
      <h2 id="title">${title}</h2>
      <p id="text">${text}</p>
      <form method="dialog" @submit=${this.submitted}>
        ${word
          ? html`<label
              >${WORDS.typeWord(word)}<input
                .value=${this.typed}
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                @input=${(event: InputEvent) => (this.typed = (event.target as HTMLInputElement).value)}
            /></label>`
          : nothing}
        <div class="buttons">
          <button type="button" @click=${() => this.dialog.close('')}>Cancel</button>
          <button class=${kind} value="yes" aria-disabled=${this.ready ? 'false' : 'true'}>${action}</button>
        </div>
      </form>
    </dialog>`;
  }

  private get ready(): boolean {
    const { word } = this.question ?? {};
    return !word || this.typed.trim().toLowerCase() === word;
  }

  private readonly submitted = (event: SubmitEvent): void => {
    if (!this.ready) event.preventDefault();
  };

  private readonly closed = (): void => {
    this.answered?.(this.dialog.returnValue === 'yes');
    this.answered = undefined;
  };

  /** Esc closes this question, not the chat around it. */
  private readonly keepEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') event.stopPropagation();
  };
}

define('coach-confirm', ConfirmBox);
