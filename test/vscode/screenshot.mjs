// `npm run screenshot`: the editor with a draft, its squiggles, the Problems panel and the status item, as client/images/editor.png.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './setup.mjs';
import { openBrowser, startCodeServer } from './workbench.mjs';

const FOLDER = resolve('test/vscode/workspace');
const DRAFT = resolve(FOLDER, '青禾镇2023年报.md');
const PICTURE = 'client/images/editor.png';
/** The line to stand in the middle of the picture. */
const MIDDLE = 58;
const locale = 'zh-cn';
const look = {
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.fontSize': 13,
  'editor.lineHeight': 20,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'off',
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
};

const server = await startCodeServer({ locale, extraSettings: look });
const browser = await openBrowser({ locale, viewport: { width: 1180, height: 900 }, scale: 1.5 });
try {
  await picture(browser.page).catch(async (error) => {
    await browser.page.screenshot({ path: '.vscode-test/screenshot-failed.png' });
    throw error;
  });
} finally {
  await browser.close();
  await server.stop();
}

async function picture(page) {
  page.setDefaultTimeout(120_000);
  const address = server.windowAt(FOLDER, [
    ['extensionDevelopmentPath', server.remote(resolve('.'))],
    ['openFile', server.remote(DRAFT)],
  ]);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector('.monaco-editor .view-line');
  await page
    .locator('.monaco-editor .view-lines')
    .first()
    .click({ position: { x: 200, y: 10 } });
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'balance' }).first();
  await problem.waitFor();
  await goTo(page, MIDDLE);
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  await page.locator('[id="status.languageStatus"]').hover();
  await page.waitForSelector('.monaco-hover .element');
  await delay(2000);
  mkdirSync('client/images', { recursive: true });
  await page.screenshot({ path: PICTURE });
  say(`written: ${PICTURE}`);
}

async function goTo(page, line) {
  await page
    .locator('.monaco-editor .view-lines')
    .first()
    .click({ position: { x: 200, y: 10 } });
  await page.keyboard.press('Control+G');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}
