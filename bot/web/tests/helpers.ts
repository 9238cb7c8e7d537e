/** A server in memory that speaks the contract, and answers of the real guide. */
import { vi } from 'vitest';
import answers from './answers.json';
import type { Upload } from '../src/core/upload';
import { readItems, type Item } from '../src/core/wire';

export type Route = (body: Record<string, unknown>, token: string) => Response | Promise<Response>;
export const BASE = 'https://coach.test/';

export const itemsOf = (name: keyof typeof answers): Item[] => readItems(answers[name]);
export const rawAnswer = (name: keyof typeof answers): unknown => answers[name];

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json', ...headers } });
export const error = (status: number, code: string, headers?: Record<string, string>): Response =>
  json(status, { error: { code, message: code } }, headers);

export class FakeServer {
  readonly calls: { route: string; body: Record<string, unknown>; token: string }[] = [];
  private tokens = 0;
  private readonly routes: Record<string, Route> = {
    'GET config': () => json(200, { max_characters: 2000 }),
    'POST conversation': () => json(201, { token: `t${(this.tokens += 1)}`, expires_at: '2999-01-01T00:00:00Z' }),
    'POST message': () => json(200, { replies: rawAnswer('need') }),
    'POST file': () => json(201, { payload: 'import file 4f' }),
    'DELETE history': () => new Response(null, { status: 204 }),
    'POST recovery-code': () => json(201, { code: 'ABCDEFGHJKMNPQRS' }),
    'POST recovery': () => json(200, { outcome: 'done' }),
    'GET history': () => json(200, { messages: [] }),
    'POST feedback': () => new Response(null, { status: 204 }),
    'DELETE conversation': () => new Response(null, { status: 204 }),
  };

  /** Answers the next calls of a route with these, then as before. */
  next(route: string, ...replies: Route[]): void {
    const usual = this.routes[route];
    this.routes[route] = (body, token) => {
      const reply = replies.shift() ?? usual;
      if (!reply) throw new Error(route);
      return reply(body, token);
    };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const method = init?.method ?? 'GET';
    const route = `${method} ${(input as string).replace(`${BASE}webhooks/web/`, '')}`;
    const headers = (init?.headers ?? {}) as Record<string, string>;
    const token = headers['Authorization']?.replace('Bearer ', '') ?? '';
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    this.calls.push({ route, body, token });
    const reply = this.routes[route];
    if (!reply) throw new Error(`no route ${route}`);
    return reply(body, token);
  };

  readonly upload: Upload = (address, init, sent) => {
    for (const part of [0.5, 1]) sent(part);
    return this.fetch(address, init);
  };

  sent(route = 'POST message'): Record<string, unknown>[] {
    return this.calls.filter((call) => call.route === route).map((call) => call.body);
  }
}

export const unreachable: Route = () => {
  throw new TypeError('Failed to fetch');
};

export function online(value: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(value);
}

/** Waits until something holds; the queue works behind several promises. */
export const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 2_000, interval: 5 });
