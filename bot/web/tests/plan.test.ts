import { afterEach, describe, expect, it } from 'vitest';
import '../src/chat';
import { foldReplies } from '../src/core/messages';
import { readPlan } from '../src/core/plan';
import { readItems } from '../src/core/wire';
import type { AnswerCard } from '../src/ui/answer-card';
import type { PlanCard } from '../src/ui/plan-card';
import { all, show, text } from './dom';
import { rawAnswer } from './helpers';

const THRUST = { lift: 'barbell hip thrust', sets: 3, reps: [8, 12], rpe: [7, 7], own: false, lighter: false };
const OWN = { lift: 'deadlifts', own: true, lighter: true };
const PLAN = {
  days: [
    { number: 1, weekday: 'Monday', lines: [THRUST, OWN] },
    { number: 2, weekday: null, lines: [] },
  ],
  sentences: [1],
};

afterEach(() => document.body.replaceChildren());

describe('a plan', () => {
  it('comes beside its answer, and stands in the place of the sentences that tell its days', async () => {
    const [words, parts] = rawAnswer('setup') as [object, { custom: object }];
    const [bubble] = foldReplies(readItems([words, { custom: { ...parts.custom, plan: PLAN } }]), 'm', 0);
    if (!bubble?.answer) throw new Error('no answer');
    const card = await show<AnswerCard>('coach-answer', { answer: bubble.answer, plan: bubble.plan });
    const passages = all(card, '.passage').map(text).join(' ');
    bubble.answer.sentences.forEach((sentence, at) => expect(passages.includes(sentence.text)).toBe(at !== 1));
    expect(all(card, 'coach-plan')).toHaveLength(1);
  });

  it('shows each day with the sets, reps and effort of its lines', async () => {
    const card = await show<PlanCard>('coach-plan', { days: readPlan(PLAN)?.days ?? [] });
    expect(all(card, 'h3').map(text)).toEqual(['Day 1 Monday', 'Day 2']);
    expect(all(card, '.lift').map(text)).toEqual(['barbell hip thrust', 'deadlifts']);
    expect(all(card, 'dl div').map(text)).toEqual(['Sets3', 'Reps8 to 12', 'RPE7']);
    expect(all(card, '.note').map(text)).toEqual(['Lighter for now', 'Your other work, or rest']);
  });

  it.each([null, {}, { days: [], sentences: [0] }, { days: PLAN.days, sentences: [] }, { days: 3, sentences: 'x' }])(
    'that is not all there leaves it to the sentences',
    (damaged) => expect(readPlan(damaged)).toBeUndefined(),
  );

  it('keeps a lift whose amounts are damaged', () => {
    const lines = [{ ...THRUST, reps: ['8'] }, { sets: 3 }];
    expect(readPlan({ days: [{ lines }], sentences: [0] })?.days).toEqual([
      { number: 1, weekday: '', lines: [{ lift: 'barbell hip thrust', own: false, lighter: false }] },
    ]);
  });
});
