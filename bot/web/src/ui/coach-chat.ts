/** `<coach-chat>`: the whole chat, for a page of its own or inside the widget's panel. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { Chat } from '../core/chat';
import { WORDS } from '../core/wording';
import { base, tokens } from './base';
import './chat-composer';
import type { ChatComposer } from './chat-composer';
import './chat-header';
import './chat-log';
import type { ChatLog } from './chat-log';
import './chat-notice';
import './confirm-box';
import type { ConfirmBox } from './confirm-box';
import { define, type ChatEvent } from './events';
import './recovery-box';
import type { RecoveryBox } from './recovery-box';

export class CoachChat extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        height: 100%;
        font: var(--coach-font-size, 16px) / 1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
        color: var(--text);
        background: var(--bg);
        text-align: start;
      }
      .frame {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        height: 100%;
      }
      header {
        /* Its menu lies over the log. */
        position: relative;
        z-index: 1;
        padding: 10px var(--gutter, 16px);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      footer {
        padding: 10px var(--gutter, 16px) max(8px, env(safe-area-inset-bottom));
        border-top: 1px solid var(--line);
        background: var(--bg);
      }
      .column {
        max-width: var(--column, 760px);
        margin-inline: auto;
      }
      .disclaimer {
        margin-top: 6px;
        text-align: center;
        font-size: 0.82em;
        color: var(--muted);
      }
      @media (max-height: 420px) {
        header {
          padding-block: 2px;
        }
        footer {
          padding-block: 4px;
        }
        .disclaimer {
          margin-top: 2px;
        }
      }
    `,
  ];

  /** Address of the bot's server; the page's own when left out. */
  @property() base = '';
  @property() heading: string = WORDS.title;
  /** In a panel that can be closed, with its own button for it. */
  @property({ type: Boolean }) closable = false;
  /** Whether the panel around it is open. */
  @property({ type: Boolean }) open = true;
  @query('coach-composer') private readonly composer!: ChatComposer | null;
  @query('coach-log') private readonly log!: ChatLog;
  @query('coach-confirm') private readonly confirm!: ConfirmBox;
  @query('coach-recovery') private readonly recovery!: RecoveryBox;
  private chat: Chat | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.base ||= new URL('.', document.baseURI).href;
    this.chat = new Chat(this.base, () => this.changed());
    this.chat.visible = this.open;
    document.addEventListener('visibilitychange', this.seen);
    void this.chat.start();
    // Moved to another place of the page: the log has lost where it stood.
    if (this.hasUpdated) void this.updateComplete.then(() => this.log.settle());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.seen);
    this.chat?.stop();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.composer?.focus());
  }

  override render(): unknown {
    const { chat } = this;
    if (!chat) return html``;
    return html`<div
      class="frame"
      @coach-send=${this.send}
      @coach-file=${(event: ChatEvent<'coach-file'>) => void chat.files.send(event.detail.file)}
      @coach-retry=${(event: ChatEvent<'coach-retry'>) => chat.retry(event.detail.id)}
      @coach-vote=${this.vote}
      @coach-try=${() => chat.retryNow()}
      @coach-new=${this.newChat}
      @coach-code=${() => void this.recovery.open('offer')}
      @coach-recover=${() => void this.recovery.open('enter')}
      @coach-delete=${this.deleteData}
    >
      <header>
        <div class="column"><coach-header .heading=${this.heading} ?closable=${this.closable}></coach-header></div>
      </header>
      <coach-log
        .messages=${chat.state.messages}
        .base=${this.base}
        .file=${chat.files.progress}
        ?waiting=${chat.waiting}
        ?held=${chat.link !== 'ok'}
      ></coach-log>
      <footer>
        <div class="column">
          <coach-notice .link=${chat.link}></coach-notice>
          <coach-composer
            @input=${() => chat.prepare()}
            .base=${this.base}
            .limit=${chat.limit}
            .lengthOf=${(text: string) => chat.lengthOf(text)}
          ></coach-composer>
          <p class="disclaimer">${WORDS.disclaimer}</p>
        </div>
      </footer>
      <coach-confirm></coach-confirm>
      <coach-recovery
        .make=${() => chat.recoveryCode()}
        .use=${(code: string) => chat.recover(code)}
      ></coach-recovery>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.chat) return;
    this.chat.visible = this.open;
    this.seen();
    if (this.open) void this.log.updateComplete.then(() => this.log.settle());
  }

  private changed(): void {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('coach-change')); // the launcher counts what is unread
  }

  private readonly seen = (): void => {
    if (this.open && document.visibilityState === 'visible') this.chat?.markRead();
  };

  private readonly send = (event: ChatEvent<'coach-send'>): void => {
    const { text, payload } = event.detail;
    this.chat?.send(text, payload);
    // A used chip is gone, and with it the focus; the log does not open a phone's keyboard.
    if (event.composedPath()[0] !== this.composer) this.log.focus();
  };

  private readonly vote = async (event: ChatEvent<'coach-vote'>): Promise<void> => {
    const { id, positive, word, done } = event.detail;
    const message = this.chat?.state.messages.find((each) => each.id === id);
    done(message?.from === 'bot' && (await this.chat?.vote(message, positive, word)) === true);
  };

  private readonly newChat = async (): Promise<void> => {
    const started = this.chat?.state.messages.some((message) => message.from !== 'note');
    const question = { title: WORDS.newChatTitle, text: WORDS.newChatText, action: 'New chat', danger: false };
    if (started && !(await this.confirm.ask(question))) return;
    if (!(await this.chat?.newChat())) this.chat?.say(WORDS.newChatNotYet);
    this.focus();
  };

  private readonly deleteData = async (): Promise<void> => {
    const question = {
      title: WORDS.deleteTitle,
      text: WORDS.deleteText,
      action: 'Delete',
      danger: true,
      word: WORDS.deleteWord,
    };
    if (!(await this.confirm.ask(question))) return;
    if (!(await this.chat?.deleteData())) this.chat?.say(WORDS.notDeleted);
    this.focus();
  };
}

define('coach-chat', CoachChat);
