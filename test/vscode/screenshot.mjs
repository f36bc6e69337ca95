// `npm run screenshot [name …]`: the pictures of README and walkthrough, taken of the editor at work, in client/images.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { apt, onPath } from '../system.mjs';
import { pictureOf } from './page-picture.mjs';
import { say } from './setup.mjs';
import { openBrowser, startCodeServer } from './workbench.mjs';

const FOLDER = 'client/images';
const DRAFT = '青禾镇2023年报.md';
const locale = 'zh-cn';
const look = {
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.fontSize': 13,
  'editor.lineHeight': 20,
  'editor.minimap.enabled': false,
  '[markdown]': { 'editor.wordWrap': 'off' },
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Light Modern',
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
};

/**
 * Each picture by what leads to it; `clip` cuts it out of the window, `step` the smaller one for that step of the walkthrough,
 * which is shipped with the extension.
 */
const pictures = {
  editor: { height: 900, take: editor },
  hover: { take: hover, clip: [0, 0, 1180, 470], step: ['findings', 330, 110, 850, 290] },
  fixes: { take: fixes, clip: [0, 180, 1180, 420], step: ['fixes', 0, 290, 1060, 290] },
  tables: { take: tables, clip: [0, 60, 1180, 500], step: ['tables', 0, 60, 1180, 360] },
  fill: { take: fill, width: 1280 },
  preview: { take: preview, width: 1400, step: ['preview', 720, 130, 660, 460] },
  structure: { take: structure },
  reports: { take: reports, prepare: county, width: 1280 },
  new: { take: newReport, clip: [0, 0, 1180, 420], step: ['new', 0, 0, 900, 360] },
  walkthrough: { take: walkthrough, width: 1400 },
  compare: { take: compare, width: 1400, prepare: lastYear },
};

const wanted = process.argv.slice(2);
const drawn = { icon, word, letter, summary };
for (const [name, draw] of Object.entries(drawn)) if (wanted.length === 0 || wanted.includes(name)) await draw();
const others = wanted.filter((name) => drawn[name] === undefined);
if (others.length === 0 && wanted.length > 0) process.exit();
const server = await startCodeServer({ locale, extraSettings: look });
try {
  for (const [name, picture] of Object.entries(pictures)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(name, picture);
  }
} finally {
  await server.stop();
}

/** Of the extension, from its drawing: 256 pixels, which the pages that show it make smaller. */
async function icon() {
  const { page, close } = await openBrowser({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync(`${FOLDER}/icon.svg`, 'utf8')}`);
  await page.screenshot({ path: `${FOLDER}/icon.png`, omitBackground: true });
  await close();
  say(`written: ${FOLDER}/icon.png`);
}

/** Pages of the Word file that is made of a draft, as LibreOffice lays them out: the first, the one with table three, the last. */
function word() {
  const draft = 'test/drafts/clean/2021-markdown.md';
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pictures-'));
  const [file, pdf, path] = [join(folder, 'word.docx'), join(folder, 'word.pdf'), `${FOLDER}/word.png`];
  try {
    execFileSync(process.execPath, ['dist/cli.js', 'convert', draft, file]);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(tool('soffice', 'libreoffice-writer-nogui'), ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file]);
    execFileSync(tool('pdftoppm', 'poppler-utils'), ['-png', '-r', '72', pdf, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => /^page.*\.png$/.test(name));
    const shown = [pages[0], pages.at(-2), pages.at(-1)].map((name) => join(folder, name));
    execFileSync(tool('montage', 'imagemagick'), [...shown, '-tile', '3x1', '-geometry', '+6+6', '-background', '#999', path]);
    fewerColours(path);
    say(`written: ${path}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A letter to a unit, by its first list. */
async function letter() {
  await inBoth('letter', ['letters', 'test/drafts/samples/01-青禾镇2023年.md'], 855);
}

/** The list of a county's reports. */
async function summary() {
  const county = 'test/drafts/county';
  await inBoth('summary', ['summary', `${county}/2023`, `${county}/云溪县2023.md`, '--roster', `${county}/名单.txt`]);
}

/** For each README in its language. */
async function inBoth(name, command, height) {
  for (const [language, path] of Object.entries({ zh: `${FOLDER}/${name}.png`, en: `${FOLDER}/${name}.en.png` })) {
    await pictureOf([...command, '--lang', language], path, height);
    fewerColours(path);
    say(`written: ${path}`);
  }
}

/** In a browser and on a copy of the drafts of its own, so that no picture shows traces of another. */
async function take(name, { take, prepare = () => undefined, clip, step, width = 1180, height = 760 }) {
  const copy = mkdtempSync(join(tmpdir(), 'gouji-pictures-'));
  cpSync('test/vscode/workspace', copy, { recursive: true });
  prepare(copy);
  const browser = await openBrowser({ locale, viewport: { width, height }, scale: 1.5 });
  const { page } = browser;
  page.setDefaultTimeout(120_000);
  try {
    const address = server.windowAt(copy, [
      ['extensionDevelopmentPath', server.remote(resolve('.'))],
      ['openFile', server.remote(join(copy, DRAFT))],
    ]);
    await page.goto(address, { waitUntil: 'commit' });
    // The lens above a table shows that the server has read the draft.
    await page.waitForSelector('.monaco-editor .codelens-decoration', { state: 'attached' });
    // On the blank line below the title: with the key Control, a heading under the mouse is shown as a link.
    await page
      .locator('.monaco-editor .view-lines')
      .first()
      .click({ position: { x: 200, y: 30 } });
    await page.keyboard.press('Control+B');
    await take(page);
    await delay(1500);
    await shot(page, `${FOLDER}/${name}.png`, clip ?? [0, 0, width, height]);
    if (step !== undefined) await small(page, `client/walkthrough/${step[0]}`, step.slice(1));
  } catch (error) {
    await page.screenshot({ path: `.vscode-test/${name}-failed.png` });
    throw error;
  } finally {
    await browser.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

async function shot(page, path, [x, y, width, height]) {
  await page.screenshot({ path, clip: { x, y, width, height } });
  fewerColours(path);
  say(`written: ${path}`);
}

/** A third of the size, and nobody sees it. */
function fewerColours(path) {
  execFileSync(imageMagick('mogrify'), ['+dither', '-colors', '160', '-strip', '-define', 'png:color-type=3', path]);
}

/** For the extension, which carries it: as WebP, a few kB. */
async function small(page, path, [x, y, width, height]) {
  await page.screenshot({ path: `${path}.png`, clip: { x, y, width, height }, scale: 'css' });
  const lossless = ['-define', 'webp:lossless=true', '-define', 'webp:method=6', '-quality', '100'];
  execFileSync(imageMagick('convert'), [`${path}.png`, '+dither', '-colors', '24', '-strip', ...lossless, `${path}.webp`]);
  rmSync(`${path}.png`);
  say(`written: ${path}.webp`);
}

function imageMagick(command) {
  return tool(command, 'imagemagick');
}

/** A program that pictures are made with, of this package of Debian. */
function tool(command, from) {
  if (onPath(command) === undefined) apt([from], say);
  const found = onPath(command);
  if (found === undefined) throw new Error(`no ${command} on the PATH: it comes with ${from}`);
  return found;
}

/** Squiggles, the list of problems, what the status item says. */
async function editor(page) {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'balance' }).first().waitFor();
  await goTo(page, '58');
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  await page.locator('[id="gouji.gouji.gouji.status"]').hover();
  await page.waitForSelector('.monaco-hover:visible');
}

/** On a wrong total: the finding, where the cell stands, its sums. */
async function hover(page) {
  await atTotal(page, 55);
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page
    .locator('.monaco-hover:visible', { hasText: /多了? 1/ })
    .first()
    .waitFor();
}

/** The light bulb's list. */
async function fixes(page) {
  await atTotal(page, 55);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget');
}

/** Aligned, one figure selected. */
async function tables(page) {
  await page.keyboard.press('Control+Shift+I');
  await delay(1000);
  await goTo(page, '58');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Tab');
}

/** The fill-in view beside the draft, on a total that is wrong. */
async function fill(page) {
  await goTo(page, '55');
  await command(page, '勾稽: 填表');
  for (let left = 100; left > 0; left -= 1) {
    await delay(200);
    for (const frame of page.frames()) {
      const cell = frame.locator('[data-key="r3_4_1.tot"]');
      if ((await cell.count().catch(() => 0)) === 0) continue;
      await cell.click();
      return;
    }
  }
  throw new Error('the fill-in view is not on the screen');
}

/** The draft and, beside it, the report as it will be published. */
async function preview(page) {
  await goTo(page, '70');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('v');
  await page.waitForSelector('.webview');
  for (let shown; shown !== true; ) {
    await delay(200);
    const inFrames = page.frames().map((frame) => frame.locator('.gouji-report .gouji-value.gouji-error').first().isVisible());
    shown = (await Promise.allSettled(inFrames)).some(({ value }) => value === true);
  }
}

/** The side bar. */
async function structure(page) {
  await command(page, '勾稽: 查看报告结构');
  await page.waitForSelector('.pane-body .monaco-list-row');
}

/** All reports of the folder, of which one is open. */
async function reports(page) {
  await command(page, '勾稽: 查看报告结构');
  await page.waitForSelector('.pane-body .monaco-list-row');
  await page.locator('.pane-header', { hasText: '报告结构' }).click();
  await page.locator('.pane-body .monaco-list-row', { hasText: '白石镇' }).first().waitFor();
  await page.locator('.pane-body .monaco-list-row', { hasText: '红旗街道' }).locator('.monaco-tl-twistie').click();
}

/** Reports of other bodies, some with faults. */
function county(folder) {
  const draft = readFileSync('test/drafts/clean/2021-markdown.md', 'utf8');
  const faults = {
    白石镇人民政府: (text) => text.replace('第五十条', '第八十条').replace('〔2021〕30号', '[2021]30号'),
    红旗街道办事处: (text) =>
      text.replace(/^(\| .*（一）予以公开.*?\|)[^\n]*?(\d+) \|$/m, (row, _head, last) => row.replace(/\d+ \|$/, `${Number(last) + 1} |`)),
    水利局: (text) => text.replaceAll('处理费', '费用'),
    教育局: (text) => text.replace('〔2021〕30号', '[2021]30号'),
    档案馆: (text) => text,
    林业局: (text) => text,
    民政局: (text) => text,
  };
  for (const [year, bodies] of Object.entries({ 2023: Object.keys(faults), 2022: ['财政局', '司法局'] })) {
    mkdirSync(join(folder, year));
    for (const body of bodies) {
      const text = draft
        .replaceAll('青禾镇人民政府', body)
        .replaceAll('2023', year)
        .replaceAll('2024', String(Number(year) + 1));
      writeFileSync(join(folder, year, `${body}年报.md`), faults[body]?.(text) ?? text);
    }
  }
}

/** Made by the command, as a user answers it. */
async function newReport(page) {
  await command(page, '勾稽: 新建年报');
  for (const answer of ['2023', '', '云溪县青禾镇人民政府']) {
    await delay(1000);
    if (answer === '') await page.keyboard.press('ArrowDown');
    else await page.keyboard.type(answer);
    await page.keyboard.press('Enter');
  }
  await delay(2000);
}

/** Last year's report beside the draft: with other figures, and a sentence of its own. */
function lastYear(folder) {
  const text = readFileSync(join(folder, DRAFT), 'utf8').replaceAll('2023年', '2022年');
  const other = text
    .replace('| 8 | 2 | 0 | 0 | 0 | 0 | 10 |', '| 5 | 1 | 0 | 0 | 0 | 0 | 6 |')
    .replace('| 行政规范性文件 | 1 | 0 | 3 |', '| 行政规范性文件 | 0 | 0 | 2 |');
  writeFileSync(join(folder, DRAFT.replace('2023', '2022')), other);
}

/** Both years beside each other, at the tables. */
async function compare(page) {
  await command(page, '勾稽: 与上年对照');
  await page.waitForSelector('.monaco-diff-editor .line-delete, .monaco-diff-editor .char-delete', { state: 'attached' });
  await delay(1000);
  for (let left = 3; left > 0; left -= 1) await page.keyboard.press('Alt+F5');
  await page.mouse.move(700, 5);
}

async function walkthrough(page) {
  await command(page, 'Welcome: Open Walkthrough');
  await delay(1000);
  await page.keyboard.type('勾稽');
  await delay(1000);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.getting-started-step');
  // The picture of the step is in a frame of its own.
  await page.waitForSelector('.webview', { state: 'attached' });
  await delay(8000);
}

async function command(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget:visible');
  await page.keyboard.type(title);
  await page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  await delay(500);
  await page.keyboard.press('Enter');
}

/** Right before the last figure of a row of one digit. */
async function atTotal(page, line) {
  await goTo(page, String(line));
  await page.keyboard.press('End');
  for (let left = 3; left > 0; left -= 1) await page.keyboard.press('ArrowLeft');
  await delay(300);
}

/** A line, counted from 1. */
async function goTo(page, line) {
  await page.keyboard.press('Control+G');
  await page.waitForSelector('.quick-input-widget:visible');
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await delay(500);
}
