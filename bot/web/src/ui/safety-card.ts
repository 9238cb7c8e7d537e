/** A hand-off: one thing to do, in words nobody can miss. It carries no coaching of its own. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { SafetyLevel } from '../core/wire';
import { base } from './base';
import { define } from './events';
import { alarmIcon } from './icons';

const HEADING: Record<SafetyLevel, string> = {
  emergency: 'Stop. Get help now',
  urgent: 'Stop. See a doctor today',
  clinician: 'One for a clinician',
};
const EMERGENCY_NUMBER = /\b(999|112|911)\b/;

export class SafetyCard extends LitElement {
  static override styles = [
    base,
    css`
      .card {
        border: 2px solid var(--alarm);
        border-radius: 14px;
        background: var(--surface);
        overflow: hidden;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 10px 16px;
        background: var(--alarm);
        color: var(--on-alarm);
        font-size: 1.1em;
        line-height: 1.3;
      }
      h2 svg {
        flex: none;
      }
      .clinician {
        border-color: var(--warn);
      }
      .clinician h2 {
        background: var(--warn);
        color: var(--on-warn);
      }
      .words {
        padding: 14px 16px;
        font-size: 1.05em;
        line-height: 1.55;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .clinician .words {
        font-size: 1em;
      }
      a {
        font-weight: 700;
      }
    `,
  ];

  @property() level: SafetyLevel = 'clinician';
  @property() text = '';
  /** Just said, not read from the history: only then it interrupts a screen reader. */
  @property({ type: Boolean }) fresh = false;

  override render(): unknown {
    return html`<div class="card ${this.level}" role=${this.fresh ? 'alert' : 'group'} aria-label=${HEADING[this.level]}>
      <h2>${alarmIcon()}<span>${HEADING[this.level]}</span></h2>
      <div class="words">${this.text ? this.words() : nothing}<slot></slot></div>
    </div>`;
  }

  private words(): unknown {
    if (this.level !== 'emergency') return this.text;
    return this.text
      .split(EMERGENCY_NUMBER)
      .map((part) => (EMERGENCY_NUMBER.test(part) ? html`<a href="tel:${part}">${part}</a>` : part));
  }
}

define('coach-safety', SafetyCard);
