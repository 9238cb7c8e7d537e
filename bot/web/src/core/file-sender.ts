/** Hands a file over; once the server has it, its name stands in the log like a message. */
import { ApiError, type Api } from './api';
import { note, type Session } from './session';
import type { Store } from './store';
import { WORDS } from './wording';

const MOST_BYTES = 5_000_000;
const LONGEST_NAME = 100;

/** A file on its way: `part` of it is sent, from 0 to 1; undefined while the coach reads it. */
export interface Progress {
  name: string;
  part: number | undefined;
}

export class FileSender {
  progress: Progress | undefined;

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly store: Store,
    private readonly hooks: { changed(): void; send(name: string, payload: string): void },
  ) {}

  async send(file: File): Promise<void> {
    if (file.size > MOST_BYTES) {
      this.say(WORDS.fileTooBig);
      return;
    }
    const name = file.name.slice(0, LONGEST_NAME) || WORDS.file;
    const sent = (part: number): void => this.show({ name, part: part < 1 ? part : undefined });
    sent(0);
    try {
      const payload = await this.session.withToken((token) => this.api.file(token, file, sent));
      this.hooks.send(name, payload);
      this.show({ name, part: undefined });
      const stop = this.store.subscribe(() => {
        if (this.store.pending) return;
        stop();
        this.show(undefined);
      });
    } catch (error) {
      this.show(undefined);
      this.say(error instanceof ApiError && error.code === 'too_long' ? WORDS.fileTooBig : WORDS.fileNotSent);
    }
  }

  private show(progress: Progress | undefined): void {
    this.progress = progress;
    this.hooks.changed();
  }

  private say(text: string): void {
    this.store.update(({ messages }) => ({ messages: [...messages, note(text)] }));
  }
}
