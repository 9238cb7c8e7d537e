/** The conversation. A live log: what is new is read out politely, what was there before is not. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Progress } from '../core/file-sender';
import { currentChips, saidNext, type Message } from '../core/messages';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define } from './events';
import { downArrow } from './icons';
import './file-progress';
import './message-bubble';
import './quick-chips';

/** An answer is mostly there sooner than a typing indicator could be read. */
const TYPING_AFTER = 250;
const NEAR = 80;

export class ChatLog extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        min-height: 0;
      }
      .log {
        height: 100%;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 20px var(--gutter, 16px) 16px;
      }
      .log:focus-visible {
        outline-offset: -3px;
      }
      .inner {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
        max-width: var(--column, 760px);
        margin-inline: auto;
      }
      .welcome {
        padding: 18px 20px;
        border: 1px solid var(--line);
        border-radius: 18px;
        background: var(--surface);
        box-shadow: var(--shadow);
        line-height: 1.55;
      }
      .first {
        min-height: 100%;
        align-content: center;
      }
      .hello {
        margin-bottom: 6px;
        font-size: 1.25em;
        font-weight: 700;
        line-height: 1.3;
      }
      .typing {
        display: flex;
        gap: 5px;
        width: max-content;
        padding: 14px 16px;
        border: 1px solid var(--line);
        border-radius: 4px 18px 18px 18px;
        background: var(--surface);
      }
      .typing i {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--muted);
        animation: beat 1.2s infinite ease-in-out;
      }
      .typing i:nth-of-type(2) {
        animation-delay: 0.15s;
      }
      .typing i:nth-of-type(3) {
        animation-delay: 0.3s;
      }
      @keyframes beat {
        0%,
        60%,
        100% {
          transform: none;
          opacity: 0.5;
        }
        30% {
          transform: translateY(-4px);
          opacity: 1;
        }
      }
      .jump {
        position: absolute;
        inset-inline: 0;
        bottom: 10px;
        width: max-content;
        margin-inline: auto;
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 8px 14px;
        border-radius: 20px;
        background: var(--text);
        color: var(--surface);
        font-size: 0.9em;
        font-weight: 600;
        box-shadow: 0 2px 10px rgb(0 0 0 / 30%);
      }
    `,
  ];

  @property({ attribute: false }) messages: Message[] = [];
  @property({ type: Boolean }) waiting = false;
  @property({ type: Boolean }) held = false;
  @property() base = '';
  /** The file that is on its way. */
  @property({ attribute: false }) file: Progress | undefined;
  @state() private typing = false;
  @state() private behind = false;
  /** Silent until the first messages stand: a history is not news. */
  @state() private live = false;
  @query('.log') private readonly box!: HTMLElement;
  private since = Date.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastUser = '';
  private count = 0;
  private wasNear = true;

  override render(): unknown {
    const chips = this.waiting ? [] : this.chips();
    const next = saidNext(this.messages);
    return html`<div
        class="log"
        role="log"
        aria-label="Conversation"
        aria-live=${this.live ? 'polite' : 'off'}
        tabindex="0"
        @scroll=${this.scrolled}
      >
        <div class="inner ${this.talked() ? '' : 'first'}">
          <div class="welcome">
            <p class="hello"><span class="for-readers">Coach: </span>${WORDS.hello}</p>
            <p>${WORDS.welcome}</p>
          </div>
          ${repeat(this.messages, (message) => message.id, (message) => this.entry(message, next.get(message.id)))}
          ${this.file && !this.held
            ? html`<coach-file aria-live="off" .name=${this.file.name} .done=${this.file.part}></coach-file>`
            : nothing}
          <div aria-live="off" ?hidden=${!this.typing || this.file !== undefined}>
            <div class="typing"><span class="for-readers">${WORDS.typing}</span><i></i><i></i><i></i></div>
          </div>
          <coach-chips aria-live="off" .chips=${chips} ?hidden=${!chips.length}></coach-chips>
        </div>
      </div>
      ${this.behind
        ? html`<button type="button" class="jump" @click=${this.jump}>${downArrow()} New messages</button>`
        : nothing}`;
  }

  override focus(): void {
    this.box.focus();
  }

  /** Called when a hidden log comes into view: only then there is a height to scroll. */
  settle(): void {
    this.toEnd();
    this.behind = false;
  }

  private entry(message: Message, next: string | undefined): unknown {
    return html`<coach-message
      data-id=${message.id}
      .message=${message}
      .base=${this.base}
      .next=${next}
      ?fresh=${message.at >= this.since}
      ?held=${this.held}
    ></coach-message>`;
  }

  private talked(): boolean {
    return this.messages.some((message) => message.from !== 'note');
  }

  private chips(): ReturnType<typeof currentChips> {
    return this.talked() ? currentChips(this.messages) : WORDS.ask.map((title) => ({ title }));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated) this.wasNear = this.isNear();
    if (!changed.has('waiting') && !changed.has('held')) return;
    clearTimeout(this.timer);
    this.typing = false;
    if (this.waiting && !this.held) this.timer = setTimeout(() => this.startTyping(), TYPING_AFTER);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('messages')) return;
    const user = this.messages.filter((message) => message.from === 'user').at(-1)?.id ?? '';
    const asked = user !== this.lastUser;
    const more = this.messages.length > this.count;
    this.lastUser = user;
    this.count = this.messages.length;
    if (asked || this.wasNear) requestAnimationFrame(() => this.toEnd());
    else if (more) this.behind = true;
  }

  protected override firstUpdated(): void {
    setTimeout(() => (this.live = true), 500);
  }

  private startTyping(): void {
    this.typing = true;
    if (this.isNear()) requestAnimationFrame(() => this.toEnd());
  }

  /** To the end, but never past the last question: a long answer is read from its start. */
  private toEnd(): void {
    const { box } = this;
    const question = box.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.lastUser)}"]`);
    const end = box.scrollHeight - box.clientHeight;
    box.scrollTop = question ? Math.min(end, question.offsetTop - 12) : end;
    this.wasNear = true;
  }

  private isNear(): boolean {
    const { box } = this;
    const question = box.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.lastUser)}"]`);
    const rest = Math.min(box.scrollHeight - box.clientHeight, question ? question.offsetTop : Infinity);
    return box.scrollTop >= rest - NEAR;
  }

  private readonly scrolled = (): void => {
    if (this.behind && this.isNear()) this.behind = false;
  };

  private readonly jump = (): void => {
    this.settle();
    this.focus();
  };
}

define('coach-log', ChatLog);
