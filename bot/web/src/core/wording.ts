/** What the chat itself says. Answers never come from here. */

export const WORDS = {
  title: 'Hip thrust coach',
  hello: 'Hi. What would you like to know about hip thrusts?',
  welcome:
    'I answer from a written guide: whether you need them, how to set up, how much to do, and what studies show and do not show. Each answer comes with its limits and its sources. I am a bot, I make nothing up, and I do not judge pain.',
  ask: ['Do I need hip thrusts?', 'Are squats or hip thrusts better for glutes?', 'How do I set up a hip thrust?'],
  disclaimer: 'Training information, not medical advice.',
  renewed:
    'The server no longer knows the chat above, so this goes on in a new one. The bot does not remember what was said before.',
  expired: 'Your last chat was too old and is closed. This is a new one.',
  deleted: 'Done. This chat and your feedback are deleted, here and on the server.',
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
  fileTooBig: 'That file is too big: 5 MB at most. Nothing was sent.',
  fileNotSent: 'The file was not sent. Please try again in a moment.',
  placeholder: 'Ask about hip thrusts',
  tooLong: (length: number, limit: number): string =>
    `${length.toLocaleString('en')} characters, and ${limit.toLocaleString('en')} fit in one message. Please shorten it; nothing is sent yet.`,
  newChatTitle: 'Start a new chat?',
  newChatText: 'This chat leaves the screen, and the bot starts without what you told it.',
  deleteTitle: 'Delete my data?',
  deleteText:
    'This erases your messages, the answers and your feedback, on this device and on the server. It cannot be undone.',
  plotAlt: 'Plot that belongs to the message above',
} as const;
