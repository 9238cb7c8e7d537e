import { describe, expect, it } from 'vitest';
import { asPlainText, currentChips, foldHistory, foldReplies, insertReplies, type Message } from '../src/core/messages';
import { readAnswer, readItems, webAddress } from '../src/core/wire';
import { itemsOf } from './helpers';

describe('reading what the server sends', () => {
  it('keeps links to the web and drops everything that could run', () => {
    expect(webAddress('https://pmc.ncbi.nlm.nih.gov/x')).toBe('https://pmc.ncbi.nlm.nih.gov/x');
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'x', null, 3]) expect(webAddress(bad)).toBeNull();
  });

  it('does not show a card without its caveats', () => {
    expect(readAnswer({ sentences: [{ text: 'a', basis: 'guide' }], caveats: [] })).toBeUndefined();
    expect(readAnswer('text')).toBeUndefined();
  });

  it('never rounds an unknown basis up', () => {
    const answer = readAnswer({ sentences: [{ text: 'a', basis: 'fact' }], caveats: [{ text: 'c' }] });
    expect(answer?.sentences[0]?.basis).toBe('practice');
  });

  it('survives nonsense', () => {
    expect(readItems([null, 3, [], { text: 5, buttons: 'x', custom: 7 }])).toEqual([{}]);
    expect(readItems('nonsense')).toEqual([]);
  });
});

describe('folding replies into bubbles', () => {
  it('makes one bubble of an answer, its caveats and its buttons', () => {
    const [bubble, ...rest] = foldReplies(itemsOf('squat'), 'm1', 5);
    expect(rest).toEqual([]);
    expect(bubble?.answer?.caveats.length).toBeGreaterThan(0);
    for (const { text } of bubble?.answer?.caveats ?? []) expect(bubble?.text).toContain(text);
    expect(bubble?.chips.map((chip) => chip.payload)).toContain('/ask_why');
    expect(bubble?.id).toBe('m1.0');
  });

  it('keeps two answers of one message apart, in the order asked', () => {
    const bubbles = foldReplies([...itemsOf('squat'), ...itemsOf('sets')], 'm1', 5);
    expect(bubbles.map((bubble) => bubble.answer?.intent)).toEqual(['squat_vs_thrust', 'sets_and_reps']);
  });

  it('marks the text before a safety level', () => {
    const items = readItems([{ text: 'Stop.' }, { custom: { safety: { level: 'emergency' } } }]);
    expect(foldReplies(items, 'm', 0)).toMatchObject([{ text: 'Stop.', safety: 'emergency' }]);
    expect(foldReplies(itemsOf('pain'), 'm', 0)).toMatchObject([{ safety: 'clinician', answer: { intent: 'pain_or_injury' } }]);
  });

  it('keeps what an image shows with it', () => {
    const bubbles = foldReplies(readItems([{ image: 'https://x/p.png' }, { custom: { alt: 'Two charts.' } }]), 'm', 0);
    expect(bubbles.map((bubble) => bubble.alt)).toEqual(['Two charts.']);
  });

  it('keeps the words that come before an image with it', () => {
    const items = [{ text: 'So far.' }, { custom: { alt: 'Two charts.' } }, { image: 'https://x/p.png' }, { text: 'Next.' }];
    const bubbles = foldReplies(readItems(items), 'm', 0);
    expect(bubbles.map((bubble) => bubble.alt)).toEqual([undefined, 'Two charts.', undefined]);
  });

  it('gives an image a bubble of its own', () => {
    const bubbles = foldReplies(readItems([{ text: 'Look.' }, { image: 'https://x/p.png' }]), 'm', 0);
    expect(bubbles.map((bubble) => bubble.image)).toEqual([undefined, 'https://x/p.png']);
  });

  it('reads the history with the ids of the server', () => {
    const items = readItems([
      { id: 'a', from: 'user', text: 'Hi', at: '2026-01-01T00:00:00Z' },
      { id: 'b', from: 'bot', text: 'Hello', at: '2026-01-01T00:00:01Z' },
    ]);
    expect(foldHistory(items)).toMatchObject([
      { id: 'a', from: 'user', status: 'sent' },
      { id: 'b', from: 'bot', at: Date.parse('2026-01-01T00:00:00Z') + 1000 },
    ]);
  });
});

describe('the log', () => {
  const user = (id: string): Message => ({ from: 'user', id, at: 0, text: id, status: 'sent' });

  it('puts a late reply behind its own question, once', () => {
    const replies = foldReplies(readItems([{ text: 'r' }]), 'a', 0);
    const once = insertReplies([user('a'), user('b')], 'a', replies);
    expect(once.map((message) => message.id)).toEqual(['a', 'a.0', 'b']);
    expect(insertReplies(once, 'a', replies)).toEqual(once);
  });

  it('offers the chips of the last turn only, each once', () => {
    const replies = foldReplies([...itemsOf('need'), ...itemsOf('squat')], 'a', 0);
    const payloads = currentChips([user('a'), ...replies]).map((chip) => chip.payload);
    expect(payloads).toContain('/ask_why');
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(currentChips([user('a'), ...replies, user('b')])).toEqual([]);
  });

  it('copies an answer with its caveats', () => {
    const [bubble] = foldReplies(itemsOf('need'), 'a', 0);
    if (!bubble?.answer) throw new Error('no answer');
    expect(asPlainText({ ...bubble, text: '' })).toContain(bubble.answer.caveats[0]?.text);
    expect(asPlainText(bubble)).toBe(bubble.text);
  });
});
