/** The browser's local storage, or memory where a browser forbids it (private mode, blocked cookies). */

const memory = new Map<string, string>();

export function readText(key: string): string | null {
  const newest = memory.get(key); // what a full storage did not take
  if (newest !== undefined) return newest;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param least what has to outlive a reload where there is no room for all of it. */
export function writeText(key: string, value: string, least: string): void {
  memory.set(key, value); // full or forbidden: this tab still remembers
  if (keep(key, value)) memory.delete(key);
  else keep(key, least);
}

function keep(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser lets this page keep anything at all; a storage that is full counts as one that does. */
export function canKeep(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

export function removeText(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept there
  }
}

/** One chat per server: a page with two widgets of two bots keeps them apart. */
export const stateKey = (base: string): string => `coach-chat:1:${base}`;

/** What the launcher needs to know before the chat's code is loaded. */
export function glance(base: string): { unread: number; pending: boolean } {
  try {
    const state = JSON.parse(readText(stateKey(base)) ?? '{}') as { unread?: unknown; messages?: unknown };
    const messages = Array.isArray(state.messages) ? (state.messages as { status?: unknown }[]) : [];
    return {
      unread: typeof state.unread === 'number' ? state.unread : 0,
      pending: messages.some((message) => message.status === 'pending'),
    };
  } catch {
    return { unread: 0, pending: false };
  }
}

/** What stands in the composer, kept for this tab only. */
export const draft = {
  read(base: string): string {
    try {
      return sessionStorage.getItem(`${stateKey(base)}:draft`) ?? '';
    } catch {
      return '';
    }
  },
  write(base: string, text: string): void {
    try {
      sessionStorage.setItem(`${stateKey(base)}:draft`, text.slice(0, 10_000));
    } catch {
      // a draft is not worth an error
    }
  },
};
