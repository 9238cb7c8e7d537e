import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateKey } from '../src/core/storage';
import { CoachLauncher } from '../src/widget/coach-launcher';
import { readColour, textOn } from '../src/widget/colour';
import { BASE } from './helpers';

async function launcher(): Promise<CoachLauncher> {
  const element = new CoachLauncher();
  element.base = BASE;
  element.heading = 'Ask the coach';
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const button = (element: CoachLauncher): HTMLButtonElement => {
  const found = element.renderRoot.querySelector<HTMLButtonElement>('.launcher');
  if (!found) throw new Error('no button');
  return found;
};
const scripts = (): HTMLScriptElement[] => [...document.head.querySelectorAll('script')];

beforeEach(() => {
  localStorage.clear();
  // The test page fetches nothing: what loads, and fails, is up to the test.
  vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) if (node instanceof HTMLScriptElement) node.type = 'text/plain';
    for (const node of nodes) document.head.appendChild(node as Node);
  });
});
afterEach(() => {
  for (const script of scripts()) script.dispatchEvent(new Event('error')); // the next test loads anew
  document.body.replaceChildren();
  document.head.replaceChildren();
});

describe('the colour', () => {
  it('is a hex colour or nothing', () => {
    expect(readColour('#0F6')).toBe('#00ff66');
    expect(readColour(' #7a2e8e ')).toBe('#7a2e8e');
    for (const bad of ['red', '#12345', '#000;} * {display:none', '', null]) expect(readColour(bad)).toBeUndefined();
  });

  it('gets the text that reads better', () => {
    expect([textOn('#0f6b5c'), textOn('#ffee00'), textOn('#000000'), textOn('#ffffff')]).toEqual([
      '#ffffff',
      '#000000',
      '#ffffff',
      '#000000',
    ]);
  });
});

describe('the launcher', () => {
  it('loads the chat on first opening only, and says what it does', async () => {
    const element = await launcher();
    expect(scripts()).toHaveLength(0);
    expect(button(element).getAttribute('aria-label')).toBe('Open Ask the coach');
    button(element).click();
    await element.updateComplete;
    expect(scripts().map((script) => script.src)).toEqual([`${BASE}assets/chat-test.js`]);
    expect(button(element).getAttribute('aria-expanded')).toBe('true');
  });

  it('closes on Escape and gives the focus back', async () => {
    const element = await launcher();
    element.show();
    await element.updateComplete;
    const panel = element.renderRoot.querySelector('dialog');
    panel?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(panel?.open).toBe(false);
    expect(element.shadowRoot?.activeElement).toBe(button(element));
  });

  it('counts what is unread, also from another tab', async () => {
    localStorage.setItem(stateKey(BASE), JSON.stringify({ unread: 2, messages: [] }));
    const element = await launcher();
    expect(element.renderRoot.querySelector('.unread')?.textContent).toBe('2');
    expect(button(element).getAttribute('aria-label')).toContain('2 unread');
    localStorage.setItem(stateKey(BASE), JSON.stringify({ unread: 120, messages: [] }));
    window.dispatchEvent(new StorageEvent('storage', { key: stateKey(BASE) }));
    await element.updateComplete;
    expect(element.renderRoot.querySelector('.unread')?.textContent).toBe('99+');
  });

  it('fetches the chat unasked only to send what still waits', async () => {
    const state = { messages: [{ from: 'user', status: 'pending' }] };
    localStorage.setItem(stateKey(BASE), JSON.stringify(state));
    const element = await launcher();
    expect(scripts()).toHaveLength(1);
    expect(button(element).getAttribute('aria-expanded')).toBe('false');
  });

  it('offers another try when the chat cannot be loaded', async () => {
    const element = await launcher();
    element.show();
    scripts()[0]?.dispatchEvent(new Event('error'));
    await vi.waitFor(() => expect(element.renderRoot.querySelector('[role=alert]')).not.toBeNull());
    element.renderRoot.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    expect(scripts()).toHaveLength(1);
    scripts()[0]?.dispatchEvent(new Event('load'));
    await vi.waitFor(() => expect(element.renderRoot.querySelector('coach-chat')).not.toBeNull());
  });
});
