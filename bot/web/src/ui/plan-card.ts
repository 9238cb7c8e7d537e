/** A plan's days: side by side where there is room, one below the other on a phone. */
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { PlanDay, PlanLine } from '../core/plan';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define } from './events';

export class PlanCard extends LitElement {
  static override styles = [
    base,
    css`
      .days {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.25em), 1fr));
        gap: 10px;
        margin-bottom: 10px;
      }
      .day {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--bg);
        overflow-wrap: anywhere;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        align-items: baseline;
        margin: 0 0 6px;
        font-size: 0.95em;
      }
      h3 span {
        font-weight: 500;
        color: var(--muted);
      }
      ul {
        list-style: none;
      }
      li + li {
        margin-top: 8px;
        padding-top: 8px;
        border-top: 1px solid var(--line);
      }
      .lift {
        font-weight: 600;
        line-height: 1.35;
      }
      .lift::first-letter {
        text-transform: uppercase;
      }
      .note {
        font-size: 0.88em;
        color: var(--muted);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        margin: 2px 0 0;
        font-size: 0.88em;
      }
      dl div {
        display: flex;
        gap: 5px;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) days: PlanDay[] = [];

  override render(): unknown {
    return html`<div class="days">${this.days.map((day) => this.day(day))}</div>`;
  }

  private day({ number, weekday, lines }: PlanDay): unknown {
    return html`<div class="day" role="group" aria-labelledby="day-${number}">
      <h3 id="day-${number}">Day ${number}${weekday ? html` <span>${weekday}</span>` : nothing}</h3>
      ${lines.length
        ? html`<ul>
            ${lines.map((line) => this.line(line))}
          </ul>`
        : html`<p class="note">${WORDS.planFree}</p>`}
    </div>`;
  }

  private line({ lift, sets, reps, rpe, own, lighter }: PlanLine): unknown {
    const note = lighter ? WORDS.planLighter : own ? WORDS.planOwn : '';
    return html`<li>
      <p class="lift">${lift}</p>
      ${sets && reps && rpe
        ? html`<dl>
            ${this.fact('Sets', String(sets))}${this.fact('Reps', fromTo(reps))}${this.fact('RPE', fromTo(rpe))}
          </dl>`
        : nothing}
      ${note ? html`<p class="note">${note}</p>` : nothing}
    </li>`;
  }

  private fact(name: string, value: string): unknown {
    return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }
}

const fromTo = ([from, to]: [number, number]): string => (from === to ? String(from) : `${from} to ${to}`);

define('coach-plan', PlanCard);
