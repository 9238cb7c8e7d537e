/**
 * Entry of the widget. One line puts it on any page:
 * `<script src="https://host/widget.js" data-title="Ask the coach" data-color="#0f6b5c" defer></script>`
 */
import { CoachLauncher } from './widget/coach-launcher';

// Read at once: the browser names the running script only while it runs.
const script = document.currentScript ?? ownScript();

/** A module is not named while it runs. */
function ownScript(): HTMLScriptElement | undefined {
  return [...document.scripts].find(({ src }) => /\/widget\.js(?:[?#]|$)/.test(src));
}

function mount(): void {
  if (!(script instanceof HTMLScriptElement) || document.querySelector('coach-launcher')) return;
  const launcher = new CoachLauncher();
  launcher.base = new URL('.', script.src).href;
  if (script.dataset['title']) launcher.heading = script.dataset['title'];
  if (script.dataset['color']) launcher.color = script.dataset['color'];
  document.body.append(launcher);
  stay(launcher);
}

/** Keeps the launcher on a page that swaps its body, or empties it, instead of loading another page. */
function stay(launcher: CoachLauncher): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('coach-launcher')) (document.body as HTMLElement | null)?.append(launcher);
    look();
  });
  const look = (): void => {
    for (const each of [document.documentElement, document.body as HTMLElement | null]) {
      if (each) watch.observe(each, { childList: true });
    }
  };
  look();
}

// Without `defer`, in the head, there is no body yet.
if (document.readyState !== 'loading') mount();
else document.addEventListener('DOMContentLoaded', mount, { once: true });
