/** A file on its way: how much of it is sent, then that it is being read. */
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { WORDS } from '../core/wording';
import { base } from './base';
import { define } from './events';

export class FileProgress extends LitElement {
  static override styles = [
    base,
    css`
      /* A small file is there sooner than this could be read. */
      :host {
        visibility: hidden;
        animation: appear 1ms 250ms forwards;
        width: min(100%, 22em);
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: 4px 18px 18px 18px;
        background: var(--surface);
        font-size: 0.95em;
        overflow-wrap: anywhere;
      }
      @keyframes appear {
        to {
          visibility: visible;
        }
      }
      progress {
        appearance: none;
        display: block;
        width: 100%;
        height: 8px;
        margin-top: 8px;
        border: 0;
        border-radius: 4px;
        overflow: hidden;
        background: var(--raised);
      }
      ::-webkit-progress-bar {
        background: none;
      }
      ::-webkit-progress-value {
        background: var(--link);
      }
      ::-moz-progress-bar {
        background: var(--link);
      }
      :indeterminate {
        background: var(--raised) linear-gradient(var(--link), var(--link)) no-repeat 0 0 / 30% 100%;
        animation: read 1.4s infinite alternate ease-in-out;
      }
      :indeterminate::-moz-progress-bar {
        background: none;
      }
      @keyframes read {
        to {
          background-position-x: 100%;
        }
      }
    `,
  ];

  @property() name = '';
  /** Sent so far, from 0 to 1; undefined while it is read. */
  @property({ attribute: false }) done: number | undefined;

  override render(): unknown {
    const text = this.done === undefined ? WORDS.reading(this.name) : WORDS.sending(this.name);
    const bar =
      this.done === undefined
        ? html`<progress aria-label=${text}></progress>`
        : html`<progress aria-label=${text} max="1" .value=${this.done}></progress>`;
    return html`<p>${text}</p>
      ${bar}`;
  }
}

define('coach-file', FileProgress);
