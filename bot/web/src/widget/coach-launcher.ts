/** `<coach-launcher>`: the button on somebody's page, its unread count, and the panel it opens. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { glance, stateKey } from '../core/storage';
import { accentSheet, readColour } from './colour';
import { loadChat } from './load-chat';
import { styles } from './styles';

/** Where the panel fills the screen, what lies behind it must be out of reach: it opens as a modal. */
const FULL_SCREEN = '(max-width: 520px), (max-height: 460px)';

export class CoachLauncher extends LitElement {
  static override styles = styles;

  @property() base = '';
  @property() heading = 'Hip thrust coach';
  @property() color = '';
  @state() private open = false;
  @state() private chat: 'none' | 'loading' | 'ready' | 'failed' = 'none';
  @state() private unread = 0;
  @query('dialog') private readonly panel!: HTMLDialogElement;
  @query('.launcher') private readonly button!: HTMLButtonElement;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('storage', this.fromOtherTab);
    const { unread, pending } = glance(this.base);
    this.unread = unread;
    // Typed offline on an earlier page of this site: it is sent now, opened or not.
    if (pending) void this.load();
    if (!this.open) return;
    // Moved to another body while it was open: what is modal has to be shown as such again.
    this.panel.removeAttribute('open');
    this.present();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.fromOtherTab);
  }

  override render(): unknown {
    const { unread, open } = this;
    const count = unread > 99 ? '99+' : String(unread);
    const name = open ? `Close ${this.heading}` : `Open ${this.heading}${unread ? `, ${count} unread` : ''}`;
    return html`<button
        type="button"
        class="launcher"
        aria-label=${name}
        aria-expanded=${open ? 'true' : 'false'}
        aria-haspopup="dialog"
        @click=${this.toggle}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d=${open ? 'M6 9l6 6 6-6' : 'M4 5h16v11h-8l-5 4v-4H4z M8 9h8 M8 12h5'}></path>
        </svg>
        ${unread && !open ? html`<span class="unread" aria-hidden="true">${count}</span>` : nothing}
      </button>
      <dialog
        aria-label=${this.heading}
        @close=${this.closed}
        @cancel=${this.cancelled}
        @keydown=${this.key}
        @keyup=${keepIn}
        @keypress=${keepIn}
        @coach-close=${this.hide}
      >
        ${this.content()}
      </dialog>`;
  }

  private content(): unknown {
    if (this.chat === 'ready') {
      return html`<coach-chat
        .base=${this.base}
        .heading=${this.heading}
        .open=${this.open}
        .closable=${true}
        @coach-change=${this.recount}
      ></coach-chat>`;
    }
    if (this.chat !== 'failed') return html`<div class="wait" role="status">One moment …</div>`;
    return html`<div class="wait" role="alert">
      <p>The chat could not be loaded. Are you offline?</p>
      <button type="button" @click=${this.load}>Try again</button>
      <button type="button" @click=${this.hide}>Close</button>
    </div>`;
  }

  protected override firstUpdated(): void {
    const colour = readColour(this.color);
    if (colour) this.shadowRoot?.adoptedStyleSheets.push(accentSheet(colour));
    else if (this.color) console.warn(`coach widget: data-color "${this.color}" is not #rgb or #rrggbb`);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.open && this.chat === 'ready' && (changed.has('open') || changed.has('chat'))) {
      this.renderRoot.querySelector<HTMLElement>('coach-chat')?.focus();
    }
  }

  show(): void {
    if (this.open) return;
    this.present();
    this.open = true;
    void this.load();
  }

  private present(): void {
    if (matchMedia(FULL_SCREEN).matches) this.panel.showModal();
    else this.panel.show();
  }

  readonly hide = (): void => this.panel.close();

  private readonly toggle = (): void => (this.open ? this.hide() : this.show());

  private readonly closed = (event: Event): void => {
    if (event.target !== this.panel) return;
    this.open = false;
    this.button.focus();
  };

  /** The dialog inside (a confirmation) has a cancel of its own; it is not ours. */
  private readonly cancelled = (event: Event): void => {
    if (event.target !== this.panel) event.stopPropagation();
  };

  private readonly key = (event: KeyboardEvent): void => {
    keepIn(event);
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.hide();
  };

  private readonly load = async (): Promise<void> => {
    if (this.chat === 'ready') return;
    this.chat = 'loading';
    try {
      await loadChat(this.base);
      this.chat = 'ready';
    } catch {
      this.chat = 'failed';
    }
  };

  private readonly recount = (): void => {
    this.unread = glance(this.base).unread;
  };

  private readonly fromOtherTab = (event: StorageEvent): void => {
    if (event.key === stateKey(this.base) || event.key === null) this.recount();
  };
}

/** To the page a key in the chat looks like one on the page itself, where it may be a shortcut. */
const keepIn = (event: Event): void => event.stopPropagation();

if (!customElements.get('coach-launcher')) customElements.define('coach-launcher', CoachLauncher);
