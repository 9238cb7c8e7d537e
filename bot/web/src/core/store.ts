/** The conversation as this browser keeps it: survives a reload, and is the same in every tab. */
import type { Message, Note, UserMessage } from './messages';
import { readText, removeText, stateKey, writeText } from './storage';

const KEPT_MESSAGES = 200;
const KEPT_TOKENS = 20;

export interface State {
  token?: string;
  expiresAt?: string;
  /** Tokens of chats left behind, expired ones too: "Delete my data" has to reach them. */
  past: string[];
  messages: Message[];
  unread: number;
}

const empty = (): State => ({ past: [], messages: [], unread: 0 });

export class Store {
  readonly key: string;
  private readonly listeners = new Set<() => void>();
  private text: string | null = null;
  private parsed: State = empty();

  constructor(base: string) {
    this.key = stateKey(base);
  }

  /** Storage is the truth, not a copy in this tab: two tabs never overwrite each other's messages. */
  get state(): State {
    const text = readText(this.key);
    if (text !== this.text) {
      this.text = text;
      this.parsed = parse(text);
    }
    return this.parsed;
  }

  update(change: (state: State) => Partial<State>): void {
    const before = this.state;
    const next = { ...before, ...change(before) };
    next.messages = next.messages.slice(-KEPT_MESSAGES);
    next.past = next.past.slice(-KEPT_TOKENS);
    this.keep(next);
  }

  /** Closes the conversation on this side: an empty log, its token kept only for a later deletion. */
  leave(): void {
    const { token, past } = this.state;
    this.keep({ ...empty(), past: token ? [...past, token] : past });
  }

  /** An empty log in the same conversation, but for a note that says what stays. */
  restart(first: Note): void {
    this.update(() => ({ messages: [first], unread: 0 }));
  }

  forget(): void {
    removeText(this.key);
    this.announce();
  }

  get pending(): UserMessage | undefined {
    return this.state.messages.find(isPending);
  }

  patchMessage(id: string, patch: object): void {
    this.update(({ messages }) => ({
      messages: messages.map((message) => (message.id === id ? { ...message, ...patch } : message)),
    }));
  }

  /** Calls back on every change, of this tab or another; returns how to stop it. */
  subscribe(listener: () => void): () => void {
    const fromOtherTab = (event: StorageEvent): void => {
      if (event.key === this.key || event.key === null) listener();
    };
    this.listeners.add(listener);
    window.addEventListener('storage', fromOtherTab);
    return () => {
      this.listeners.delete(listener);
      window.removeEventListener('storage', fromOtherTab);
    };
  }

  private keep(state: State): void {
    // Not parsed anew: messages that did not change stay the same objects, and are not drawn again.
    this.parsed = state;
    this.text = JSON.stringify(state);
    writeText(this.key, this.text, JSON.stringify({ ...state, messages: [] }));
    this.announce();
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }
}

const isPending = (message: Message): message is UserMessage =>
  message.from === 'user' && message.status === 'pending';

function parse(text: string | null): State {
  try {
    const found = JSON.parse(text ?? '{}') as Partial<State>;
    if (Array.isArray(found.messages)) return { ...empty(), ...found };
  } catch {
    // Damaged: start empty rather than not at all.
  }
  return empty();
}
