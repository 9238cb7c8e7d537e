/**
 * A stand-in for bot/channels/web/channel.py that speaks the same contract, for tests and for looking at the
 * chat without a trained model: `npm run mock` serves dist/ on http://127.0.0.1:5099/.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const answers = JSON.parse(readFileSync(`${here}answers.json`, 'utf8'));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PLOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160"><rect width="320" height="160" fill="#fff"/><path d="M20 130 90 110 160 95 230 60 300 40" fill="none" stroke="#0f6b5c" stroke-width="4"/></svg>';

const safety = (level, text) => [{ text }, { custom: { safety: { level } } }];
const EMERGENCY =
  'Stop training now. What you describe can be an emergency. Call your local emergency number (999, 112 or 911) or go to the nearest emergency department now. If you may harm yourself, call your local crisis line or that same number. I am a bot and cannot judge this.';
const URGENT =
  'Please stop training and speak to a doctor or your local medical advice line today. What you describe should be checked the same day. If it gets worse, call your local emergency number. I am a bot and cannot judge this.';

function repliesTo(said, origin) {
  if (/numb|chest/.test(said)) return safety('emergency', EMERGENCY);
  if (/swollen/.test(said)) return safety('urgent', URGENT);
  if (/pain|hurt/.test(said)) return answers.pain;
  if (/plot/.test(said)) return [{ text: 'Your last five sessions.' }, { image: `${origin}/plot.svg` }];
  if (/both/.test(said)) return [...answers.squat, ...answers.sets];
  if (/why/.test(said)) return answers.why;
  if (/set.?up/.test(said)) return answers.setup;
  if (/sets/.test(said)) return answers.sets;
  if (/squat/.test(said)) return answers.squat;
  if (/need/.test(said)) return answers.need;
  return [{ text: `You said: ${said}`, buttons: [{ title: 'Do I need hip thrusts?', payload: '/need_hip_thrusts' }] }];
}

/** @param options.dist folder with the built files. Returns the server; `server.state` can be set by tests. */
export function mockServer({ dist = `${here}../dist`, delay = 0 } = {}) {
  const state = { conversations: new Map(), feedback: [], turns: 0, requests: [], fail: null, delay };

  async function handle(request, reply) {
    const url = new URL(request.url, `http://${request.headers.host}`);
    const body = await readBody(request);
    const json = (status, value, headers = {}) => reply(status, JSON.stringify(value), { 'Content-Type': 'application/json', ...headers });
    const error = (status, code, headers) => json(status, { error: { code, message: code } }, headers);
    if (request.method === 'OPTIONS') return reply(204, '');
    if (url.pathname === '/plot.svg') return reply(200, PLOT, { 'Content-Type': TYPES['.svg'] });
    if (!url.pathname.startsWith('/webhooks/web/')) return file(url.pathname, reply);

    const route = `${request.method} ${url.pathname.slice('/webhooks/web/'.length)}`;
    state.requests.push(route);
    if (state.fail) return error(state.fail.status, state.fail.code, state.fail.headers);
    if (route === 'GET config') return json(200, { max_characters: 2000, guide: { id: 'hip-thrust', version: '2026.11' } });
    if (route === 'POST conversation') {
      const token = randomUUID();
      state.conversations.set(token, { seen: new Map(), messages: [] });
      return json(201, { token, expires_at: new Date(Date.now() + 30 * 86_400_000).toISOString() });
    }
    const token = request.headers.authorization?.replace('Bearer ', '');
    const conversation = state.conversations.get(token);
    if (!conversation) return error(401, 'bad_token');
    if (route === 'GET history') return json(200, { messages: conversation.messages });
    if (route === 'DELETE history') {
      conversation.messages.length = 0;
      return reply(204, '');
    }
    if (route === 'POST recovery-code') return json(201, { code: 'ABCDEFGHJKMNPQRS' });
    if (route === 'POST recovery') return json(200, { outcome: 'done' });
    if (route === 'DELETE conversation') {
      state.conversations.delete(token);
      return reply(204, '');
    }
    if (route === 'POST feedback') {
      state.feedback.push(JSON.parse(body));
      return reply(204, '');
    }
    if (route !== 'POST message') return error(400, 'bad_request');
    return message(conversation, JSON.parse(body), url.origin, json);
  }

  async function message(conversation, { id, text, payload, title }, origin, json) {
    if (!conversation.seen.has(id)) {
      state.turns += 1;
      const replies = repliesTo((text ?? payload).toLowerCase(), origin);
      conversation.seen.set(id, replies);
      const at = new Date().toISOString();
      conversation.messages.push({ id, from: 'user', text: text ?? title, at });
      replies.forEach((reply, n) => conversation.messages.push({ id: `${id}-${n}`, from: 'bot', at, ...reply }));
    }
    await new Promise((resolve) => setTimeout(resolve, state.delay));
    return json(200, { replies: conversation.seen.get(id) });
  }

  function file(path, reply) {
    const name = path === '/' ? '/index.html' : path;
    try {
      const headers = { 'Content-Type': TYPES[extname(name)] ?? 'text/plain' };
      if (name === '/index.html') headers['Content-Security-Policy'] = CSP;
      return reply(200, readFileSync(dist + name), headers);
    } catch {
      return reply(404, 'not found');
    }
  }

  const server = createServer((request, response) => {
    const cors = { 'Access-Control-Allow-Origin': request.headers.origin ?? '*', 'Access-Control-Allow-Headers': 'Authorization, Content-Type', 'Access-Control-Allow-Methods': 'GET, POST, DELETE' };
    // Like the real server, files carry no CORS headers: the widget must do without.
    const isApi = request.url.startsWith('/webhooks/');
    const reply = (status, body, headers = {}) => {
      response.writeHead(status, { ...(isApi && cors), ...headers });
      response.end(body);
    };
    handle(request, reply).catch((error) => reply(500, JSON.stringify({ error: { code: 'server', message: String(error) } })));
  });
  return Object.assign(server, { state });
}

async function readBody(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 5099);
  mockServer({ delay: 300 }).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
}
