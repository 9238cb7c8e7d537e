/**
 * Builds dist/: the chat, the page around it, and the widget that fetches the chat when opened.
 *
 * Both scripts are classic ones (IIFE). The widget must run from a plain `<script defer>` on any page,
 * and fetch the chat from another origin without CORS headers on files; see src/widget/load-chat.ts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;

async function bundle(entry, define = {}) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      lib: { entry: `${root}src/${entry}.ts`, formats: ['iife'], name: 'coach', fileName: () => `${entry}.js` },
    },
  });
  return [built].flat()[0].output[0].code;
}

/** Writes a file under a name that changes with its content, so that it may be cached for ever. */
async function asset(name, content) {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10).replace(/[-_]/g, 'x');
  const path = `assets/${name.replace('.', `-${hash}.`)}`;
  await writeFile(`${dist}/${path}`, content);
  return path;
}

const source = (name) => readFile(`${root}src/${name}`, 'utf8');

await rm(dist, { recursive: true, force: true });
await mkdir(`${dist}/assets`, { recursive: true });
const chat = await asset('chat.js', await bundle('chat'));
const style = await asset('page.css', await source('page.css'));
const icon = await asset('icon.svg', await source('icon.svg'));
await writeFile(`${dist}/widget.js`, await bundle('widget', { __CHAT_FILE__: JSON.stringify(chat) }));
const page = (await source('page.html')).replaceAll(/\{\{(\w+)\}\}/g, (_, name) => ({ chat, style, icon })[name]);
await writeFile(`${dist}/index.html`, page);
