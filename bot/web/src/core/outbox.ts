/** Sends what was typed, in order and once: through bad networks, reloads, restarts and several tabs. */
import { ApiError, type Api } from './api';
import { foldReplies, insertReplies, type UserMessage } from './messages';
import { isTokenProblem, type Session } from './session';
import type { Store } from './store';
import { WORDS } from './wording';

/** `busy`: the server asked to slow down. `away`: it does not answer. */
export type Link = 'ok' | 'offline' | 'away' | 'busy';

const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const SERVER_ERRORS = 3;

export class Outbox {
  link: Link = 'ok';
  private failures = 0;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly errors = new Map<string, number>();

  constructor(
    private readonly api: Api,
    private readonly store: Store,
    private readonly session: Session,
    private readonly hooks: { changed(): void; unseen(): boolean },
  ) {}

  /** Send now what waits; also the way out of a pause (back online, "Try now"). */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.store.pending; next; next = this.store.pending) {
        if (!navigator.onLine) {
          this.setLink('offline');
          return;
        }
        const wait = await alone(this.store.key, () => this.attempt());
        if (wait > 0) {
          this.later(wait);
          return;
        }
      }
    } finally {
      this.busy = false;
    }
  }

  /** Opens the conversation ahead of the first message, so that this one has a single way to go. */
  async prepare(): Promise<void> {
    if (this.store.state.token) return;
    await alone(this.store.key, () => this.session.token()).catch(() => undefined);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  setLink(link: Link): void {
    if (link === this.link) return;
    this.link = link;
    this.hooks.changed();
  }

  /** One try with the oldest waiting message. Returns how long to wait before the next one. */
  private async attempt(): Promise<number> {
    const message = this.store.pending; // read again: another tab may have sent it meanwhile
    if (!message) return 0;
    try {
      await this.deliver(message);
    } catch (error) {
      return this.afterFailure(message, error instanceof ApiError ? error : new ApiError('server', String(error)));
    }
    this.failures = 0;
    this.setLink('ok');
    return 0;
  }

  private async deliver(message: UserMessage): Promise<void> {
    const token = await this.session.token();
    try {
      this.accept(message, await this.api.message(token, message));
    } catch (error) {
      if (!isTokenProblem(error)) throw error;
      const fresh = await this.session.renew(token, message.id);
      this.accept(message, await this.api.message(fresh, message));
    }
  }

  private accept(message: UserMessage, items: Parameters<typeof foldReplies>[0]): void {
    const replies = foldReplies(items, message.id, Date.now());
    const unseen = this.hooks.unseen() ? replies.length : 0;
    if (items.some(({ erased }) => erased)) {
      // "Delete my data", asked for in words: nothing of this chat may stay in the browser either.
      this.store.leave();
      this.store.update(() => ({ messages: replies, unread: unseen }));
      return;
    }
    this.store.update(({ messages, unread }) => {
      // "New chat" or "Delete my data" came in between: the answer belongs to nobody now.
      if (!messages.some(({ id }) => id === message.id)) return {};
      const sent = messages.map((each) => (each.id === message.id ? { ...message, status: 'sent' as const } : each));
      return { messages: insertReplies(sent, message.id, replies), unread: unread + unseen };
    });
  }

  private afterFailure(message: UserMessage, error: ApiError): number {
    switch (error.code) {
      case 'unreachable':
        this.setLink(navigator.onLine ? 'away' : 'offline');
        return this.pause();
      case 'rate_limited':
        this.setLink('busy');
        return Math.max(error.retryAfter * 1_000, 1_000);
      case 'server': {
        const count = (this.errors.get(message.id) ?? 0) + 1;
        this.errors.set(message.id, count);
        if (count < SERVER_ERRORS) return this.pause();
        this.errors.delete(message.id);
        return this.giveUp(message, WORDS.serverError);
      }
      case 'too_long':
        return this.giveUp(message, WORDS.tooLongRefused);
      default:
        return this.giveUp(message, WORDS.refused);
    }
  }

  private giveUp(message: UserMessage, problem: string): number {
    this.store.patchMessage(message.id, { status: 'failed', problem });
    this.failures = 0;
    this.setLink('ok');
    return 0;
  }

  private pause(): number {
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 1_000;
    this.failures += 1;
    return pause;
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }
}

/** One tab at a time, where the browser can say so; elsewhere the message's own id keeps it single. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  const turn = { begun: false };
  try {
    return await locks.request(name, () => {
      turn.begun = true;
      return work();
    });
  } catch (error) {
    if (turn.begun) throw error;
    return work(); // forbidden, as storage is
  }
}
