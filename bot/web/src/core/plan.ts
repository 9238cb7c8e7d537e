/** A plan's days as they travel beside an answer. */
import { isObject, list, objects, string } from './json';

export interface PlanLine {
  lift: string;
  /** With sets come reps and RPE, each from and to. */
  sets?: number;
  reps?: [number, number];
  rpe?: [number, number];
  /** A lift that the person does already. */
  own: boolean;
  lighter: boolean;
}

export interface PlanDay {
  number: number;
  weekday: string;
  lines: PlanLine[];
}

export interface Plan {
  days: PlanDay[];
  /** Places of the answer's sentences that the days stand for. */
  sentences: number[];
}

/** The days of a plan; `undefined` when they are not all there, and the answer's sentences have to do. */
export function readPlan(value: unknown): Plan | undefined {
  if (!isObject(value)) return undefined;
  const days = objects(value['days']).map((day, at) => ({
    number: typeof day['number'] === 'number' ? day['number'] : at + 1,
    weekday: string(day['weekday']),
    lines: objects(day['lines']).map(readLine).filter(({ lift }) => lift),
  }));
  const sentences = list(value['sentences']).filter((place): place is number => typeof place === 'number');
  return days.length && sentences.length ? { days, sentences } : undefined;
}

function readLine(line: Record<string, unknown>): PlanLine {
  const read = { lift: string(line['lift']), own: line['own'] === true, lighter: line['lighter'] === true };
  const [sets, reps, rpe] = [line['sets'], range(line['reps']), range(line['rpe'])];
  return typeof sets === 'number' && reps && rpe ? { ...read, sets, reps, rpe } : read;
}

function range(value: unknown): [number, number] | undefined {
  const [from, to] = list(value);
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : undefined;
}
