/** Prints what a browser loads, gzipped, and fails the build when it is over the budget. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const size = (path) => gzipSync(readFileSync(dist + path), { level: 9 }).length;
const asset = (start) => `assets/${readdirSync(`${dist}assets`).find((name) => name.startsWith(start))}`;

const launcher = size('widget.js');
const chat = size(asset('chat-'));
const page = ['index.html', asset('page-'), asset('icon-')].reduce((sum, path) => sum + size(path), chat);
const budgets = [
  ['launcher', launcher, 15],
  ['widget, opened', launcher + chat, 70],
  ['page', page, 70],
];

let over = false;
for (const [name, bytes, limit] of budgets) {
  const verdict = bytes > limit * KB ? 'OVER BUDGET' : 'ok';
  over ||= bytes > limit * KB;
  console.log(`${name.padEnd(16)}${(bytes / KB).toFixed(1).padStart(6)} KB gzip of ${limit}  ${verdict}`);
}
process.exitCode = over ? 1 : 0;
