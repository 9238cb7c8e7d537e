/** Walks through the built chat in a real browser, under its real security policy, and checks what one sees. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { mockServer } from '../tests/mock-server.mjs';

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const bot = mockServer();
const port = await listen(bot);
const home = `http://127.0.0.1:${port}/`;
const host = createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end(`<!doctype html><html lang="en"><title>Gym</title><style>* { color: red; font-size: 9px; margin: 30px }</style><h1>Gym</h1><a href="#">link</a><script src="${home}widget.js" data-title="Ask the coach" data-color="#7a2e8e" defer></script></html>`);
});
const foreign = `http://localhost:${await listen(host)}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const box = (page) => page.getByRole('textbox', { name: 'Your message' });

async function visit(name, steps, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  const hosts = new Set();
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text()) && wrong.push(line.text()));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  bot.state.fail = null;
  bot.state.turns = 0;
  bot.state.delay = 0;
  try {
    await steps(page, context);
    assert.deepEqual(wrong, []);
    for (const each of hosts) assert.ok([new URL(home).host, new URL(foreign).host].includes(each), `request to ${each}`);
    console.log('ok  ', name);
  } catch (error) {
    process.exitCode = 1;
    console.log('FAIL', name, '\n', error.message);
  }
  await context.close();
}

async function ask(page, text) {
  await box(page).fill(text);
  await page.keyboard.press('Enter');
}
const answerTo = (page) => page.locator('coach-answer');

await visit('history after reload, the same in another tab', async (page, context) => {
  await page.goto(home);
  const other = await context.newPage();
  await other.goto(home);
  await ask(page, 'do I need hip thrusts?');
  await answerTo(page).waitFor();
  await answerTo(other).waitFor();
  await page.reload();
  await answerTo(page).waitFor();
  assert.equal(bot.state.turns, 1);
  assert.equal(await page.getByRole('button', { name: 'Tell me more' }).count(), 1);
});

await visit('the keyboard alone: chip, answer, sources, copy, vote', async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(home);
  const until = async (name) => {
    for (let n = 0; n < 25; n++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.getAttribute('aria-label') || active?.textContent?.trim() || '';
      });
      if (found === name) return;
    }
    assert.fail(`no way to ${name} by Tab`);
  };
  await until('Do I need hip thrusts?');
  await page.keyboard.press('Enter');
  await answerTo(page).waitFor();
  await until('2 sources');
  await page.keyboard.press('Enter');
  await page.getByText('34 untrained').waitFor();
  await until('Copy');
  await page.keyboard.press('Enter');
  await page.getByText('Copied').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Keep in mind/);
  await until('Helpful');
  await page.keyboard.press('Space');
  await page.getByLabel('What helped?').fill('clear');
  await page.keyboard.press('Enter');
  await page.getByText('Thanks, noted').waitFor();
  assert.deepEqual(bot.state.feedback.map((each) => each.word), [null, 'clear']);
});

await visit('offline: kept over a reload of the tab, sent once', async (page, context) => {
  await page.goto(home);
  await context.setOffline(true);
  await ask(page, 'squat or thrust?');
  await page.getByText('You are offline.').waitFor();
  await page.getByText('Waiting to be sent').waitFor();
  await context.setOffline(false);
  await answerTo(page).waitFor();
  assert.equal(bot.state.turns, 1);
  assert.equal(await page.getByText('You are offline.').count(), 0);
});

await visit('server away and back, nothing lost, nothing twice', async (page) => {
  await page.goto(home);
  bot.state.fail = { status: 503, code: 'server' };
  await ask(page, 'do I need hip thrusts?');
  bot.state.fail = { status: 502, code: 'unreachable' };
  await page.waitForTimeout(200);
  await page.reload();
  await page.getByText('does not answer right now').waitFor();
  bot.state.fail = null;
  await page.getByRole('button', { name: 'Try now' }).click();
  await answerTo(page).waitFor();
  assert.equal(bot.state.turns, 1);
});

await visit('typing indicator, and a retry while the first try still runs', async (page) => {
  bot.state.delay = 1500;
  await page.goto(home);
  await ask(page, 'do I need hip thrusts?');
  await page.locator('.typing').waitFor({ state: 'visible' });
  await page.reload();
  await answerTo(page).waitFor();
  assert.equal(bot.state.turns, 1);
  assert.equal(await answerTo(page).count(), 1);
});

await visit('markup is text', async (page) => {
  await page.goto(home);
  await ask(page, '<img src=x onerror="document.title=1"><b>echo</b> **x**');
  await page.locator('.text', { hasText: 'You said: <img' }).waitFor();
  assert.equal(await page.locator('coach-log img').count(), 0);
});

await visit('a refused token gives a fresh chat and says so', async (page) => {
  await page.goto(home);
  await ask(page, 'do I need hip thrusts?');
  await answerTo(page).waitFor();
  bot.state.conversations.clear();
  await ask(page, 'squats?');
  await page.getByText('no longer knows the chat above').waitFor();
  await answerTo(page).nth(1).waitFor();
});

await visit('delete my data: asks, erases, says so', async (page) => {
  await page.goto(home);
  await ask(page, 'do I need hip thrusts?');
  await answerTo(page).waitFor();
  bot.state.requests.length = 0;
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.keyboard.press('Escape');
  assert.equal(await answerTo(page).count(), 1);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.getByLabel('Type “delete” to go on').fill('delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('are deleted, here and on the server').waitFor();
  assert.deepEqual(bot.state.requests, ['DELETE conversation']);
  assert.equal(await answerTo(page).count(), 0);
});

await visit('widget on a foreign page: loaded on opening, Esc, focus, unread, page styles kept out', async (page) => {
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(foreign);
  const launcher = page.getByRole('button', { name: /Ask the coach/ });
  await launcher.waitFor();
  assert.ok(!loaded.some((path) => path.includes('assets')));
  await launcher.press('Enter');
  await box(page).waitFor();
  assert.equal(await box(page).evaluate((area) => area.getRootNode().activeElement === area), true);
  assert.notEqual(await page.locator('coach-chat .disclaimer').evaluate((each) => getComputedStyle(each).color), 'rgb(255, 0, 0)');
  bot.state.delay = 600;
  await ask(page, 'do I need hip thrusts?');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className), 'launcher');
  await page.getByRole('button', { name: 'Open Ask the coach, 1 unread' }).waitFor();
  await launcher.click();
  await answerTo(page).waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.keyboard.press('Escape');
  assert.equal(await box(page).isVisible(), true, 'Esc in the question closes the question only');
});

for (const width of [320, 360]) {
  await visit(`${width} px: no sideways scrolling, full-screen widget, targets of 24 px`, async (page) => {
    await page.goto(home);
    await ask(page, 'both please');
    await answerTo(page).nth(1).waitFor();
    await page.getByText('2 sources').click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    const log = await page.locator('.log').evaluate((each) => [each.scrollWidth, each.clientWidth]);
    assert.ok(log[0] <= log[1], `log ${log}`);
    for (const target of await page.locator('button:visible, summary:visible, a:visible').all()) {
      const area = await target.boundingBox();
      assert.ok(area.width >= 24 && area.height >= 24, `${await target.textContent()} ${JSON.stringify(area)}`);
    }
    await page.goto(foreign);
    await page.getByRole('button', { name: /Ask the coach/ }).click();
    await box(page).waitFor();
    const panel = await page.getByRole('dialog').boundingBox();
    assert.equal(Math.round(panel.width), width);
  }, { viewport: { width, height: 640 } });
}

await visit('question to rendered answer', async (page) => {
  await page.goto(home);
  const times = [];
  for (let n = 1; n <= 20; n++) {
    await box(page).fill('do I need hip thrusts?');
    times.push(await page.evaluate(async (n) => {
      const chat = document.querySelector('coach-chat').shadowRoot;
      const log = chat.querySelector('coach-log').shadowRoot;
      const area = chat.querySelector('coach-composer').shadowRoot.querySelector('textarea');
      const from = performance.now();
      area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      const shown = () => [...log.querySelectorAll('coach-message')].filter((m) => m.shadowRoot.querySelector('coach-answer')?.shadowRoot.querySelector('.caveats')).length >= n;
      while (!shown()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - from;
    }, n));
  }
  times.sort((a, b) => a - b);
  console.log(`     median ${times[10].toFixed(0)} ms, p95 ${times[18].toFixed(0)} ms, without the model's time`);
  assert.ok(times[10] < 70);
});

await browser.close();
bot.close();
host.close();
