import { css } from 'lit';

export const styles = css`
  :host {
    --accent: var(--coach-accent, #0f6b5c);
    --on-accent: var(--coach-on-accent, #ffffff);
    position: fixed;
    z-index: 2147483000;
    inset: auto 20px 20px auto;
    margin: 0 !important; /* a page's "* { margin }" would push it behind the panel */
    font: 16px / 1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    width: 60px;
    height: 60px;
    padding: 0;
    border: 2px solid #fff;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: 0 4px 18px rgb(0 0 0 / 30%);
    transition: transform 0.15s;
  }
  .launcher:hover {
    transform: scale(1.06);
  }
  :focus-visible {
    outline: 3px solid #0b57d0;
    outline-offset: 3px;
    box-shadow: 0 0 0 3px #fff;
  }
  svg {
    width: 28px;
    height: 28px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .unread {
    position: absolute;
    inset: -6px -6px auto auto;
    min-width: 26px;
    height: 26px;
    padding: 0 6px;
    border: 2px solid #fff;
    border-radius: 13px;
    background: #b3211b;
    color: #fff;
    font-size: 13px;
    font-weight: 700;
    line-height: 22px;
    text-align: center;
  }
  dialog {
    position: fixed;
    inset: auto 20px 96px auto;
    width: min(410px, calc(100vw - 40px));
    height: min(680px, calc(100dvh - 120px));
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 1px solid #8886;
    border-radius: 18px;
    overflow: hidden;
    background: #f5f4f0;
    color: #1b201e;
    box-shadow: 0 12px 48px rgb(0 0 0 / 30%);
  }
  dialog::backdrop {
    background: none;
  }
  .wait {
    padding: 32px 24px;
    text-align: center;
  }
  .wait p {
    margin: 0 0 16px;
  }
  .wait button {
    min-height: 40px;
    padding: 8px 16px;
    border: 1.5px solid currentColor;
    border-radius: 10px;
    background: none;
    color: inherit;
  }
  @media (max-width: 520px), (max-height: 460px) {
    dialog {
      inset: 0;
      width: 100vw;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: var(--coach-accent, #17705f);
    }
    dialog {
      background: #121618;
      color: #e7ecea;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher {
      transition: none;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
