/**
 * Entry of the widget. One line puts it on any page:
 * `<script src="https://host/widget.js" data-title="Ask the coach" data-color="#0f6b5c" defer></script>`
 */
import { CoachLauncher } from './widget/coach-launcher';

// Read at once: the browser names the running script only while it runs.
const script = document.currentScript;

function mount(): void {
  if (!(script instanceof HTMLScriptElement) || document.querySelector('coach-launcher')) return;
  const launcher = new CoachLauncher();
  launcher.base = new URL('.', script.src).href;
  if (script.dataset['title']) launcher.heading = script.dataset['title'];
  if (script.dataset['color']) launcher.color = script.dataset['color'];
  document.body.append(launcher);
}

// Without `defer`, in the head, there is no body yet.
if (document.readyState !== 'loading') mount();
else document.addEventListener('DOMContentLoaded', mount, { once: true });
