/** Questions to tap. What is sent may differ from what stands on the chip. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Chip } from '../core/messages';
import { base } from './base';
import { define, tell } from './events';

export class QuickChips extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      button {
        padding: 8px 14px;
        min-height: 40px;
        border: 1.5px solid var(--control);
        border-radius: 20px;
        background: var(--surface);
        text-align: start;
        font-size: 0.95em;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      button:hover {
        background: var(--raised);
        border-color: var(--text);
      }
      button:focus-visible {
        border-radius: 20px;
      }
    `,
  ];

  @property({ attribute: false }) chips: Chip[] = [];

  override render(): unknown {
    if (!this.chips.length) return nothing;
    return html`<div role="group" aria-label="Suggested questions">
      ${this.chips.map((chip) => html`<button type="button" @click=${() => this.use(chip)}>${chip.title}</button>`)}
    </div>`;
  }

  private use({ title, payload }: Chip): void {
    tell(this, 'coach-send', payload ? { text: title, payload } : { text: title });
  }
}

define('coach-chips', QuickChips);
