/** What the log shows: messages of both sides and notes, and how reply items fold into them. */
import type { Plan } from './plan';
import type { Answer, Download, Item, SafetyLevel } from './wire';

export interface Chip {
  title: string;
  /** What is sent in place of the title; without it the title is sent as words. */
  payload?: string;
}

export interface UserMessage {
  from: 'user';
  id: string;
  at: number;
  text: string;
  payload?: string;
  status: 'pending' | 'sent' | 'failed';
  problem?: string;
}

export interface BotMessage {
  from: 'bot';
  id: string;
  at: number;
  text: string;
  replyTo?: string;
  answer?: Answer;
  plan?: Plan;
  safety?: SafetyLevel;
  image?: string;
  /** What the image shows, for who does not see it. */
  alt?: string;
  download?: Download;
  chips: Chip[];
  vote?: boolean;
  word?: string;
}

export interface Note {
  from: 'note';
  id: string;
  at: number;
  text: string;
}

export type Message = UserMessage | BotMessage | Note;

/**
 * Reply items as bubbles. The parts of an answer, a safety level or nothing at all follow the text
 * they belong to, so text and `custom` become one bubble: an answer is never torn from its caveats.
 *
 * @param prefix makes ids the same on every device that folds the same reply, so a retry adds nothing.
 */
export function foldReplies(items: Item[], prefix: string, at: number): BotMessage[] {
  const folded: BotMessage[] = [];
  let alt: string | undefined;
  for (const item of items) {
    const last = folded.at(-1);
    const parts = {
      ...(item.answer && { answer: item.answer }),
      ...(item.plan && { plan: item.plan }),
      ...(item.safety && { safety: item.safety }),
      ...(item.download && { download: item.download }),
    };
    if (!item.text && !item.image) {
      // Rasa hands out the words of an image before it, and the history may hold them after it.
      if (item.alt && last?.image && !last.alt) last.alt = item.alt;
      else if (item.alt) alt = item.alt;
      else if (last && !last.image) Object.assign(last, parts);
      else if (item.answer) folded.push(bubble(item, `${prefix}.${folded.length}`, at, parts));
      continue;
    }
    const pictured = item.image && alt ? { alt } : {};
    if (item.image) alt = undefined;
    folded.push(bubble(item, `${prefix}.${folded.length}`, at, { ...parts, ...pictured }));
  }
  return folded;
}

function bubble(item: Item, id: string, at: number, parts: Partial<BotMessage>): BotMessage {
  return {
    from: 'bot',
    id: item.id ?? id,
    at,
    text: item.text ?? '',
    chips: item.buttons ?? [],
    ...(item.image && { image: item.image }),
    ...parts,
  };
}

/** The server's history as messages. */
export function foldHistory(items: Item[]): Message[] {
  const messages: Message[] = [];
  let turn: Item[] = [];
  const flush = (): void => {
    const first = turn[0];
    if (first) messages.push(...foldReplies(turn, `h-${first.id ?? messages.length}`, time(first)));
    turn = [];
  };
  for (const item of items) {
    if (item.from !== 'user') {
      turn.push(item);
      continue;
    }
    flush();
    if (!item.text) continue;
    messages.push({ from: 'user', id: item.id ?? `h-u${messages.length}`, at: time(item), text: item.text, status: 'sent' });
  }
  flush();
  return messages;
}

const time = (item: Item): number => Date.parse(item.at ?? '') || 0;

/** Puts replies right behind the message they answer, so that a queue sent late still reads well. */
export function insertReplies(messages: Message[], id: string, replies: BotMessage[]): Message[] {
  const known = new Set(messages.map((message) => message.id));
  const fresh = replies.filter((reply) => !known.has(reply.id)).map((reply) => ({ ...reply, replyTo: id }));
  const at = messages.findIndex((message) => message.id === id);
  return at < 0 ? [...messages, ...fresh] : [...messages.slice(0, at + 1), ...fresh, ...messages.slice(at + 1)];
}

/** Chips of the last turn. They go away as soon as anything newer is said. */
export function currentChips(messages: Message[]): Chip[] {
  const chips = new Map<string, Chip>();
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at];
    if (!message || message.from === 'user') break;
    if (message.from === 'bot') {
      const earlier = [...chips];
      chips.clear();
      for (const chip of message.chips) chips.set(chip.payload || chip.title, chip);
      for (const [key, chip] of earlier) chips.set(key, chip);
    }
  }
  return [...chips.values()];
}

/** What was said next after each reply that is no longer among the latest. */
export function saidNext(messages: Message[]): Map<string, string> {
  const found = new Map<string, string>();
  let next: string | undefined;
  for (const message of [...messages].reverse()) {
    if (message.from === 'user') next = message.text;
    else if (next !== undefined) found.set(message.id, next);
  }
  return found;
}

/** The chips that answer a question: used or not, they are spent once something newer was said. */
export const answersIn = (chips: Chip[]): Chip[] => chips.filter(({ payload }) => ANSWER.test(payload ?? ''));
const ANSWER = /^\/(?:affirm|deny|stop|inform)\b/;

/** A message as plain text for the clipboard, with its caveats and sources. */
export function asPlainText(message: BotMessage): string {
  if (message.text || !message.answer) return message.text;
  const { sentences, listed, caveats, sources } = message.answer;
  return [
    sentences.map((sentence) => sentence.text).join(listed ? '\n' : ' '),
    `Keep in mind: ${caveats.map(({ text }) => text).join(' ')}`,
    ...(sources.length ? [`Sources: ${sources.map((source) => source.label).join('; ')}.`] : []),
  ].join('\n');
}
