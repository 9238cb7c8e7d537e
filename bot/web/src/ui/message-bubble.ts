/** One entry of the log. Text is always text: markup in it, from anybody, is shown and never run. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { answersIn, type BotMessage, type Message, type UserMessage } from '../core/messages';
import { WORDS } from '../core/wording';
import './answer-card';
import { base } from './base';
import { define, tell } from './events';
import './message-tools';
import './safety-card';
import './spent-chips';

export class MessageBubble extends LitElement {
  static override styles = [
    base,
    css`
      .user {
        display: grid;
        justify-items: end;
        padding-inline-start: 12%;
      }
      .said {
        max-width: 100%;
        padding: 10px 14px;
        border-radius: 18px 18px 4px 18px;
        background: var(--accent);
        color: var(--on-accent);
        line-height: 1.5;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .waiting .said {
        outline: 2px dashed var(--control);
        outline-offset: 2px;
      }
      .state {
        margin-top: 6px;
        font-size: 0.85em;
        color: var(--muted);
      }
      .state.failed {
        color: var(--safety-text);
      }
      .state button {
        padding: 4px 10px;
        margin-inline-start: 4px;
        font-weight: 650;
        text-decoration: underline;
      }
      .bot {
        max-width: 42em;
        padding-inline-end: min(4%, 24px);
      }
      .wide {
        max-width: none;
      }
      .card {
        padding: 12px 16px 10px;
        border: 1px solid var(--line);
        border-radius: 4px 18px 18px 18px;
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .text {
        line-height: 1.55;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      img {
        display: block;
        max-width: min(100%, 26em);
        height: auto;
        border-radius: 8px;
        background: #fff;
      }
      .note {
        text-align: center;
        font-size: 0.9em;
        color: var(--muted);
        padding: 2px 8%;
        line-height: 1.45;
      }
      coach-tools {
        margin: 2px 0 -2px;
      }
    `,
  ];

  @property({ attribute: false }) message!: Message;
  @property({ type: Boolean }) fresh = false;
  /** Whether the connection holds a message back; without it "waiting" would only flicker. */
  @property({ type: Boolean }) held = false;
  /** Address of the bot's server, where images are. */
  @property() base = '';

  /** What was said next; undefined for the latest replies, whose chips can still be used. */
  @property({ attribute: false }) next: string | undefined;

  override render(): unknown {
    const { message } = this;
    if (message.from === 'user') return this.user(message);
    if (message.from === 'note') return html`<p class="note">${message.text}</p>`;
    return html`<div class="bot ${message.plan ? 'wide' : ''}"><span class="for-readers">Coach:</span>${this.bot(message)}${this.spent(message)}</div>`;
  }

  private user(message: UserMessage): unknown {
    const waiting = message.status === 'pending' && this.held;
    // The person knows what they wrote; only answers are read out.
    return html`<div class="user ${waiting ? 'waiting' : ''}" aria-live="off">
      <div class="said"><span class="for-readers">You: </span>${message.text}</div>
      ${waiting ? html`<p class="state">Waiting to be sent</p>` : nothing}
      ${message.status === 'failed'
        ? html`<p class="state failed" role="alert">
            Not sent. ${message.problem}
            <button type="button" @click=${() => tell(this, 'coach-retry', { id: message.id })}>Send again</button>
          </p>`
        : nothing}
    </div>`;
  }

  private bot(message: BotMessage): unknown {
    const { safety, answer } = message;
    if (safety) {
      const content = answer ? html`<coach-answer .answer=${answer}></coach-answer>` : nothing;
      return html`<coach-safety level=${safety} .text=${answer ? '' : message.text} ?fresh=${this.fresh}
          >${content}</coach-safety
        >
        ${this.tools(message, Boolean(answer))}`;
    }
    return html`<div class="card">
      ${answer ? html`<coach-answer .answer=${answer} .plan=${message.plan}></coach-answer>` : nothing}
      ${!answer && message.text ? html`<p class="text">${message.text}</p>` : nothing}
      ${message.image ? this.picture(message.image, message.alt || message.text || WORDS.plotAlt) : nothing}
      ${message.download ? html`<p class="text"><a href=${message.download.url}>${message.download.title}</a></p>` : nothing}
      ${this.tools(message, true)}
    </div>`;
  }

  private spent({ chips }: BotMessage): unknown {
    const answers = this.next === undefined ? [] : answersIn(chips);
    if (!answers.length) return nothing;
    return html`<coach-spent aria-live="off" .chips=${answers} .next=${this.next ?? ''}></coach-spent>`;
  }

  /** In the page's own theme: a white plot would glare at night. */
  private picture(image: string, alt: string): unknown {
    return html`<picture>
      <source srcset=${this.address(image, 'dark')} media="(prefers-color-scheme: dark)" />
      <img src=${this.address(image)} alt=${alt} />
    </picture>`;
  }

  private tools(message: BotMessage, votable: boolean): unknown {
    if (!message.text && !message.answer) return nothing;
    return html`<coach-tools aria-live="off" .message=${message} ?votable=${votable}></coach-tools>`;
  }

  /** Images are on the bot's own server; the path is taken there whatever name the server goes by. */
  private address(image: string, theme?: 'dark'): string {
    try {
      const { pathname, search } = new URL(image, this.base);
      const address = new URL(pathname + search, this.base);
      if (theme) address.searchParams.set('theme', theme);
      return address.href;
    } catch {
      return '';
    }
  }
}

define('coach-message', MessageBubble);
