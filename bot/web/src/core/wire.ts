/** What travels between the browser and `/webhooks/web`, and how JSON of unknown shape becomes it. */
import { isObject, list, objects, string, type Json } from './json';
import { readPlan, type Plan } from './plan';

export type Basis = 'guide' | 'study' | 'practice' | 'safety';
export type SafetyLevel = 'emergency' | 'urgent' | 'clinician';

export interface Sentence {
  text: string;
  basis: Basis;
  sources: string[];
}

export interface Source {
  id: string;
  title: string;
  year: number | null;
  url: string | null;
  studied: string;
  label: string;
}

/** A limit of an answer; `folded` where it was told in full a few messages ago. */
export interface Caveat {
  text: string;
  folded: boolean;
}

export interface Answer {
  intent: string;
  section: string;
  sectionTitle: string;
  title: string;
  sentences: Sentence[];
  /** Each sentence is a line of its own. */
  listed?: boolean;
  caveats: Caveat[];
  sources: Source[];
}

/** A file to fetch. */
export interface Download {
  title: string;
  url: string;
}

/** One entry of a reply list, or of the history. */
export interface Item {
  id?: string;
  from?: 'user' | 'bot';
  at?: string;
  text?: string;
  buttons?: { title: string; payload: string }[];
  answer?: Answer;
  plan?: Plan;
  safety?: SafetyLevel;
  image?: string;
  alt?: string;
  download?: Download;
  /** The server has deleted everything about this person. */
  erased?: boolean;
}

const BASES: readonly string[] = ['guide', 'study', 'practice', 'safety'];
const LEVELS: readonly string[] = ['emergency', 'urgent', 'clinician'];

/** A link that may stand in the page: http and https only, so that no `javascript:` ever does. */
export function webAddress(value: unknown): string | null {
  try {
    const url = new URL(string(value));
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

function readSentence(value: Json): Sentence {
  // What a sentence stands on is never rounded up: an unknown basis counts as untested practice.
  const basis = BASES.includes(string(value['basis'])) ? (value['basis'] as Basis) : 'practice';
  return { text: string(value['text']), basis, sources: list(value['sources']).map(string).filter(Boolean) };
}

function readSource(value: Json): Source {
  return {
    id: string(value['id']),
    title: string(value['title']),
    year: typeof value['year'] === 'number' ? value['year'] : null,
    url: webAddress(value['url']),
    studied: string(value['studied']),
    label: string(value['label']) || string(value['title']),
  };
}

/** The parts of an answer; `undefined` when they are not all there, and the text has to do. */
export function readAnswer(value: unknown): Answer | undefined {
  if (!isObject(value)) return undefined;
  const sentences = objects(value['sentences']).map(readSentence);
  const caveats = objects(value['caveats'])
    .map((caveat) => ({ text: string(caveat['text']), folded: caveat['folded'] === true }))
    .filter(({ text }) => text);
  if (!sentences.length || !caveats.length) return undefined;
  return {
    intent: string(value['intent']),
    section: string(value['section']),
    sectionTitle: string(value['section_title']) || string(value['section']),
    title: string(value['title']),
    sentences,
    ...(value['listed'] === true ? { listed: true } : {}),
    caveats,
    sources: objects(value['sources']).map(readSource),
  };
}

export function readItem(value: unknown): Item | undefined {
  if (!isObject(value)) return undefined;
  const item: Item = {};
  if (typeof value['id'] === 'string') item.id = value['id'];
  if (value['from'] === 'user' || value['from'] === 'bot') item.from = value['from'];
  if (typeof value['at'] === 'string') item.at = value['at'];
  if (typeof value['text'] === 'string') item.text = value['text'];
  if (typeof value['image'] === 'string') item.image = value['image'];
  const buttons = objects(value['buttons'])
    .map((button) => ({ title: string(button['title']), payload: string(button['payload']) }))
    .filter((button) => button.title);
  if (buttons.length) item.buttons = buttons;
  if (isObject(value['custom'])) {
    if (typeof value['custom']['alt'] === 'string') item.alt = value['custom']['alt'];
    if (value['custom']['erased'] === true) item.erased = true;
    const download = isObject(value['custom']['download']) ? value['custom']['download'] : {};
    const url = webAddress(download['url']);
    if (url) item.download = { url, title: string(download['title']) || url };
    const answer = readAnswer(value['custom']['answer']);
    if (answer) item.answer = answer;
    const plan = answer && readPlan(value['custom']['plan']);
    if (plan) item.plan = plan;
    const safety = isObject(value['custom']['safety']) ? string(value['custom']['safety']['level']) : '';
    if (LEVELS.includes(safety)) item.safety = safety as SafetyLevel;
  }
  return item;
}

export const readItems = (value: unknown): Item[] =>
  list(value)
    .map(readItem)
    .filter((item): item is Item => item !== undefined);
