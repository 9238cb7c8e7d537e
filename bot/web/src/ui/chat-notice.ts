/** What stands in the way of sending, in one line, with a way to try again. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Link } from '../core/outbox';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define, tell } from './events';

const WORD: Record<Link, string> = { ok: '', offline: WORDS.offline, away: WORDS.away, busy: WORDS.busy };

export class ChatNotice extends LitElement {
  static override styles = [
    base,
    css`
      .bar {
        display: flex;
        align-items: center;
        gap: 12px;
        margin: 0 0 10px;
        padding: 8px 14px;
        border: 1px solid var(--caveat-line);
        border-radius: 12px;
        background: var(--caveat-bg);
        color: var(--caveat-text);
        font-size: 0.9em;
        line-height: 1.4;
      }
      p {
        flex: 1;
      }
      button {
        padding: 4px 8px;
        font-weight: 650;
        text-decoration: underline;
        white-space: nowrap;
      }
    `,
  ];

  @property() link: Link = 'ok';

  override render(): unknown {
    // The status element is there before its words are: only then screen readers speak them.
    return html`<div role="status">
      ${this.link === 'ok'
        ? nothing
        : html`<div class="bar">
            <p>${WORD[this.link]}</p>
            ${this.link === 'away'
              ? html`<button type="button" @click=${() => tell(this, 'coach-try', null)}>Try now</button>`
              : nothing}
          </div>`}
    </div>`;
  }
}

define('coach-notice', ChatNotice);
