/** What the parts of the chat tell the whole. All of them bubble, none carries markup. */
export interface ChatEvents {
  'coach-send': { text: string; payload?: string };
  'coach-file': { file: File };
  'coach-retry': { id: string };
  'coach-vote': { id: string; positive: boolean; word: string | null; done: (kept: boolean) => void };
  'coach-try': null;
  'coach-new': null;
  'coach-code': null;
  'coach-recover': null;
  'coach-delete': null;
  'coach-close': null;
}

export function tell<Name extends keyof ChatEvents>(from: EventTarget, name: Name, detail: ChatEvents[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

export type ChatEvent<Name extends keyof ChatEvents> = CustomEvent<ChatEvents[Name]>;

/** A page may load the chat twice, for instance through two widgets; the first definition stays. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
