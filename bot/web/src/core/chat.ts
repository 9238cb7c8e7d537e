/** One chat, without any looks: everything that a person can do in it, and what there is to show. */
import { Api, ApiError, type Problem, type Recovery } from './api';
import { FileSender } from './file-sender';
import { foldHistory, type BotMessage, type UserMessage } from './messages';
import { Outbox, type Link } from './outbox';
import { isTokenProblem, newId, note, Session } from './session';
import { canKeep } from './storage';
import { Store, type State } from './store';
import type { Upload } from './upload';
import { WORDS } from './wording';

const DEFAULT_LIMIT = 2_000;
const PROBE = 5_000;
const REFUSED_CODES: Partial<Record<Problem, Recovery>> = {
  rate_limited: 'too_many',
  bad_request: 'wrong',
  too_long: 'wrong',
};

export class Chat {
  limit = DEFAULT_LIMIT;
  /** Whether somebody looks at it; what arrives meanwhile counts as unread. */
  visible = true;
  private readonly api: Api;
  private readonly store: Store;
  private readonly session: Session;
  private readonly outbox: Outbox;
  readonly files: FileSender;
  private probe: ReturnType<typeof setTimeout> | undefined;
  private readonly undo: (() => void)[] = [];

  constructor(
    base: string,
    private readonly changed: () => void,
    send?: typeof fetch,
    upload?: Upload,
  ) {
    this.api = new Api(base, send, upload);
    this.store = new Store(base);
    this.session = new Session(this.api, this.store);
    this.files = new FileSender(this.api, this.session, this.store, {
      changed,
      send: (name, payload) => this.send(name, payload),
    });
    this.outbox = new Outbox(this.api, this.store, this.session, {
      changed,
      unseen: () => !this.visible || document.visibilityState === 'hidden',
    });
  }

  get state(): State {
    return this.store.state;
  }

  get link(): Link {
    return this.outbox.link;
  }

  get waiting(): boolean {
    return this.store.pending !== undefined;
  }

  async start(): Promise<void> {
    this.session.closeIfExpired(Date.now());
    this.listen(window, 'online', () => this.comeBack());
    this.listen(window, 'offline', () => this.outbox.setLink('offline'));
    this.undo.push(this.store.subscribe(this.changed));
    if (!canKeep() && !this.state.messages.length) this.say(WORDS.nothingKept);
    if (!navigator.onLine) this.outbox.setLink('offline');
    await Promise.all([this.loadLimit(), this.loadHistory(), this.outbox.flush()]);
  }

  stop(): void {
    clearTimeout(this.probe);
    this.outbox.stop();
    for (const step of this.undo.splice(0)) step();
  }

  /** Puts a message in the log and on its way. Returns false if there is nothing to send or too much. */
  send(text: string, payload?: string): boolean {
    const said = text.trim();
    if (!said || this.lengthOf(said) > this.limit) return false;
    const message: UserMessage = { from: 'user', id: newId(), at: Date.now(), text: said, status: 'pending' };
    if (payload) message.payload = payload;
    this.store.update(({ messages }) => ({ messages: [...messages, message] }));
    void this.outbox.flush();
    return true;
  }

  /** Somebody starts to type. */
  prepare(): void {
    void this.outbox.prepare();
  }

  /** Characters as the server counts them: an emoji is one. */
  lengthOf(text: string): number {
    return text.length > this.limit ? Array.from(text).length : text.length;
  }

  retry(id: string): void {
    this.store.patchMessage(id, { status: 'pending', problem: '' });
    void this.outbox.flush();
  }

  retryNow(): void {
    clearTimeout(this.probe);
    if (this.waiting) void this.outbox.flush();
    else void this.loadLimit();
  }

  async vote(message: BotMessage, positive: boolean, word: string | null): Promise<boolean> {
    try {
      await this.api.feedback(await this.session.token(), {
        message_id: message.id,
        topic: message.answer?.intent ?? null,
        section: message.answer?.section ?? null,
        positive,
        word,
      });
    } catch {
      return false;
    }
    this.store.patchMessage(message.id, { vote: positive, ...(word && { word }) });
    return true;
  }

  /** Clears the talk here and on the server. Keeps everything if the server cannot be reached. */
  async newChat(): Promise<boolean> {
    const { token } = this.state;
    try {
      if (token) await this.api.startAnew(token);
      this.store.restart(note(WORDS.newChatDone));
    } catch (error) {
      if (!isTokenProblem(error)) return false;
      this.store.leave(); // the server has no such chat any more
    }
    return true;
  }

  /** A code that brings what the person has to another browser; undefined if there is none to be had now. */
  async recoveryCode(): Promise<string | undefined> {
    try {
      return inGroups(await this.session.withToken((token) => this.api.recoveryCode(token)));
    } catch {
      return undefined;
    }
  }

  async recover(code: string): Promise<Recovery> {
    try {
      const outcome = await this.session.withToken((token) => this.api.recover(token, code));
      if (outcome === 'done') this.say(WORDS.recovered.done);
      return outcome;
    } catch (error) {
      return (error instanceof ApiError && REFUSED_CODES[error.code]) || 'away';
    }
  }

  /** Erases this chat and those before it. Keeps everything if the server cannot be reached. */
  async deleteData(): Promise<boolean> {
    const { past, token } = this.state;
    try {
      for (const each of token ? [...past, token] : past) await this.erase(each);
    } catch {
      return false;
    }
    this.store.forget();
    this.store.update(() => ({ messages: [note(WORDS.deleted)] }));
    return true;
  }

  /** A line of the chat itself, in the log. */
  say(text: string): void {
    this.store.update(({ messages }) => ({ messages: [...messages, note(text)] }));
  }

  markRead(): void {
    if (this.state.unread) this.store.update(() => ({ unread: 0 }));
  }

  private async erase(token: string): Promise<void> {
    try {
      await this.api.erase(token);
    } catch (error) {
      if (!isTokenProblem(error)) throw error; // a token that the server refuses has nothing behind it
    }
  }

  private comeBack(): void {
    clearTimeout(this.probe);
    this.outbox.setLink('ok');
    void this.outbox.flush();
  }

  private async loadLimit(): Promise<void> {
    try {
      this.limit = (await this.api.maxCharacters()) ?? DEFAULT_LIMIT;
      this.changed();
      if (this.outbox.link === 'away') this.comeBack();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unreachable') return;
      this.outbox.setLink(navigator.onLine ? 'away' : 'offline');
      this.probe = setTimeout(() => void this.loadLimit(), PROBE);
    }
  }

  /** The server's copy, for a browser that has the token but lost the messages. */
  private async loadHistory(): Promise<void> {
    const { token, messages } = this.state;
    if (!token || messages.length) return;
    try {
      const found = foldHistory(await this.api.history(token));
      this.store.update((state) => (state.messages.length ? {} : { messages: found }));
    } catch (error) {
      if (isTokenProblem(error)) this.store.leave();
    }
  }

  private listen(target: EventTarget, name: string, listener: () => void): void {
    target.addEventListener(name, listener);
    this.undo.push(() => target.removeEventListener(name, listener));
  }
}

/** Easier to copy by hand. */
const inGroups = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');
