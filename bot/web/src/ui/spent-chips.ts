/** The buttons of a question that is closed: still to be read, with the one that was tapped, and no longer in use. */
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Chip } from '../core/messages';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define } from './events';
import { checkIcon } from './icons';

export class SpentChips extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 8px;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding: 4px 12px;
        min-height: 32px;
        border: 1px dashed var(--control);
        border-radius: 16px;
        color: var(--muted);
        font-size: 0.88em;
        line-height: 1.3;
        text-align: start;
        cursor: default;
        overflow-wrap: anywhere;
      }
      .chosen {
        border-style: solid;
        font-weight: 600;
      }
      p {
        margin-top: 6px;
        font-size: 0.88em;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) chips: Chip[] = [];
  /** What was said next. */
  @property() next = '';
  @state() private pressed = false;

  override render(): unknown {
    // The status is there before its words are: only then screen readers speak them.
    return html`<div role="group" aria-label=${WORDS.closedQuestion}>${this.chips.map((chip) => this.button(chip))}</div>
      <p role="status">${this.pressed ? WORDS.questionClosed : nothing}</p>`;
  }

  private button({ title }: Chip): unknown {
    const chosen = title === this.next;
    // Out of the way of Tab: there is nothing to do here.
    return html`<button
      type="button"
      class=${chosen ? 'chosen' : ''}
      aria-label=${chosen ? `${title}, your answer` : title}
      aria-disabled="true"
      tabindex="-1"
      @click=${() => (this.pressed = true)}
    >
      ${chosen ? checkIcon() : nothing}<span>${title}</span>
    </button>`;
  }
}

define('coach-spent', SpentChips);
