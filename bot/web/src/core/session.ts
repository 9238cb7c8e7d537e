/** The conversation's token: asked for when first needed, followed when the server renews it, replaced when refused. */
import { ApiError, type Api } from './api';
import type { Note } from './messages';
import type { Store } from './store';
import { WORDS } from './wording';

export const isTokenProblem = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'bad_token' || error.code === 'expired_token');

export const newId = (): string => {
  // randomUUID exists only on https and localhost; a bot tried out in a home network is neither.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export const note = (text: string): Note => ({ from: 'note', id: newId(), at: Date.now(), text });

export class Session {
  private opening: Promise<string> | undefined;

  constructor(
    private readonly api: Api,
    private readonly store: Store,
  ) {
    // Not that of a chat that was left meanwhile, or that another tab has renewed already.
    api.renewed = (old, fresh) => this.store.update(({ token }) => (token === old ? { ...fresh } : {}));
  }

  async token(): Promise<string> {
    const { token } = this.store.state;
    return token ?? (await this.open());
  }

  /** A fresh conversation in place of one that the server refuses, and a line that says so. */
  async renew(refused: string, before: string): Promise<string> {
    if (this.store.state.token !== refused) return this.token(); // another tab was faster
    const token = await this.open();
    this.store.update(({ messages, past }) => {
      const at = messages.findIndex((message) => message.id === before);
      const place = at < 0 ? messages.length : at;
      // A token that has only expired can still have its chat deleted.
      return {
        past: [...past, refused],
        messages: [...messages.slice(0, place), note(WORDS.renewed), ...messages.slice(place)],
      };
    });
    return token;
  }

  /** Asks the server for something in this conversation, or in a new one where it no longer knows this one. */
  async withToken<T>(ask: (token: string) => Promise<T>): Promise<T> {
    const token = await this.token();
    try {
      return await ask(token);
    } catch (error) {
      if (!isTokenProblem(error)) throw error;
      return await ask(await this.renew(token, ''));
    }
  }

  /** A chat older than its token is closed here too: it may be somebody else's browser by now. */
  closeIfExpired(now: number): void {
    const { expiresAt } = this.store.state;
    if (!expiresAt || !(Date.parse(expiresAt) <= now)) return;
    this.store.leave();
    this.store.update(() => ({ messages: [note(WORDS.expired)] }));
  }

  /** Once at a time: on plain http there is no lock that would see to it. */
  private open(): Promise<string> {
    this.opening ??= this.request().finally(() => (this.opening = undefined));
    return this.opening;
  }

  private async request(): Promise<string> {
    const { token, expiresAt } = await this.api.open();
    this.store.update(() => ({ token, expiresAt }));
    return token;
  }
}
