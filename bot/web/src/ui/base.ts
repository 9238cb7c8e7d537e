/** Colours of both themes, and what every element of the chat shares. */
import { css } from 'lit';

/** Set once on the outermost element; custom properties reach through every shadow root below. */
export const tokens = css`
  :host {
    --accent: var(--coach-accent, #0f6b5c);
    --on-accent: var(--coach-on-accent, #ffffff);
    --bg: #f5f4f0;
    --surface: #ffffff;
    --raised: #f0eee8;
    --text: #1b201e;
    --muted: #59625e;
    --line: #dedbd3;
    --control: #7d8883;
    --link: #0b5a70;
    --focus: #0b57d0;
    --caveat-bg: #fff5dc;
    --caveat-line: #b26a00;
    --caveat-text: #46330c;
    --study-bg: #e2ebfb;
    --study-text: #1b4788;
    --practice-bg: #eeebe4;
    --practice-text: #50483a;
    --guide-bg: #e0f1ec;
    --guide-text: #0d574a;
    --safety-bg: #fdeae7;
    --safety-text: #8a1a16;
    --alarm: #b3211b;
    --on-alarm: #ffffff;
    --warn: #f6c453;
    --on-warn: #3a2a00;
    --shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 2px 8px rgb(0 0 0 / 5%);
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: var(--coach-accent, #17705f);
      --bg: #121618;
      --surface: #1d2326;
      --raised: #283034;
      --text: #e7ecea;
      --muted: #a4b0ab;
      --line: #343d41;
      --control: #7b8884;
      --link: #8fd0e6;
      --focus: #8ab8ff;
      --caveat-bg: #332a14;
      --caveat-line: #e0a83f;
      --caveat-text: #f4e2b8;
      --study-bg: #1d3252;
      --study-text: #bdd6ff;
      --practice-bg: #37342c;
      --practice-text: #e0d8c6;
      --guide-bg: #163b33;
      --guide-text: #aee5d7;
      --safety-bg: #4a1f1b;
      --safety-text: #ffd0ca;
      --alarm: #b3261e;
      --shadow: 0 1px 3px rgb(0 0 0 / 40%);
      color-scheme: dark;
    }
  }
`;

export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  h1,
  h2,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    border: 0;
    background: none;
    padding: 0;
    min-width: 24px;
    min-height: 24px;
    touch-action: manipulation;
  }
  a {
    color: var(--link);
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: 6px;
  }
  svg {
    display: block;
    width: 1.25em;
    height: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .for-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`;
