/** The works an answer rests on: closed at first, one tap away. */
import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Source } from '../core/wire';
import { base } from './base';
import { define } from './events';

export class SourceList extends LitElement {
  static override styles = [
    base,
    css`
      summary {
        cursor: pointer;
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 32px;
        padding: 2px 10px 2px 4px;
        margin-inline-start: -4px;
        border-radius: 6px;
        color: var(--link);
        font-size: 0.9em;
        font-weight: 600;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::before {
        content: '';
        width: 0.4em;
        height: 0.4em;
        margin: 0 5px;
        border: solid currentColor;
        border-width: 0 2px 2px 0;
        transform: rotate(-45deg);
        transition: transform 0.15s;
      }
      details[open] summary::before {
        transform: rotate(45deg) translate(-1px, -1px);
      }
      summary:hover {
        text-decoration: underline;
      }
      ol {
        list-style: none;
        display: grid;
        gap: 8px;
        margin-top: 6px;
      }
      li {
        padding: 10px 12px;
        border-radius: 10px;
        background: var(--raised);
        font-size: 0.9em;
        line-height: 1.45;
        overflow-wrap: anywhere;
        scroll-margin: 12px;
      }
      .label {
        font-weight: 650;
      }
      .title {
        font-style: italic;
      }
      .studied {
        margin-top: 2px;
        color: var(--muted);
      }
      a {
        display: inline-block;
        min-height: 24px;
        padding-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) sources: Source[] = [];
  @query('details') private readonly details!: HTMLDetailsElement | null;

  override render(): unknown {
    const count = this.sources.length;
    if (!count) return nothing;
    return html`<details>
      <summary>${count === 1 ? '1 source' : `${count} sources`}</summary>
      <ol>
        ${this.sources.map((source) => this.entry(source))}
      </ol>
    </details>`;
  }

  /** Opens the list at one work, and moves there. */
  show(id: string): void {
    if (!this.details) return;
    this.details.open = true;
    const entry = this.renderRoot.querySelector<HTMLElement>(`li[data-id="${CSS.escape(id)}"]`);
    entry?.focus();
  }

  private entry({ id, label, title, year, studied, url }: Source): unknown {
    // The label often holds the year already ("Plotkin 2023"); it is said once.
    const when = year !== null && !label.includes(String(year)) ? ` (${year})` : '';
    return html`<li data-id=${id} tabindex="-1">
      <p><span class="label">${label}${when}</span></p>
      <p class="title">${title}</p>
      ${studied ? html`<p class="studied">Studied: ${studied}</p>` : nothing}
      ${url
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
            >Read it at ${host(url)}<span class="for-readers">, ${label}, opens in a new tab</span></a
          >`
        : nothing}
    </li>`;
  }
}

const host = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

define('coach-sources', SourceList);
