// Runs a compiled mocha suite inside the extension host of code-server, driven by headless Chromium.
//   node run-codeserver.mjs --dev <extension folder> --tests <suite.js> --folder <workspace> [--locale zh-cn] [--in-browser]
// With --in-browser the extension host is a worker of the page, and the extension is the one of its `browser` entry.
// Environment: SUITE_KEYS, a file into which the suite writes what is to be pressed, typed, clicked or looked at; it is removed when that has
// been done, and what was seen stands in the same file with `.seen` behind its name.
// SUITE_VSIX, a packed extension that is installed first.
// Exit status: 0 the suite passed, 1 it failed, 2 it could not be run, 3 no outcome in time.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { say } from './setup.mjs';
import { openBrowser, startCodeServer } from './workbench.mjs';

const LIMIT_MS = 480_000;
const text = { type: 'string' };
const { values } = parseArgs({
  options: { dev: text, tests: text, folder: text, locale: { ...text, default: 'en' }, 'in-browser': { type: 'boolean' } },
});

async function run() {
  const extraSettings = values['in-browser'] ? { 'remote.extensionKind': { 'gouji.gouji': ['web'] } } : {};
  const server = await startCodeServer({ locale: values.locale, extraSettings, vsix: process.env.SUITE_VSIX });
  const browser = await openBrowser({ locale: values.locale });
  try {
    return await outcome(browser.page, server);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The workbench calls codeAutomationExit when the extension host has run the suite. */
async function outcome(page, { remote, windowAt }) {
  const finished = new Promise((finish) => {
    page.on('pageerror', (error) => say(`page error: ${error.message.split('\n')[0]}`));
    page.on('crash', () => finish({ code: 2, why: 'the page crashed' }));
    page.on('console', (message) => {
      if (/No extension host found that can launch the test runner/.test(message.text())) finish({ code: 2, why: message.text() });
    });
    page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
      if (process.env.VERBOSE) console.log(`  (${type}) ${line.slice(0, 500)}`);
    });
    page.exposeFunction('codeAutomationExit', (code) => finish({ code: code === 0 ? 0 : 1, why: `the suite ended with ${code}` }));
    const limit = setTimeout(() => finish({ code: 3, why: `no outcome within ${LIMIT_MS} ms` }), LIMIT_MS);
    limit.unref();
  });
  const address = windowAt(resolve(values.folder), [
    ['extensionDevelopmentPath', remote(resolve(values.dev))],
    ['extensionTestsPath', remote(resolve(values.tests))],
  ]);
  await page.goto(address, { waitUntil: 'commit', timeout: 120_000 });
  await page.waitForSelector('.monaco-workbench', { timeout: 120_000 });
  const keys = process.env.SUITE_KEYS;
  const pressing = keys === undefined ? undefined : setInterval(() => press(page, keys).catch((error) => say(error.message)), 50);
  return finished.finally(() => clearInterval(pressing));
}

let busy = false;

async function press(page, file) {
  if (busy || !existsSync(file)) return;
  busy = true;
  try {
    const { key, keys, gap, text, click, clipboard, html, compose, view, viewport } = JSON.parse(readFileSync(file, 'utf8'));
    if (clipboard !== undefined) await page.evaluate(putOnClipboard, { 'text/plain': clipboard, ...(html && { 'text/html': html }) });
    if (viewport !== undefined) await page.setViewportSize(viewport);
    if (view !== undefined) writeFileSync(`${file}.seen`, JSON.stringify((await inView(page, view)) ?? null));
    else if (compose !== undefined) await composeText(page, compose);
    else if (click !== undefined) {
      const { x, y } = await page.evaluate(placeOf, click);
      await page.mouse.click(x, y);
    } else if (keys !== undefined) await pressAll(page, keys, gap);
    else if (key !== undefined) await page.keyboard.press(key);
    else if (text !== undefined) await page.keyboard.type(text);
  } finally {
    rmSync(file);
    busy = false;
  }
}

/**
 * What an expression says in a page that is on the screen: the fill-in view, or the one that has what `within` selects; of several the one
 * with that number. With `click`, a selector, that is clicked first.
 */
async function inView(page, { click, script, within = 'td.figure input', nth = 0 }) {
  for (let tries = 100; tries > 0; tries -= 1) {
    let left = nth;
    for (const frame of page.frames()) {
      const isView = await frame.evaluate((what) => document.querySelector(what)?.checkVisibility() ?? false, within).catch(() => false);
      const isShown = isView && (frame === page.mainFrame() || (await (await frame.frameElement()).isVisible()));
      if (!isShown) continue;
      left -= 1;
      if (left >= 0) continue;
      if (click !== undefined) await frame.locator(click).first().click();
      return script === undefined ? null : frame.evaluate(script);
    }
    await delay(100);
  }
  throw new Error(`no page with ${within} is on the screen`);
}

/** As an input method does: letters are shown while they are composed, a key goes to the method, then the text is put in. */
async function composeText(page, { letters, text }) {
  const session = await page.context().newCDPSession(page);
  for (let end = 1; end <= letters.length; end += 1) {
    const shown = letters.slice(0, end);
    await session.send('Input.imeSetComposition', { text: shown, selectionStart: end, selectionEnd: end });
  }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await session.send('Input.insertText', { text });
  await session.detach();
}

/** One every `gap` milliseconds; none waits for what the one before has done. Without a gap each waits until the one before is up. */
async function pressAll(page, keys, gap) {
  if (gap === undefined) {
    for (const key of keys) await page.keyboard.press(key);
    return;
  }
  const started = Date.now();
  const pressed = [];
  for (const [i, key] of keys.entries()) {
    await delay(Math.max(0, started + i * gap - Date.now()));
    pressed.push(page.keyboard.press(key));
  }
  await Promise.all(pressed);
  const took = Date.now() - started;
  if (took > keys.length * gap * 1.5) say(`${keys.length} keys were pressed in ${took} ms, not ${keys.length * gap}`);
}

/** Runs in the page: where a character of a line stands on the screen, of the first line with these words, wrapped or not. */
function placeOf({ words, character }) {
  const shown = [...document.querySelectorAll('.editor-instance .view-line')];
  const lines = shown.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const first = lines.findIndex(({ textContent }) => textContent.replaceAll('\u00a0', ' ').includes(words));
  if (first < 0) throw new Error(`no line on the screen has ${words}`);
  let left = character;
  for (const line of lines.slice(first)) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (left < node.data.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const { left: x, top, height } = range.getBoundingClientRect();
        return { x: x + 1, y: top + height / 2 };
      }
      left -= node.data.length;
    }
  }
  throw new Error(`the line with ${words} has no character ${character}`);
}

/** Runs in the page. */
function putOnClipboard(contents) {
  const entries = Object.entries(contents).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))]);
}

// Ended from outside: exit, so that the last resort of the workbench ends code-server too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(3));
try {
  const { code, why } = await run();
  say(why);
  process.exit(code);
} catch (error) {
  console.error(error);
  process.exit(2);
}
