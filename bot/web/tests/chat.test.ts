import { describe, expect, it } from 'vitest';
import { Chat } from '../src/core/chat';
import { glance, stateKey } from '../src/core/storage';
import { WORDS } from '../src/core/wording';
import { mine, notes, open, replies, server } from './fake-chat';
import { BASE, error, json, rawAnswer, unreachable, until } from './helpers';

const deletedTokens = (): string[] =>
  server.calls.filter(({ route }) => route === 'DELETE conversation').map(({ token }) => token);

describe('sending', () => {
  it('opens a conversation with the first message, not before', async () => {
    const chat = open();
    await until(() => expect(server.sent('GET config')).toHaveLength(1));
    expect(server.sent('POST conversation')).toHaveLength(0);
    chat.send('  do I need hip thrusts?  ');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.sent()[0]).toMatchObject({ text: 'do I need hip thrusts?' });
    expect(mine(chat)[0]?.status).toBe('sent');
  });

  it('opens it once while the first message is typed', async () => {
    const chat = open();
    chat.prepare();
    chat.prepare();
    chat.send('hi');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.sent('POST conversation')).toHaveLength(1);
  });

  it('sends the payload of a chip and shows its label', async () => {
    const chat = open();
    chat.send('Why?', '/ask_why');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.sent()[0]).toMatchObject({ payload: '/ask_why', title: 'Why?' });
    expect(mine(chat)[0]?.text).toBe('Why?');
  });

  it('refuses nothing and too much before anything is sent; an emoji is one character', () => {
    const chat = open();
    expect(chat.send('   ')).toBe(false);
    expect(chat.send('x'.repeat(100_000))).toBe(false);
    expect(chat.send('🏋'.repeat(2_000))).toBe(true);
    expect(mine(chat)).toHaveLength(1);
  });

  it('counts what arrives unseen, until it is seen', async () => {
    const chat = open();
    chat.visible = false;
    chat.send('hi');
    await until(() => expect(glance(BASE).unread).toBe(1));
    chat.markRead();
    expect(glance(BASE).unread).toBe(0);
  });
});

describe('a file of another app', () => {
  const csv = new File(['Date,Exercise'], 'my log.csv', { type: 'text/csv' });

  it('is handed over, and its name is sent with what stands for it', async () => {
    const chat = open();
    await chat.files.send(csv);
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.sent()[0]).toMatchObject({ payload: 'import file 4f', title: 'my log.csv' });
    expect(mine(chat)[0]?.text).toBe('my log.csv');
  });

  it('tells how much of it is sent, then that it is read, then nothing', async () => {
    const told: unknown[] = [];
    const chat = new Chat(BASE, () => told.push(chat.files.progress?.part ?? (chat.files.progress ? 'reads' : 'done')), server.fetch, server.upload);
    await chat.files.send(csv);
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect([...new Set(told)]).toEqual([0, 0.5, 'reads', 'done']);
    chat.stop();
  });

  it('goes to a new conversation where the server refuses the old one', async () => {
    const chat = open();
    server.next('POST file', () => error(401, 'expired_token'));
    await chat.files.send(csv);
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.calls.filter(({ route }) => route === 'POST file').map(({ token }) => token)).toEqual(['t1', 't2']);
  });

  it('that is too big or does not arrive is said, and nothing is sent', async () => {
    const chat = open();
    await chat.files.send(new File([new Uint8Array(5_000_001)], 'big.csv'));
    server.next('POST file', unreachable, () => error(413, 'too_long'));
    await chat.files.send(csv);
    await chat.files.send(csv);
    expect(notes(chat)).toEqual([WORDS.fileTooBig, WORDS.fileNotSent, WORDS.fileTooBig]);
    expect(mine(chat)).toEqual([]);
  });
});

describe('the token', () => {
  it('is renewed when refused, with a clear note, and the message is sent again', async () => {
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    server.next('POST message', () => error(401, 'expired_token'));
    chat.send('two');
    await until(() => expect(replies(chat)).toHaveLength(2));
    expect(notes(chat)).toEqual([WORDS.renewed]);
    expect(chat.state.messages.map((message) => message.from)).toEqual(['user', 'bot', 'note', 'user', 'bot']);
    expect(chat.state.token).toBe('t2');
    await chat.deleteData();
    expect(deletedTokens()).toEqual(['t1', 't2']);
  });

  it('is followed when the server renews it, and the chat goes on', async () => {
    const fresh = { 'Coach-Token': 'newer', 'Coach-Token-Expires': '2999-02-01T00:00:00Z' };
    server.next('POST message', () => json(200, { replies: rawAnswer('need') }, fresh));
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(chat.state).toMatchObject({ token: 'newer', expiresAt: '2999-02-01T00:00:00Z' });
    chat.send('two');
    await until(() => expect(replies(chat)).toHaveLength(2));
    expect(server.calls.filter(({ route }) => route === 'POST message').map(({ token }) => token)).toEqual(['t1', 'newer']);
    expect(notes(chat)).toEqual([]);
  });

  it('is not followed in a chat that was deleted meanwhile', async () => {
    const chat = open();
    server.next('POST message', async () => {
      await chat.deleteData();
      return json(200, { replies: rawAnswer('need') }, { 'Coach-Token': 'newer' });
    });
    chat.send('one');
    await until(() => expect(notes(chat)).toEqual([WORDS.deleted]));
    await until(() => expect(chat.waiting).toBe(false));
    expect(chat.state.token).toBeUndefined();
  });

  it('does not go round in circles when every token is refused', async () => {
    const refuse = (): Response => error(401, 'bad_token');
    server.next('POST message', refuse, refuse, refuse);
    const chat = open();
    chat.send('hi');
    await until(() => expect(mine(chat)[0]?.status).toBe('failed'));
    expect(server.sent()).toHaveLength(2);
  });

  it('takes its old messages along when it has expired', () => {
    const old = { token: 'x', expiresAt: '2001-01-01T00:00:00Z', messages: [{ from: 'note', id: 'a', text: 'secret' }] };
    localStorage.setItem(stateKey(BASE), JSON.stringify(old));
    const chat = open();
    expect(notes(chat)).toEqual([WORDS.expired]);
    expect(chat.state).toMatchObject({ past: ['x'] });
    expect(chat.state.token).toBeUndefined();
  });

  it('brings the history back from the server where this browser lost it', async () => {
    server.next('GET history', () => json(200, { messages: [{ id: 'a', from: 'user', text: 'Hi', at: '' }] }));
    localStorage.setItem(stateKey(BASE), JSON.stringify({ token: 'x', messages: [] }));
    const chat = open();
    await until(() => expect(mine(chat)).toHaveLength(1));
  });

  it('starts empty on damaged storage', () => {
    localStorage.setItem(stateKey(BASE), '{"messages": 3');
    expect(open().state.messages).toEqual([]);
  });
});
