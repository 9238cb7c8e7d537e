/** An answer: what it says, what each part stands on, what it does not prove, where it is from. */
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Plan } from '../core/plan';
import type { Answer, Basis, Caveat, Sentence, Source } from '../core/wire';
import { base } from './base';
import { define } from './events';
import './plan-card';
import './source-list';
import type { SourceList } from './source-list';

const BADGE: Record<Basis, string> = {
  guide: 'Guide',
  study: 'Study',
  practice: 'Coaching practice, not tested',
  safety: 'Safety',
};

export class AnswerCard extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        white-space: normal;
      }
      h2 {
        font-size: 0.9em;
        font-weight: 600;
        color: var(--muted);
        margin-bottom: 6px;
      }
      .passage {
        margin-bottom: 10px;
        line-height: 1.55;
        overflow-wrap: anywhere;
      }
      .badge {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-height: 24px;
        padding: 1px 9px;
        border-radius: 12px;
        font-size: 0.78em;
        font-weight: 600;
        line-height: 1.4;
        vertical-align: middle;
        text-align: start;
      }
      button.badge {
        text-decoration: underline;
        text-decoration-style: dotted;
        text-underline-offset: 3px;
      }
      button.badge:hover {
        text-decoration-style: solid;
      }
      .guide {
        background: var(--guide-bg);
        color: var(--guide-text);
      }
      .study {
        background: var(--study-bg);
        color: var(--study-text);
      }
      .practice {
        background: var(--practice-bg);
        color: var(--practice-text);
      }
      .safety {
        background: var(--safety-bg);
        color: var(--safety-text);
      }
      .caveats {
        margin: 12px 0 8px;
        padding: 10px 12px;
        border-inline-start: 4px solid var(--caveat-line);
        border-radius: 4px 10px 10px 4px;
        background: var(--caveat-bg);
        color: var(--caveat-text);
        font-size: 0.93em;
        line-height: 1.5;
      }
      .caveats p {
        font-weight: 650;
      }
      .caveats ul {
        list-style: none;
      }
      .caveats summary {
        min-height: 24px;
        cursor: pointer;
        text-decoration: underline dotted;
        text-underline-offset: 3px;
      }
      .caveats li + li {
        margin-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) answer!: Answer;
  /** Days of a plan, in the place of the sentences that tell them. */
  @property({ attribute: false }) plan: Plan | undefined;
  @query('coach-sources') private readonly list!: SourceList | null;

  override render(): unknown {
    const { title, sentences, caveats, sources } = this.answer;
    const [first = sentences.length] = this.plan?.sentences ?? [];
    const [open, folded] = [false, true].map((is) => caveats.filter((caveat) => caveat.folded === is)) as [
      Caveat[],
      Caveat[],
    ];
    const after = sentences.filter((_, at) => at > first && !this.plan?.sentences.includes(at));
    return html`${title ? html`<h2>${title}</h2>` : nothing}
      ${this.passages(sentences.slice(0, first), sources)}
      ${this.plan
        ? html`<coach-plan .days=${this.plan.days}></coach-plan>
            <p class="passage">${this.badges(sentences[first], sources)}</p>`
        : nothing}
      ${this.passages(after, sources)}
      <div class="caveats" role="note" aria-label="Keep in mind">
        <p aria-hidden="true">Keep in mind</p>
        ${open.length ? list(open) : nothing}
        ${folded.length
          ? html`<details>
              <summary>${open.length ? 'And what I told you before' : 'What I told you before'}</summary>
              ${list(folded)}
            </details>`
          : nothing}
      </div>
      <coach-sources aria-live="off" .sources=${sources}></coach-sources>`;
  }

  private passages(sentences: Sentence[], sources: Source[]): unknown {
    const parts = this.answer.listed ? sentences.map((sentence) => [sentence]) : runs(sentences);
    return parts.map((run) => this.passage(run, sources));
  }

  private passage(run: Sentence[], sources: Source[]): unknown {
    const text = run.map((sentence) => sentence.text).join(' ');
    return html`<p class="passage">${text} ${this.badges(run[0], sources)}</p>`;
  }

  private badges(first: Sentence | undefined, sources: Source[]): unknown {
    if (!first) return nothing;
    const named = sources.filter((source) => first.basis === 'study' && first.sources.includes(source.id));
    if (!named.length) return html`<span class="badge ${first.basis}">${BADGE[first.basis]}</span>`;
    return named.map(
      (source) =>
        html`<button type="button" class="badge study" @click=${() => this.list?.show(source.id)}>
          ${BADGE.study}: ${source.label}</button
        >${' '}`,
    );
  }
}

function list(caveats: Caveat[]): unknown {
  return html`<ul>
    ${caveats.map(({ text }) => html`<li>${text}</li>`)}
  </ul>`;
}

/** Neighbouring sentences that stand on the same thing share one badge. */
export function runs(sentences: Sentence[]): Sentence[][] {
  const found: Sentence[][] = [];
  for (const sentence of sentences) {
    const run = found.at(-1);
    const same = run?.[0]?.basis === sentence.basis && run[0].sources.join() === sentence.sources.join();
    if (run && same) run.push(sentence);
    else found.push([sentence]);
  }
  return found;
}

define('coach-answer', AnswerCard);
