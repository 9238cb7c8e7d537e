/** Where one types, or hands over a file. Enter sends, Shift+Enter starts a new line; too much is said before it is sent. */
import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { draft } from '../core/storage';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define, tell } from './events';
import { attachIcon, sendIcon } from './icons';

const SHOW_COUNT_FROM = 0.8;
const MAX_ROWS = 6;

export class ChatComposer extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: flex;
        align-items: end;
        gap: 8px;
        padding: 5px;
        border: 1.5px solid var(--control);
        border-radius: 26px;
        background: var(--surface);
      }
      form:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: 1px;
      }
      textarea {
        flex: 1;
        min-width: 0;
        min-height: 42px;
        max-height: 9.5em;
        padding: 9px 0;
        border: 0;
        outline: 0;
        resize: none;
        background: none;
        /* Below 16 px iOS zooms the page when the field gets the focus. */
        font-size: max(16px, 1em);
        line-height: 1.45;
        overflow-wrap: anywhere;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: 0; /* the form around it has the ring */
      }
      textarea::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      button {
        flex: none;
        display: grid;
        place-items: center;
        width: 42px;
        height: 42px;
        border-radius: 50%;
        background: var(--accent);
        color: var(--on-accent);
      }
      button.attach {
        background: none;
        color: var(--muted);
      }
      form.drop {
        border-style: dashed;
        border-color: var(--focus);
      }
      button[aria-disabled='true'] {
        background: var(--raised);
        color: var(--muted);
        cursor: default;
      }
      button:focus-visible {
        border-radius: 50%;
      }
      .count {
        padding: 4px 16px 0;
        font-size: 0.85em;
        color: var(--muted);
      }
      .over {
        color: var(--safety-text);
        font-weight: 600;
      }
    `,
  ];

  @property({ type: Number }) limit = 2_000;
  @property({ attribute: false }) lengthOf = (text: string): number => text.length;
  @property() base = '';
  @state() private text = '';
  @state() private dragged = false;
  @query('input') private readonly picker!: HTMLInputElement | null;
  @query('textarea') private readonly area!: HTMLTextAreaElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = draft.read(this.base);
  }

  override focus(): void {
    this.area?.focus();
  }

  override render(): unknown {
    const length = this.lengthOf(this.text.trim());
    const over = length > this.limit;
    return html`<form
        class=${this.dragged ? 'drop' : ''}
        @submit=${this.submit}
        @dragover=${this.drag}
        @dragleave=${() => (this.dragged = false)}
        @drop=${this.drop}
      >
        <button class="attach" type="button" aria-label=${WORDS.attach} title=${WORDS.attach} @click=${() => this.picker?.click()}>
          ${attachIcon()}
        </button>
        <input type="file" accept=".csv,text/csv" hidden @input=${(event: Event) => event.stopPropagation()} @change=${this.picked} />
        <textarea
          rows=${Math.min(MAX_ROWS, this.text.split('\n', MAX_ROWS).length)}
          aria-label="Your message"
          aria-describedby="count"
          aria-invalid=${over ? 'true' : 'false'}
          placeholder=${WORDS.placeholder}
          enterkeyhint="send"
          .value=${this.text}
          @input=${this.typed}
          @keydown=${this.key}
        ></textarea>
        <button class="send" aria-label="Send" title="Send" aria-disabled=${over || !length ? 'true' : 'false'}>${sendIcon()}</button>
      </form>
      <div id="count" role=${over ? 'alert' : nothing}>${this.count(length, over)}</div>`;
  }

  private count(length: number, over: boolean): unknown {
    if (over) return html`<p class="count over">${WORDS.tooLong(length, this.limit)}</p>`;
    if (length < this.limit * SHOW_COUNT_FROM) return nothing;
    return html`<p class="count">${length} of ${this.limit} characters</p>`;
  }

  private readonly typed = (event: InputEvent): void => this.keep((event.target as HTMLTextAreaElement).value);

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    this.submit(event);
  };

  private readonly drag = (event: DragEvent): void => {
    event.preventDefault();
    this.dragged = true;
  };

  private readonly drop = (event: DragEvent): void => {
    this.dragged = false;
    if (!event.dataTransfer?.files.length) return; // dropped words belong to the field
    event.preventDefault();
    this.handOver(event.dataTransfer.files[0]);
  };

  private readonly picked = (): void => {
    this.handOver(this.picker?.files?.[0]);
    // So that the same file can be chosen again.
    if (this.picker) this.picker.value = '';
  };

  private handOver(file: File | undefined): void {
    if (file) tell(this, 'coach-file', { file });
    this.focus();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const said = this.text.trim();
    if (!said || this.lengthOf(said) > this.limit) return this.focus();
    this.keep('');
    tell(this, 'coach-send', { text: said });
    this.focus();
  };

  private keep(text: string): void {
    this.text = text;
    draft.write(this.base, text);
  }
}

/** While an input method composes a word, Enter picks the word. Safari ends the composition before that key. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells on Safari
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

define('coach-composer', ChatComposer);
