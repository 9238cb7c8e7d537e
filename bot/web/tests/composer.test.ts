import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../src/chat';
import type { ChatComposer } from '../src/ui/chat-composer';
import { all, heard, show, text } from './dom';

beforeEach(() => sessionStorage.clear());
afterEach(() => document.body.replaceChildren());

describe('the composer', () => {
  const type = async (composer: ChatComposer, value: string): Promise<HTMLTextAreaElement> => {
    const area = all(composer, 'textarea')[0] as HTMLTextAreaElement;
    area.value = value;
    area.dispatchEvent(new InputEvent('input'));
    await composer.updateComplete;
    return area;
  };
  const enter = (init: KeyboardEventInit = {}): KeyboardEvent =>
    new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init });

  it('sends on Enter, not on Shift+Enter, not while a word is composed', async () => {
    const composer = await show<ChatComposer>('coach-composer', {});
    const area = await type(composer, ' hello ');
    for (const init of [{ shiftKey: true }, { isComposing: true }, { keyCode: 229 }]) {
      const event = enter(init);
      area.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(false);
    }
    const sent = heard('coach-send');
    area.dispatchEvent(enter());
    expect(await sent).toEqual({ text: 'hello' });
    await composer.updateComplete;
    expect(area.value).toBe('');
  });

  it('says before sending that 100,000 characters are too many, and keeps them', async () => {
    const composer = await show<ChatComposer>('coach-composer', { limit: 2_000 });
    let sent = 0;
    composer.addEventListener('coach-send', () => (sent += 1));
    const area = await type(composer, 'x'.repeat(100_000));
    expect(text(all(composer, '[role=alert]')[0])).toContain('100,000');
    area.dispatchEvent(enter());
    expect(sent).toBe(0);
    expect(area.value).toHaveLength(100_000);
  });

  it('keeps a draft over a reload', async () => {
    const first = await show<ChatComposer>('coach-composer', { base: 'https://a/' });
    await type(first, 'half a quest');
    const again = await show<ChatComposer>('coach-composer', { base: 'https://a/' });
    expect((all(again, 'textarea')[0] as HTMLTextAreaElement).value).toBe('half a quest');
  });
});

describe('a file', () => {
  it('that is dropped on the composer is handed over; dropped words are not', async () => {
    const composer = await show<ChatComposer>('coach-composer', {});
    const file = new File(['a,b'], 'log.csv');
    const drop = (files: File[]): Event => {
      const event = new Event('drop', { cancelable: true });
      Object.assign(event, { dataTransfer: { files } });
      all(composer, 'form')[0]?.dispatchEvent(event);
      return event;
    };
    expect(drop([]).defaultPrevented).toBe(false);
    const told = heard<{ file: File }>('coach-file');
    expect(drop([file]).defaultPrevented).toBe(true);
    expect((await told).file).toBe(file);
  });
});
