/** Chats against a server in memory, with a clean browser for every test. */
import { afterEach, beforeEach, vi } from 'vitest';
import { Chat } from '../src/core/chat';
import type { BotMessage, UserMessage } from '../src/core/messages';
import { BASE, FakeServer, online } from './helpers';

export let server: FakeServer;
const chats: Chat[] = [];

export function open(): Chat {
  const chat = new Chat(BASE, () => undefined, server.fetch, server.upload);
  chats.push(chat);
  void chat.start();
  return chat;
}

export const mine = (chat: Chat): UserMessage[] => chat.state.messages.filter((message) => message.from === 'user');
export const replies = (chat: Chat): BotMessage[] => chat.state.messages.filter((message) => message.from === 'bot');
export const notes = (chat: Chat): string[] =>
  chat.state.messages.filter((message) => message.from === 'note').map((message) => message.text);

beforeEach(() => {
  localStorage.clear();
  server = new FakeServer();
  online(true);
});

afterEach(() => {
  for (const chat of chats.splice(0)) chat.stop();
  vi.useRealTimers();
});
