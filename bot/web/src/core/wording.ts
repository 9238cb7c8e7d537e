/** What the chat itself says. Answers never come from here. */

export const WORDS = {
  title: 'Hip thrust coach',
  hello: 'Hi. What would you like to know about hip thrusts?',
  welcome:
    'Ask me if you need hip thrusts, how to set up and how much to do. I can also tell you what studies show and don’t show. I answer from one written guide, and each answer has its limits and sources. I’m a bot: I don’t make things up, and I can’t judge pain.',
  ask: ['Do I need hip thrusts?', 'Are squats or hip thrusts better for glutes?', 'How do I set up a hip thrust?'],
  disclaimer: 'Training information, not medical advice.',
  nothingKept:
    'Your browser keeps nothing for this page, so this chat is gone when you leave it. A recovery code from the menu brings your log back.',
  renewed:
    'The server no longer knows the chat above, so this goes on in a new one. If you have a recovery code, the menu brings your log back.',
  expired: 'Your last chat was too old and is closed. If you have a recovery code, the menu brings your log back.',
  deleted: 'Done. Your chat, training log, plans and feedback are deleted, here and on the server.',
  notDeleted: 'The server does not answer, so nothing is deleted yet. Please try again.',
  offline: 'You are offline. What you write is kept here and sent once you are back.',
  away: 'The coach does not answer right now. Your message is kept and sent as soon as it is back.',
  busy: 'That was a lot at once. Your message goes out in a moment.',
  serverError: 'Something went wrong on the server. Your message is not lost: send it again, or in other words.',
  tooLongRefused: 'Too long for the server. Please shorten it.',
  refused: 'The server did not accept this message.',
  typing: 'The coach is writing',
  attach: 'Send a CSV file of another app',
  file: 'A file',
  sending: (name: string): string => `Sending ${name}`,
  reading: (name: string): string => `Reading ${name}`,
  fileTooBig: 'That file is too big: 5 MB at most. Nothing was sent.',
  fileNotSent: 'The file was not sent. Please try again in a moment.',
  placeholder: 'Ask about hip thrusts',
  tooLong: (length: number, limit: number): string =>
    `${length.toLocaleString('en')} characters, and ${limit.toLocaleString('en')} fit in one message. Please shorten it; nothing is sent yet.`,
  newChatTitle: 'Start a new chat?',
  newChatText:
    'Our messages go, here and on the server, and so do sets that you haven’t saved. Your training log, plan, bar and plates and health notes stay.',
  newChatDone: 'This is a new chat. Your training log, plan, bar and plates and health notes are still here.',
  newChatNotYet: 'The server doesn’t answer, so this chat is still here. Please try again.',
  deleteTitle: 'Delete my data?',
  deleteText:
    'This deletes your messages, training log, plans, health notes and feedback, on this device, on the server and in every chat you linked. Nobody can bring it back.',
  deleteWord: 'delete',
  typeWord: (word: string): string => `Type “${word}” to go on`,
  codeTitle: 'Your recovery code',
  codeOffer:
    'A recovery code brings your training log, plan, bar and plates and health notes to another browser. It is shown once and works once. A new code replaces the one before.',
  codeShown:
    'Write it down or save it in a password manager. I can’t show it again. Keep it to yourself: anyone who has it can see your log.',
  recoverTitle: 'Bring my log here',
  recoverText: 'Type the recovery code that you wrote down. What you have in this chat stays and is joined with it.',
  recovered: {
    done: 'Done. Your training log, plan and health notes are here now. That code is used up, so make a new one in the menu.',
    same: 'That is this chat’s own code. Use it in your other browser.',
    wrong: 'I don’t know that code. It may be mistyped, used, or replaced by a newer one.',
    too_many: 'Too many wrong codes. Please wait an hour, then try again.',
    away: 'The server doesn’t answer, so nothing was changed. Please try again.',
  },
  closedQuestion: 'Buttons of a closed question',
  questionClosed: 'That question is closed, so nothing changed. If you still want it, just write it to me.',
  planOwn: 'As you do it now',
  planLighter: 'Lighter for now',
  planFree: 'Your other work, or rest',
  plotAlt: 'Plot that belongs to the message above',
} as const;
