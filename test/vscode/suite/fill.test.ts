import { equal, match, ok } from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import {
  closeAll,
  findingsOf,
  gouji,
  hasKeyboard,
  IN_BROWSER,
  inWorkspace,
  open,
  openText,
  press,
  rendered,
  seen,
  sees as seesIn,
  statusOf,
  textOf,
  until,
} from './drafts.js';

const DRAFT = '青禾镇2023年报.md';
const ISSUER = '云溪县青禾镇人民政府';

/** A desktop VS Code has nobody at its keyboard here. */
const whereKeysArePressed = hasKeyboard() ? suite : () => undefined;

whereKeysArePressed('填表', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(closeAll);

  test('opening the view changes nothing; a figure typed is one edit of its cell, and one undo', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    const before = document.getText();
    await vscode.commands.executeCommand('gouji.fillTables');
    await shows('gz.made');
    equal(document.isDirty, false);
    await cell('r3_4_1.tot');
    await keys('2', 'Enter');
    await becomes(document, (text) => text === before.replace('| 1 | 1 | 0 | 0 | 0 | 0 | 3 |', '| 1 | 1 | 0 | 0 | 0 | 0 | 2 |'));
    equal(await active(), 'r3_4_2.tot');
    // What names the columns is in sight, above the cell.
    const [heads, here] = await seen<readonly [number, number]>({
      script: `(() => { const main = document.querySelector('main').getBoundingClientRect().top;
        const heads = document.querySelector('.headed thead').getBoundingClientRect();
        return [heads.top - main, document.activeElement.getBoundingClientRect().top - heads.bottom]; })()`,
    });
    ok(heads >= 0 && here >= 0, `heads at ${heads}, the cell ${here} below them`);
    equal(document.isDirty, true);
    await keys('Control+z');
    await becomes(document, (text) => text === before);
    equal(document.isDirty, false);
    equal(await active(), 'r3_4_2.tot');
    equal(await value('r3_4_1.tot'), '3');
  });

  test('a new report: the whole of table three in less than 200 keys, and nothing is left to be found in it', async function () {
    this.timeout(180_000);
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    await vscode.commands.executeCommand('leaveSnippet');
    const { document } = editor();
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables', document.uri, 't3');
    await shows('r1.np');
    await until(document, (findings) => inTableThree(document, findings).length > 0);
    await focused('r1.np');
    let pressed = 0;
    const type = async (...row: readonly string[]) => {
      pressed += row.length;
      await keys(...row);
    };
    const rows: readonly (readonly string[])[] = [['8', 'Tab', '2'], ['1'], ['5', 'Tab', '1'], ['1']];
    // What is not 0 is typed; Alt+0 asks whether the rest of the row is, and Enter says that it is.
    for (let row = 0; row < 25; row += 1) {
      const figures = row === 12 ? ['1', 'Tab', '1'] : row === 16 ? ['1'] : row === 24 ? ['1'] : (rows[row] ?? []);
      await type(...figures, 'Alt+0', 'Enter');
      await focused(row < 24 ? `${ROWS[row + 1]}.np` : 'rev.keep');
    }
    ok(pressed < 200, `${pressed} keys`);
    await until(document, (findings) => inTableThree(document, findings).length === 0);
    match(document.getText(), /\| 一、本年新收政府信息公开申请数量 +\| +\| +\| 8 +\| 2 +\| 0 +\| 0 +\| 0 +\| 0 +\| 10 +\|/);
    match(document.getText(), /\| （七）总计 +\| +\| 8 +\| 2 +\| 0 +\| 0 +\| 0 +\| 0 +\| 10 +\|/);
    const { equations } = await statusOf(api, document);
    equal(equations.fails, 0);
    console.log(`table three: ${pressed} keys`);
  });

  test('the whole way: new → fill in → wrong total → repair in the view → preview → Word, the view in hand all the while', async function () {
    this.timeout(120_000);
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    await vscode.commands.executeCommand('leaveSnippet');
    const { document } = editor();
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables', document.uri, 't3');
    await focused('r1.np');
    // All of it in the language of the editor.
    const isEnglish = /^en\b/.test(vscode.env.language);
    match(await seen({ script: `document.querySelector('footer').textContent` }), isEnglish ? /Type figures;/ : /直接输入数字/);
    await keys('3', 'Tab', '1', 'Alt+0');
    // The two that were typed are counted as soon as they are in.
    await sees(`/^(?:Fill the|这一行空着的) 5 /.test(document.querySelector('.question').textContent)`, true);
    await keys('Enter');
    const row = (figures: readonly number[]) => new RegExp(`一、本年新收政府信息公开申请数量[ |]+${figures.join(' +\\| +')} +\\|`);
    await becomes(document, (text) => row([3, 1, 0, 0, 0, 0, 4]).test(text));
    await cell('r1.tot');
    await keys('5', 'Enter');
    await becomes(document, (text) => row([3, 1, 0, 0, 0, 0, 5]).test(text));
    await sees(`document.querySelector('[data-mark="row r1"]').dataset.status`, 'fails');
    await cell('r1.tot');
    match(await seen({ script: `document.querySelector('footer .notes').textContent` }), isEnglish ? /should be 4/ : /应为 4/);
    await seen({ click: 'footer .repair' });
    await becomes(document, (text) => row([3, 1, 0, 0, 0, 0, 4]).test(text));
    await sees(`document.querySelector('[data-mark="row r1"]').dataset.status`, 'holds');
    if (!IN_BROWSER)
      match(await rendered(document, (html) => html.includes('gouji-report')), /<th colspan="5" class="gouji-head">法人或其他组织<\/th>/);
    const to = inWorkspace('out/年报.docx');
    await vscode.commands.executeCommand('gouji.exportWord', { to });
    match(await textOf(to), /^PK/);
    await vscode.workspace.fs.delete(inWorkspace('out'), { recursive: true });
  });

  test('a block from Excel goes from the cell on, in one step; undone by one key', async () => {
    const source = await open(DRAFT);
    const blank = source.getText().replace(/^(\| (?:一|二)、.*?\| {2}\| {2}\|).*$/gm, '$1  |  |  |  |  |  |  |');
    const document = await openText(blank);
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables', document.uri);
    await cell('r1.np');
    const clipboard = '8\t2\t0\t0\t0\t0\t10\n1\t0\t0\t0\t0\t0\t1\n';
    await press({ key: 'Control+v', clipboard, inDialog: true }, '');
    await becomes(document, (text) =>
      /一、.*\| 8 \| 2 \| 0 \| 0 \| 0 \| 0 \| 10 \|\n.*二、.*\| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \|/.test(text),
    );
    equal(await active(), 'r1.np');
    await keys('Control+z');
    await becomes(document, (text) => text === blank);
  });

  test('an input method: its keys are its own, and full-width figures are written half-width', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    const before = document.getText();
    await vscode.commands.executeCommand('gouji.fillTables');
    await cell('r1.np');
    await press({ compose: { letters: 'ba', text: '１８' }, inDialog: true }, '');
    equal(await active(), 'r1.np');
    equal(document.getText(), before);
    await keys('Tab');
    await becomes(document, (text) => text === before.replace('| 8 | 2 | 0 | 0 | 0 | 0 | 10 |', '| 18 | 2 | 0 | 0 | 0 | 0 | 10 |'));
    equal(await active(), 'r1.biz');
  });

  test('changes from outside come in at once; the focus stays, and so does what is being typed', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables');
    await cell('r1.np');
    await keys('9');
    const at = document.getText().indexOf('| 8 | 2 | 0 | 0 | 0 | 0 | 10 |') + '| 8 | 2 | 0 | 0 | 0 | 0 | '.length;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 2)), '11');
    ok(await vscode.workspace.applyEdit(edit));
    await figure('r1.tot', '11');
    equal(await active(), 'r1.np');
    equal(await value('r1.np'), '9');
    await keys('Enter');
    await becomes(document, (text) => text.includes('| 9 | 2 | 0 | 0 | 0 | 0 | 11 |'));
  });

  test('what the draft lacks is said where it is missed, and put in by its repair: a row, then a table', async () => {
    const whole = (await open(DRAFT)).getText();
    const [row = ''] = /^.*8\.属于行政查询事项.*\n/m.exec(whole) ?? [];
    const [table = ''] = /^\| 行政复议(?:.*\n)+?(?=\n)/m.exec(whole) ?? [];
    const document = await openText(whole.replace(row, '').replace(table, ''));
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables', document.uri);
    await sees(`document.querySelector('[data-noted="row r3_3_8"]').hidden`, false);
    await sees(`document.querySelector('[data-noted="row r3_3_7"]').hidden`, true);
    await seen({ click: '[data-noted="row r3_3_8"]' });
    equal(await active(), 'r3_3_8.np');
    await seen({ click: 'footer .repair' });
    await becomes(document, (text) => text.includes('8.属于行政查询事项'));
    await sees(`document.querySelector('[data-noted="row r3_3_8"]').hidden`, true);
    await seen({ click: '.missing .insert' });
    await becomes(document, (text) => text.includes('| 行政复议 |'));
    await focused('rev.keep');
    await sees(`document.querySelector('.missing').hidden`, true);
  });

  test('two views of one draft show the same: what is typed in one comes into the other, which keeps its place', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables');
    await shows('r1.np');
    await vscode.commands.executeCommand('vscode.openWith', document.uri, 'gouji.fill', vscode.ViewColumn.One);
    const total = `document.querySelector('[data-key="r1.tot"]').value`;
    await seesIn({ nth: 1, script: total }, '10');
    await seen({ nth: 1, click: '[data-key="r2.np"]' });
    await seen({ nth: 0, click: '[data-key="r1.tot"]' });
    await keys('1', '2', 'Enter');
    await becomes(document, (text) => text.includes('| 8 | 2 | 0 | 0 | 0 | 0 | 12 |'));
    for (const nth of [0, 1]) {
      await seesIn({ nth, script: total }, '12');
      await seesIn({ nth, script: `document.querySelector('[data-mark="row r1"]').dataset.status` }, 'fails');
    }
    await seesIn({ nth: 1, script: `document.querySelector('[tabindex="0"][data-key]').dataset.key` }, 'r2.np');
    await vscode.commands.executeCommand('workbench.action.joinAllGroups');
  });

  test('a narrow window, as at twice the zoom: table four as 3 × 5, nothing beside the screen', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    await vscode.commands.executeCommand('gouji.fillTables');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const shape = `[...document.querySelectorAll('table.t4 tr')].map((row) => row.querySelectorAll('input').length).join()`;
    try {
      await press({ viewport: { width: 640, height: 400 }, inDialog: true }, '');
      await sees(shape, '0,5,5,5');
      equal(await seen({ script: 'document.documentElement.scrollWidth <= document.documentElement.clientWidth' }), true);
      await cell('rev.fix');
      await keys('3', 'ArrowDown');
      await becomes(document, (text) => text.includes('| 1 | 3 | 0 | 0 | 1 | 0 |'));
      equal(await active(), 'dir.fix');
    } finally {
      await press({ viewport: { width: 1280, height: 800 }, inDialog: true }, '');
    }
    // The other tests have a side bar.
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('workbench.action.joinAllGroups');
    await sees(shape, '0,0,0,15,0');
    ok(findingsOf(document).length > 0);
  });
});

/** Rows of table three with figures, in their order. */
const ROWS = [
  ...['r1', 'r2', 'r3_1', 'r3_2'],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `r3_3_${n}`),
  ...[1, 2, 3].map((n) => `r3_4_${n}`),
  ...[1, 2, 3, 4, 5].map((n) => `r3_5_${n}`),
  ...[1, 2, 3].map((n) => `r3_6_${n}`),
  ...['r3_7', 'r4'],
];

function inTableThree(document: vscode.TextDocument, findings: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  const lines = document.getText().split('\n');
  const line = (words: string) => lines.findIndex((text) => text.startsWith('|') && text.includes(words));
  const [first, last] = [line('申请人情况'), line('四、结转下年度')];
  return findings.filter(({ range }) => first <= range.start.line && range.start.line <= last);
}

/** An expression in the view that is on the screen. */
function sees<T>(script: string, wanted: T): Promise<void> {
  return seesIn({ script }, wanted);
}

function figure(key: string, wanted: string): Promise<void> {
  return sees(`document.querySelector('[data-key="${key}"]').value`, wanted);
}

function focused(key: string): Promise<void> {
  return sees('document.activeElement?.dataset.key', key);
}

function editor(): vscode.TextEditor {
  const { activeTextEditor } = vscode.window;
  ok(activeTextEditor, 'no editor is open');
  return activeTextEditor;
}

function cell(key: string): Promise<unknown> {
  return seen({ click: `[data-key="${key}"]` });
}

function active(): Promise<string> {
  return seen({ script: 'document.activeElement?.dataset.key' });
}

function value(key: string): Promise<string> {
  return seen({ script: `document.querySelector('[data-key="${key}"]').value` });
}

async function keys(...pressed: readonly string[]): Promise<void> {
  await press({ keys: pressed, inDialog: true }, '');
}

/** The view is on the screen, and has that cell. */
async function shows(key: string): Promise<void> {
  equal(await seen({ script: `document.querySelector('[data-key="${key}"]') !== null` }), true);
}

async function becomes(document: vscode.TextDocument, wanted: (text: string) => boolean): Promise<void> {
  for (let left = 100; left > 0 && !wanted(document.getText()); left -= 1) await delay(100);
  ok(wanted(document.getText()), document.getText().slice(-2600));
}
