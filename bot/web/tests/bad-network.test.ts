import { describe, expect, it, vi } from 'vitest';
import { glance } from '../src/core/storage';
import { WORDS } from '../src/core/wording';
import { mine, open, replies, server } from './fake-chat';
import { BASE, error, online, unreachable, until } from './helpers';

describe('bad networks', () => {
  it('keeps what is typed offline over a reload and sends it once, in order', async () => {
    online(false);
    const before = open();
    before.send('one');
    before.send('two');
    await until(() => expect(before.link).toBe('offline'));
    expect(glance(BASE).pending).toBe(true);
    before.stop();
    const chat = open();
    expect(server.sent()).toHaveLength(0);
    online(true);
    window.dispatchEvent(new Event('online'));
    await until(() => expect(replies(chat)).toHaveLength(2));
    expect(server.sent().map((body) => body['text'])).toEqual(['one', 'two']);
    expect(chat.state.messages.map((message) => message.from)).toEqual(['user', 'bot', 'user', 'bot']);
  });

  it('says that the server is away, and tries again with the same id', async () => {
    server.next('POST message', unreachable, () => error(503, 'x'));
    const chat = open();
    chat.send('hi');
    await until(() => expect(chat.link).toBe('away'));
    chat.retryNow();
    await until(() => expect(server.sent()).toHaveLength(2));
    chat.retryNow();
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(new Set(server.sent().map((body) => body['id'])).size).toBe(1);
    expect(chat.link).toBe('ok');
  });

  it('takes an answer cut off on its way for no answer', async () => {
    server.next('POST message', () => new Response('{"replies": [', { status: 200 }));
    const chat = open();
    chat.send('hi');
    await until(() => expect(chat.link).toBe('away'));
    expect(mine(chat)[0]?.status).toBe('pending');
  });

  it('waits as long as the server asks', async () => {
    server.next('POST message', () => error(429, 'rate_limited', { 'Retry-After': '7' }));
    vi.useFakeTimers();
    const chat = open();
    chat.send('hi');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(chat.link).toBe('busy');
    expect(server.sent()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.sent()).toHaveLength(2);
    expect(replies(chat)).toHaveLength(1);
  });

  it('gives up on a message that the server fails on, keeps it, and goes on with the next', async () => {
    const fails = (): Response => error(500, 'server');
    server.next('POST message', fails, fails, fails);
    const chat = open();
    chat.send('bad');
    chat.send('good');
    for (const tries of [1, 2]) {
      await until(() => expect(server.sent()).toHaveLength(tries));
      chat.retryNow();
    }
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(mine(chat)).toMatchObject([{ status: 'failed', problem: WORDS.serverError }, { status: 'sent' }]);
    chat.retry(mine(chat)[0]?.id ?? '');
    await until(() => expect(replies(chat)).toHaveLength(2));
    expect(mine(chat)[0]?.status).toBe('sent');
  });

  it('says what the server refuses', async () => {
    server.next('POST message', () => error(413, 'too_long'), () => error(400, 'bad_request'));
    const chat = open();
    chat.send('a');
    chat.send('b');
    await until(() =>
      expect(mine(chat)).toMatchObject([{ problem: WORDS.tooLongRefused }, { problem: WORDS.refused }]),
    );
  });
});
