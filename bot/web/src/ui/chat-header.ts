/** Name of the bot, and what one can do with the whole chat. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from './base';
import { define, tell } from './events';
import './chat-menu';
import { barbellIcon, closeIcon, newIcon } from './icons';

type Command = 'coach-new' | 'coach-close';

export class ChatHeader extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .mark {
        flex: none;
        display: grid;
        place-items: center;
        width: 38px;
        height: 38px;
        margin-inline-end: 8px;
        border-radius: 12px;
        background: var(--accent);
        color: var(--on-accent);
      }
      h1,
      h2 {
        flex: 1;
        min-width: 0;
        font-size: 1.1em;
        font-weight: 700;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-width: 40px;
        height: 40px;
        padding: 0 8px;
        border-radius: 10px;
        font-size: 0.95em;
        font-weight: 550;
        color: var(--muted);
      }
      button:hover {
        background: var(--raised);
        color: var(--text);
      }
      /* Large text on a narrow screen: the name needs the room more than the mark does. */
      @container (max-width: 15em) {
        .mark {
          display: none;
        }
      }
      @container (max-width: 560px) {
        button span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Boolean }) closable = false;

  override render(): unknown {
    // On a page of its own the chat's name is the page's first heading; in a widget the page has its own.
    return html`<div class="bar">
      <div class="mark">${barbellIcon()}</div>
      ${this.closable ? html`<h2>${this.heading}</h2>` : html`<h1>${this.heading}</h1>`}
      ${this.button('coach-new', 'New chat', newIcon)}
      <coach-menu></coach-menu>
      ${this.closable ? this.button('coach-close', 'Close', closeIcon) : nothing}
    </div>`;
  }

  private button(command: Command, name: string, icon: () => unknown): unknown {
    const say = (): void => tell(this, command, null);
    return html`<button type="button" title=${name} @click=${say}>${icon()}<span>${name}</span></button>`;
  }
}

define('coach-header', ChatHeader);
