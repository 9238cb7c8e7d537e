import { describe, expect, it } from 'vitest';
import { stateKey } from '../src/core/storage';
import { WORDS } from '../src/core/wording';
import { mine, notes, open, replies, server } from './fake-chat';
import { BASE, error, json, unreachable, until } from './helpers';

const deletedTokens = (): string[] =>
  server.calls.filter(({ route }) => route === 'DELETE conversation').map(({ token }) => token);

describe('what belongs to the person', () => {
  it('is the same in another tab', async () => {
    const [one, other] = [open(), open()];
    one.send('hi');
    await until(() => expect(replies(other)).toHaveLength(1));
    expect(server.sent()).toHaveLength(1);
  });

  it('outlives a new chat, which clears what was said here and on the server', async () => {
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(await chat.newChat()).toBe(true);
    expect(server.calls.filter(({ route }) => route === 'DELETE history').map(({ token }) => token)).toEqual(['t1']);
    expect(chat.state).toMatchObject({ token: 't1', messages: [{ text: WORDS.newChatDone }] });
    chat.send('two');
    await until(() => expect(replies(chat)).toHaveLength(1));
    expect(server.sent('POST conversation')).toHaveLength(1);
  });

  it('stays on the screen when a new chat cannot be had', async () => {
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    server.next('DELETE history', unreachable, () => error(401, 'bad_token'));
    expect(await chat.newChat()).toBe(false);
    expect(replies(chat)).toHaveLength(1);
    expect(await chat.newChat()).toBe(true);
    expect(chat.state).toMatchObject({ past: ['t1'], messages: [] });
  });

  it('is deleted with what older chats left behind', async () => {
    localStorage.setItem(stateKey(BASE), JSON.stringify({ token: 't2', past: ['t1'], messages: [] }));
    const chat = open();
    server.next('DELETE conversation', () => error(401, 'expired_token'));
    expect(await chat.deleteData()).toBe(true);
    expect(deletedTokens()).toEqual(['t1', 't2']);
    expect(notes(chat)).toEqual([WORDS.deleted]);
    expect(chat.state).toMatchObject({ past: [] });
    expect(chat.state.token).toBeUndefined();
  });

  it('leaves nothing behind when it was deleted by words', async () => {
    const chat = open();
    chat.send('my quokka is strong');
    await until(() => expect(replies(chat)).toHaveLength(1));
    server.next('POST message', () => json(200, { replies: [{ text: 'Deleted.' }, { custom: { erased: true } }] }));
    chat.send('yes');
    await until(() => expect(replies(chat).map(({ text }) => text)).toEqual(['Deleted.']));
    expect(mine(chat)).toEqual([]);
    expect(chat.state.token).toBeUndefined();
    expect(Object.values(localStorage).join()).not.toContain('quokka');
  });

  it('is not said to be deleted when the server is away', async () => {
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    server.next('DELETE conversation', unreachable);
    expect(await chat.deleteData()).toBe(false);
    expect(replies(chat)).toHaveLength(1);
  });

  it('drops an answer that comes after "new chat"', async () => {
    let release: (reply: Response) => void = () => undefined;
    server.next('POST message', () => new Promise((resolve) => (release = resolve)));
    const chat = open();
    chat.send('one');
    await until(() => expect(server.sent()).toHaveLength(1));
    await chat.newChat();
    release(json(200, { replies: [{ text: 'late' }] }));
    await until(() => expect(chat.waiting).toBe(false));
    expect(replies(chat)).toEqual([]);
    expect(mine(chat)).toEqual([]);
  });

  it('comes to another browser by a code, in groups that are easy to copy', async () => {
    const chat = open();
    expect(await chat.recoveryCode()).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(await chat.recover('abcd-efgh-jkmn-pqrs')).toBe('done');
    expect(server.sent('POST recovery')).toEqual([{ code: 'abcd-efgh-jkmn-pqrs' }]);
    expect(notes(chat)).toEqual([WORDS.recovered.done]);
    expect(JSON.stringify(localStorage)).not.toMatch(/abcd-efgh/i);
  });

  it.each([
    [(): Response => json(200, { outcome: 'wrong' }), 'wrong'],
    [(): Response => error(429, 'rate_limited'), 'too_many'],
    [(): Response => error(413, 'too_long'), 'wrong'],
    [unreachable, 'away'],
  ] as const)('does not come by a code that is refused', async (answer, outcome) => {
    const chat = open();
    server.next('POST recovery', answer);
    server.next('POST recovery-code', unreachable);
    expect(await chat.recover('ABCD')).toBe(outcome);
    expect(await chat.recoveryCode()).toBeUndefined();
    expect(notes(chat)).toEqual([]);
  });

  it('keeps a vote only when the server has it', async () => {
    const chat = open();
    chat.send('one');
    await until(() => expect(replies(chat)).toHaveLength(1));
    server.next('POST feedback', unreachable);
    const [reply] = replies(chat);
    if (!reply) throw new Error('no reply');
    expect(await chat.vote(reply, true, null)).toBe(false);
    expect(await chat.vote(reply, false, 'too short')).toBe(true);
    expect(replies(chat)[0]).toMatchObject({ vote: false, word: 'too short' });
    expect(server.sent('POST feedback')[1]).toEqual({
      message_id: reply.id,
      topic: 'need_hip_thrusts',
      section: 'quick-answer',
      positive: false,
      word: 'too short',
    });
  });
});
