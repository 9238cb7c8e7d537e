/** What one seldom wants of a chat: a button that opens a short list of others. */
import { css, html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { base } from './base';
import { define, tell } from './events';
import { codeIcon, keyIcon, menuIcon, trashIcon } from './icons';

type Choice = 'coach-code' | 'coach-recover' | 'coach-delete';

export class ChatMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
      }
      button {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 44px;
        padding: 8px 10px;
        border-radius: 10px;
        font-size: 0.95em;
        font-weight: 550;
        color: var(--muted);
      }
      button:hover,
      .opener[aria-expanded='true'] {
        background: var(--raised);
        color: var(--text);
      }
      .opener {
        justify-content: center;
        min-width: 40px;
        min-height: 40px;
      }
      ul {
        position: absolute;
        inset: calc(100% + 6px) 0 auto auto;
        width: max-content;
        max-width: min(18em, 80vw);
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
        box-shadow: 0 6px 24px rgb(0 0 0 / 25%);
        list-style: none;
      }
      li button {
        width: 100%;
        color: var(--text);
        text-align: start;
      }
      li svg {
        flex: none;
      }
      .danger {
        color: var(--safety-text);
      }
    `,
  ];

  @state() private open = false;
  @query('.opener') private readonly opener!: HTMLButtonElement;

  override render(): unknown {
    // Safari gives a clicked button no focus; with a tabindex the box around it takes it.
    return html`<div tabindex="-1" @keydown=${this.key} @focusout=${this.left}>
      <button
        type="button"
        class="opener"
        title="Menu"
        aria-label="Menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${() => (this.open = !this.open)}
      >
        ${menuIcon()}
      </button>
      ${this.open
        ? html`<ul>
            <li>${this.choice('coach-code', 'Recovery code', keyIcon)}</li>
            <li>${this.choice('coach-recover', 'I have a code', codeIcon)}</li>
            <li>${this.choice('coach-delete', 'Delete my data', trashIcon, 'danger')}</li>
          </ul>`
        : nothing}
    </div>`;
  }

  private choice(name: Choice, title: string, icon: () => unknown, kind = ''): unknown {
    const choose = (): void => {
      this.close();
      tell(this, name, null);
    };
    return html`<button type="button" class=${kind} @click=${choose}>${icon()}<span>${title}</span></button>`;
  }

  private close(): void {
    this.open = false;
    this.opener.focus(); // what is opened next gives the focus back here
  }

  /** Esc closes this list, not the chat around it. */
  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.close();
  };

  /** A tap elsewhere, or Tab out of the list, closes it too. A tap on no button at all has no next focus. */
  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    if (!inside) this.open = false;
  };
}

define('coach-menu', ChatMenu);
