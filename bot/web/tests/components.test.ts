import { afterEach, describe, expect, it } from 'vitest';
import '../src/chat';
import { foldReplies } from '../src/core/messages';
import type { Caveat } from '../src/core/wire';
import { runs, type AnswerCard } from '../src/ui/answer-card';
import type { ChatLog } from '../src/ui/chat-log';
import type { MessageBubble } from '../src/ui/message-bubble';
import type { MessageTools } from '../src/ui/message-tools';
import type { QuickChips } from '../src/ui/quick-chips';
import type { SafetyCard } from '../src/ui/safety-card';
import type { SourceList } from '../src/ui/source-list';
import type { SpentChips } from '../src/ui/spent-chips';
import { all, heard, show, text } from './dom';
import { itemsOf } from './helpers';

const bubbleOf = (name: Parameters<typeof itemsOf>[0]) => {
  const [bubble] = foldReplies(itemsOf(name), 'm', 0);
  if (!bubble?.answer) throw new Error('no answer');
  return { ...bubble, answer: bubble.answer };
};

afterEach(() => document.body.replaceChildren());

describe('an answer', () => {
  it('shows every sentence, what it stands on, and every caveat', async () => {
    const { answer } = bubbleOf('setup');
    const card = await show<AnswerCard>('coach-answer', { answer });
    const shown = all(card, '.passage').map(text).join(' ');
    for (const sentence of answer.sentences) expect(shown).toContain(sentence.text);
    expect(all(card, '.badge').map(text)).toEqual(['Coaching practice, not tested', 'Guide']);
    expect(all(card, '.caveats li').map(text)).toEqual(answer.caveats.map((caveat) => caveat.text));
    expect(all(card, '.caveats details')).toHaveLength(0);
  });

  it('folds a caveat that was told a few messages ago, and opens it again', async () => {
    const { answer } = bubbleOf('setup');
    const [first, ...rest] = answer.caveats.map((caveat, at) => ({ ...caveat, folded: at > 0 }));
    const all_ = await show<AnswerCard>('coach-answer', {
      answer: { ...answer, caveats: answer.caveats.map((caveat) => ({ ...caveat, folded: true })) },
    });
    expect(text(all(all_, '.caveats summary')[0])).toBe('What I told you before');
    expect(all(all_, '.caveats details li')).toHaveLength(answer.caveats.length);
    const caveats = [first as Caveat, ...rest, { text: 'Another limit.', folded: true }];
    const card = await show<AnswerCard>('coach-answer', { answer: { ...answer, caveats } });
    expect(text(all(card, '.caveats > ul li')[0])).toBe(first?.text);
    expect(text(all(card, '.caveats summary')[0])).toBe('And what I told you before');
  });

  it('shares a badge among neighbours that stand on the same work', () => {
    expect(runs(bubbleOf('squat').answer.sentences).map((run) => run.length)).toEqual([2, 1]);
  });

  it('opens the source that a study badge names', async () => {
    const card = await show<AnswerCard>('coach-answer', { answer: bubbleOf('squat').answer });
    all(card, 'button.badge')[0]?.click();
    const list = card.renderRoot.querySelector<SourceList>('coach-sources');
    expect(list?.renderRoot.querySelector('details')?.open).toBe(true);
  });

  it('names title, year, what was studied and a safe link of each source', async () => {
    const { sources } = bubbleOf('squat').answer;
    const list = await show<SourceList>('coach-sources', { sources });
    const entry = text(all(list, 'li')[0]);
    for (const part of [sources[0]?.title, '2023', sources[0]?.studied]) expect(entry).toContain(part);
    for (const link of all(list, 'a')) {
      expect(link.getAttribute('rel')).toContain('noopener');
      expect(link.getAttribute('href')).toMatch(/^https:/);
    }
  });
});

describe('text from anybody', () => {
  const markup = '<img src=x onerror=alert(1)> **bold** <script>1</script>';

  it('is shown as text in bubbles of both sides', async () => {
    for (const message of [
      { from: 'user', id: 'a', at: 0, text: markup, status: 'sent' },
      { from: 'bot', id: 'b', at: 0, text: markup, chips: [] },
      { from: 'note', id: 'c', at: 0, text: markup },
    ] as const) {
      const bubble = await show<MessageBubble>('coach-message', { message: { ...message, chips: [] } as never });
      expect(all(bubble, 'img, script')).toEqual([]);
      expect(text(all(bubble, '.said, .text, .note')[0])).toContain('<img src=x onerror=alert(1)>');
    }
  });

  it('is shown as text on chips', async () => {
    const chips = await show<QuickChips>('coach-chips', { chips: [{ title: markup }] });
    expect(text(all(chips, 'button')[0])).toBe(markup);
  });
});

describe('messages', () => {
  it('loads an image from the bot, by whatever name the server goes', async () => {
    const message = { from: 'bot', id: 'a', at: 0, text: '', chips: [], image: 'http://internal:1/plots/x.png?k=1' } as const;
    const bubble = await show<MessageBubble>('coach-message', { message: { ...message, chips: [] }, base: 'https://coach.test/' });
    const image = all(bubble, 'img')[0] as HTMLImageElement;
    expect(image.getAttribute('src')).toBe('https://coach.test/plots/x.png?k=1');
    expect(image.getAttribute('alt')).not.toBe('');
    const dark = all(bubble, 'source')[0] as HTMLSourceElement;
    expect(dark.getAttribute('srcset')).toBe('https://coach.test/plots/x.png?k=1&theme=dark');
  });

  it('makes a file a link to tap', async () => {
    const download = { title: 'Download my data', url: 'https://coach.test/export/abc' };
    const message = { from: 'bot', id: 'a', at: 0, text: 'Here.', chips: [], download } as const;
    const bubble = await show<MessageBubble>('coach-message', { message: { ...message, chips: [] }, base: 'https://coach.test/' });
    const link = all(bubble, 'a')[0] as HTMLAnchorElement;
    expect([link.href, link.textContent]).toEqual([download.url, download.title]);
  });

  it('offers to send a failed message again', async () => {
    const message = { from: 'user', id: 'a', at: 0, text: 'x', status: 'failed', problem: 'No.' } as const;
    const bubble = await show<MessageBubble>('coach-message', { message });
    const retry = heard('coach-retry');
    all(bubble, '.state button')[0]?.click();
    expect(await retry).toEqual({ id: 'a' });
  });

  it('marks a safety hand-off, loud only when it is new, and makes the numbers callable', async () => {
    const words = 'Call your local emergency number (999, 112 or 911).';
    const card = await show<SafetyCard>('coach-safety', { level: 'emergency', text: words, fresh: true });
    expect(all(card, '[role=alert]')).toHaveLength(1);
    expect(text(all(card, '.words')[0])).toBe(words);
    expect(all(card, 'a').map((link) => link.getAttribute('href'))).toEqual(['tel:999', 'tel:112', 'tel:911']);
    const old = await show<SafetyCard>('coach-safety', { level: 'urgent', text: words });
    expect(all(old, '[role=alert], a')).toEqual([]);
  });

  it('keeps the caveats of a pain answer inside the safety card', async () => {
    const bubble = await show<MessageBubble>('coach-message', { message: bubbleOf('pain') });
    expect(all(bubble, 'coach-safety coach-answer')).toHaveLength(1);
  });

  it('takes a thumb, then an optional word', async () => {
    const tools = await show<MessageTools>('coach-tools', { message: { ...bubbleOf('need'), vote: false }, votable: true });
    const vote = heard<{ positive: boolean; done(kept: boolean): void }>('coach-vote');
    all(tools, '[aria-label="Not helpful"]')[0]?.click();
    (await vote).done(true);
    await tools.updateComplete;
    expect((await vote).positive).toBe(false);
    const word = heard<{ word: string }>('coach-vote');
    const input = all(tools, 'input')[0] as HTMLInputElement;
    input.value = 'too short';
    all(tools, 'form')[0]?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    expect((await word).word).toBe('too short');
  });
});

describe('the buttons of a closed question', () => {
  const asked = (next: string | undefined) => {
    const save = { title: 'Yes, save it', payload: '/affirm{"question": "q1"}' };
    const chips = [save, { title: 'Cancel', payload: '/stop' }, { title: 'Why?', payload: '/ask_why' }];
    const message = { from: 'bot', id: 'a', at: 0, text: 'Shall I save it?', chips } as const;
    return show<MessageBubble>('coach-message', { message: { ...message, chips }, next });
  };

  it('are not shown while it is open: they are chips at the end of the log', async () => {
    expect(all(await asked(undefined), 'coach-spent')).toEqual([]);
  });

  it('are spent, name the one that was tapped, and say so when pressed', async () => {
    const spent = all(await asked('Yes, save it'), 'coach-spent')[0] as SpentChips;
    await spent.updateComplete;
    const names = all(spent, 'button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Yes, save it, your answer', 'Cancel']);
    for (const button of all(spent, 'button')) expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(text(all(spent, '[role=status]')[0])).toBe('');
    all(spent, 'button')[1]?.click();
    await spent.updateComplete;
    expect(text(all(spent, '[role=status]')[0])).toContain('That question is closed');
  });
});

describe('the log', () => {
  it('is a log, and starts with what the bot knows and three real questions', async () => {
    const log = await show<ChatLog>('coach-log', {});
    expect(all(log, '[role=log]')[0]?.getAttribute('aria-live')).toBe('off');
    const chips = log.renderRoot.querySelector<QuickChips>('coach-chips');
    expect(chips?.chips).toHaveLength(3);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await log.updateComplete;
    expect(all(log, '[role=log]')[0]?.getAttribute('aria-live')).toBe('polite');
  });

  it('sends the payload of a chip under its label', async () => {
    const chips = await show<QuickChips>('coach-chips', { chips: [{ title: 'Why?', payload: '/ask_why' }] });
    const sent = heard('coach-send');
    all(chips, 'button')[0]?.click();
    expect(await sent).toEqual({ text: 'Why?', payload: '/ask_why' });
  });
});
