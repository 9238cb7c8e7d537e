/** Takes pictures of the built chat against the mock server, into shots/, and runs axe on each state. */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { mockServer } from '../tests/mock-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const axe = await readFile(`${root}node_modules/axe-core/axe.min.js`, 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const bot = mockServer();
await new Promise((resolve) => bot.listen(0, '127.0.0.1', resolve));
const home = `http://127.0.0.1:${bot.address().port}/`;
const host = createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Gym</title><main><h1>A gym's own page</h1><p>${'Text of the page. '.repeat(60)}</p></main><script src="${home}widget.js" data-title="Ask the coach" data-color="#7a2e8e" defer></script></html>`);
});
await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
const foreign = `http://localhost:${host.address().port}/`;
await mkdir(`${root}shots`, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let problems = 0;

async function shot(page, name) {
  await page.waitForTimeout(450);
  await page.screenshot({ path: `${root}shots/${name}.png` });
  const found = await page.evaluate(
    async ([code, tags]) => {
      if (!globalThis.axe) (0, eval)(code);
      const result = await globalThis.axe.run(document, { runOnly: tags });
      return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${JSON.stringify(n.target)} ${n.failureSummary}`).join(' | ')}`);
    },
    [axe, TAGS],
  );
  problems += found.length;
  console.log(name, found.length ? found : 'axe ok');
}

async function ask(page, text) {
  await page.getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.keyboard.press('Enter');
}

for (const scheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries({ desktop: { width: 1200, height: 820 }, phone: { width: 360, height: 740 }, tiny: { width: 320, height: 480 } })) {
    const context = await browser.newContext({ viewport, colorScheme: scheme, bypassCSP: true });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log('PAGE ERROR', error.message));
    page.on('console', (line) => ['error', 'warning'].includes(line.type()) && console.log('CONSOLE', line.text()));
    const name = (state) => `${size}-${scheme}-${state}`;
    await page.goto(home);
    await shot(page, name('1-welcome'));
    await ask(page, 'Are squats or hip thrusts better for glutes?');
    await page.getByText('2 sources').click();
    await shot(page, name('2-sources'));
    await ask(page, 'How do I set up?');
    await shot(page, name('3-practice'));
    await ask(page, 'my leg is numb');
    await shot(page, name('4-emergency'));
    await ask(page, 'it hurts');
    await shot(page, name('5-pain'));
    await ask(page, 'show me a plot');
    await shot(page, name('6-plot'));
    await page.getByRole('button', { name: 'Not helpful' }).last().click();
    await context.setOffline(true);
    await ask(page, 'Do I need <b>hip thrusts</b>?');
    await shot(page, name('7-offline'));
    await context.setOffline(false);
    await page.getByRole('textbox', { name: 'Your message' }).fill('x'.repeat(100_000));
    await shot(page, name('8-too-long'));
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Delete my data' }).click();
    await shot(page, name('9-delete'));
    await page.goto(foreign);
    await page.getByRole('button', { name: 'Open Ask the coach' }).click();
    await page.getByRole('button', { name: 'Do I need hip thrusts?' }).click();
    await shot(page, name('w-widget'));
    await context.close();
  }
}
await browser.close();
bot.close();
host.close();
console.log(problems ? `${problems} problems` : 'no accessibility problem');
process.exitCode = problems ? 1 : 0;
