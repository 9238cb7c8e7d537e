/** Parts of the chat in a document, and what is to be seen of them. */
import type { LitElement } from 'lit';

export async function show<Part extends LitElement>(name: string, properties: Partial<Part>): Promise<Part> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the browser made it, by name
  const element = document.createElement(name) as Part;
  Object.assign(element, properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

export const all = (element: LitElement, selector: string): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>(selector),
];
export const text = (element: HTMLElement | undefined): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
export const heard = <Detail>(name: string): Promise<Detail> =>
  new Promise((resolve) =>
    document.addEventListener(name, (event) => resolve((event as CustomEvent<Detail>).detail), { once: true }),
  );
