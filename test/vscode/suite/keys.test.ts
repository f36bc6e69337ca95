import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import { click, closeAll, followed, gouji, open, openText, statusOf, typeKeys } from './drafts.js';

const ISSUER = '云溪县青禾镇人民政府';
/** As slow as most people type, where the suite runs first; faster the second time. */
const SLOW_MS = vscode.env.language.startsWith('en') ? 300 : 100;
/** Of the rows of table three that are filled in, in their order. */
const ROWS = ['一、本年新收', '二、上年结转', '（一）予以公开', '（二）部分公开', '1.属于国家秘密'];
/** 29 cells: four rows of seven, and one more. */
const FIGURES = Array.from({ length: 29 }, (_, i) => String((i * 7) % 10));

suite('表格里的 Tab 和回车', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(closeAll);

  /** A report with a blank table three, the cursor in its first cell. */
  async function blankTable(language = 'markdown'): Promise<vscode.TextDocument> {
    const source = await open('青禾镇2023年报.md');
    const rows = source.getText().split('\n');
    const first = rows.findIndex((row) => row.includes('一、本年新收'));
    const last = rows.findIndex((row) => row.includes('四、结转下年度'));
    const blank = (row: string) => row.replace(/(?<=\| )\d+(?= \|)/g, '');
    const text = rows.map((row, i) => (i >= first && i <= last ? blank(row) : row)).join('\n');
    const document = await openText(text, language);
    await statusOf(api, document);
    await placed(() => place(document, ROWS[0] ?? '', 0));
    return document;
  }

  for (const [gap, language] of [
    [30, 'markdown'],
    [100, 'gouji'],
  ] as const) {
    test(`29 figures typed with Tab, a key every ${gap} ms: each stands in its own cell (${language})`, async () => {
      const document = await blankTable(language);
      await typeKeys(FIGURES.join('⇥'), gap);
      await becomes(() => shown(document), FIGURES.join(' '));
    });
  }

  test('a column of figures typed with Enter, a key every 30 ms, and on below the table', async () => {
    const document = await blankTable();
    const column = Array.from({ length: 25 }, (_, i) => String((i * 7) % 10));
    await typeKeys(`${column.join('⏎')}⏎7`, 30);
    await becomes(() => shown(document), column.join(' _ _ _ _ _ _ '));
    const line = () => document.lineAt(editor().selection.active.line);
    await becomes(() => line().text, '7');
    ok(document.lineAt(line().lineNumber - 1).text.startsWith('| 四、结转下年度'));
  });

  for (const gap of [120, 650]) {
    test(`8⇥2⇥0⇥, a key every ${gap} ms; Shift+Tab goes back`, async () => {
      const document = await blankTable();
      await typeKeys('8⇥2⇥0⇥⇤', gap);
      await becomes(() => shown(document), '8 2 0');
      await becomes(() => document.getText(editor().selection), '0');
    });
  }

  test('a new report: cells are cells from the start, after a click too; 29 figures typed slowly', async function () {
    this.timeout(120_000);
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    const { document } = editor();
    ok((await statusOf(api, document)).isReport);
    const row =
      document
        .getText()
        .split('\n')
        .find((line) => line.includes('一、本年新收')) ?? '';
    await click(editor(), '一、本年新收', cellsOf(row)[0] ?? 0);
    await followed();
    const before = document.lineCount;
    await typeKeys(FIGURES.join('⇥'), SLOW_MS);
    await becomes(() => shown(document), FIGURES.join(' '));
    equal(document.lineCount, before, 'no row is broken in two');
    await typeKeys('⏎4', 100);
    await becomes(() => figuresOf(document)[28 + 7], '4');
    equal(document.lineCount, before);
  });

  test('a new report: the total of a row is offered in grey, and taken with Tab where nothing has been typed', async () => {
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    const { document } = editor();
    ok((await statusOf(api, document)).isReport);
    await placed(() => place(document, ROWS[0] ?? '', 0));
    await typeKeys('3⇥1⇥0⇥0⇥0⇥0⇥', 60);
    await becomes(() => shown(document), '3 1 0 0 0 0');
    await statusOf(api, document);
    for (let tries = 50; tries > 0 && figuresOf(document)[6] === ''; tries -= 1) {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await typeKeys('⇥', 60);
      await followed();
      if (figuresOf(document)[6] === '') await placed(() => place(document, ROWS[0] ?? '', 6));
    }
    equal(shown(document), '3 1 0 0 0 0 4');
  });

  test('a row more in a table of one’s own; below the last one the table is left, and stays as it was typed', async () => {
    const source = await open('青禾镇2023年报.md');
    const document = await openText(`${source.getText()}\n\n| 单位 | 件数 |`);
    await statusOf(api, document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    await placed(() => {
      editor().selection = new vscode.Selection(end.translate(0, -2), end.translate(0, -2));
    });
    await typeKeys('⏎1⇥2⇥3⇥4⏎⏎', 60);
    const rows = () => document.getText().split('\n').slice(-5).join('\n');
    await becomes(rows, ['| 单位 | 件数 |', '| --- | --- |', '| 1    | 2    |', '| 3    | 4    |', ''].join('\n'));
    await typeKeys('5', 60);
    await becomes(rows, ['| 单位 | 件数 |', '| --- | --- |', '| 1    | 2    |', '| 3    | 4    |', '5'].join('\n'));
  });
});

/** Waits for what was typed to arrive; then it is as wanted, or stays wrong. */
async function becomes(shows: () => string | undefined, wanted: string): Promise<void> {
  for (let left = 100; left > 0 && shows() !== wanted; left -= 1) await new Promise((resolve) => setTimeout(resolve, 100));
  // Nothing comes behind it.
  await new Promise((resolve) => setTimeout(resolve, 200));
  equal(shows(), wanted);
}

/** Puts the cursor somewhere, and waits until the editor knows whose keys they are there. */
async function placed(put: () => void | Promise<void>): Promise<void> {
  const moved = new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(() => {
      listener.dispose();
      resolve();
    });
  });
  await put();
  await moved;
  await followed();
}

/** The figures of the rows with figures of table three, seven a row, blank ones too. */
function figuresOf(document: vscode.TextDocument): string[] {
  const rows = document.getText().split('\n');
  const first = rows.findIndex((row) => row.includes('一、本年新收'));
  const last = rows.findIndex((row) => row.includes('四、结转下年度'));
  ok(first > 0 && last === first + 24, `rows ${first} to ${last}`);
  return rows.slice(first, last + 1).flatMap((row) =>
    row
      .split('|')
      .slice(-8, -1)
      .map((cell) => cell.trim()),
  );
}

/** Seven figures a row; `_` for a blank, no blanks at the end. */
function shown(document: vscode.TextDocument): string {
  return figuresOf(document)
    .map((figure) => figure || '_')
    .join(' ')
    .replace(/[ _]+$/, '');
}

/** Where the cells of figures of a row begin to be written. */
function cellsOf(row: string): number[] {
  return [...row.matchAll(/\|/g)].slice(-8, -1).map(({ index }) => index + 2);
}

function place(document: vscode.TextDocument, row: string, cell: number): void {
  const line = document
    .getText()
    .split('\n')
    .findIndex((text) => text.startsWith('|') && text.includes(row));
  const character = cellsOf(document.lineAt(line).text)[cell] ?? 0;
  editor().selection = new vscode.Selection(line, character, line, character);
  editor().revealRange(editor().selection, vscode.TextEditorRevealType.InCenter);
}

function editor(): vscode.TextEditor {
  const { activeTextEditor } = vscode.window;
  ok(activeTextEditor, 'no editor is open');
  return activeTextEditor;
}
