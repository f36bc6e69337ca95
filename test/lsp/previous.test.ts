import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HoverRequest, InlayHintRequest, TextDocumentContentRefreshRequest, TextDocumentContentRequest } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { connect, type Editor } from './harness.js';

const THIS = readFileSync('test/drafts/damaged/carry-over.md', 'utf8')
  .replace(/^(?:%%.*\n)+/, '')
  .replace(/[⟦⟧]/g, '');
const LAST = readFileSync('test/drafts/previous/2022.md', 'utf8');
const THIS_URI = 'file:///drafts/qinghe-2023.md';
const LAST_PATH = '/drafts/qinghe-2022.md';

function host(files: Map<string, string>): ConfigHost {
  const read = (path: string) => {
    const text = files.get(path);
    return text === undefined ? undefined : { text };
  };
  return { foldersAbove: () => ['/drafts'], read, isSame: (a, b) => a === b };
}

/** The rules that speak of this year's report, when it is told of next. */
async function toldOf(editor: Editor): Promise<unknown[]> {
  for (;;) {
    const { uri, diagnostics } = await editor.diagnostics.next();
    if (uri === THIS_URI) return diagnostics.map(({ code }) => code);
  }
}

test('last year’s report on the disk is found by the years in the paths, and looked at again when a draft is opened', async () => {
  const files = new Map([[LAST_PATH, LAST]]);
  const editor = await connect({ engine, configHost: host(files) });
  editor.open(THIS_URI, THIS);
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  files.set(LAST_PATH, LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |'));
  editor.open('file:///drafts/other.md', '# 购物单\n');
  assert.deepEqual(await toldOf(editor), []);
});

test('an open one goes before that on the disk, and what is written in it shows in this year’s', async () => {
  const editor = await connect({ engine, configHost: host(new Map()) });
  editor.open(THIS_URI, THIS);
  assert.deepEqual(await toldOf(editor), []);
  editor.open('untitled:last', LAST);
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  editor.change('untitled:last', 2, { text: LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |') });
  assert.deepEqual(await toldOf(editor), []);
  editor.change('untitled:last', 3, { text: LAST });
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  editor.close('untitled:last');
  assert.deepEqual(await toldOf(editor), []);
});

const CELL = THIS.split('\n').findIndex((line) => line.startsWith('| 行政规范性文件'));

test('the hover of a cell has last year’s value, and hints where they are wanted', async () => {
  const files = new Map([[LAST_PATH, LAST]]);
  const textDocument = { uri: THIS_URI };
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  for (const lastYearHints of [false, true]) {
    const editor = await connect({ engine, configHost: host(files), initializationOptions: { settings: { lastYearHints } } });
    editor.open(THIS_URI, THIS);
    await toldOf(editor);
    const line = THIS.split('\n')[CELL] ?? '';
    const position = { line: CELL, character: line.lastIndexOf('|') - 2 };
    const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument, position });
    assert.match(JSON.stringify(hover?.contents), /（上年 9）.*✗ 现行有效件数＝上年现行有效＋本年制发－本年废止/);
    const hints = (await editor.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [];
    assert.deepEqual(
      hints.filter((hint) => hint.position.line === CELL && String(hint.label).startsWith('上年')).map(({ label }) => label),
      lastYearHints ? ['上年 1', '上年 0', '上年 9'] : [],
    );
    editor.dispose();
  }
});

const sideOf = (side: 'last' | 'now') => URI.from({ scheme: 'gouji-compared', path: `/${side}/x.md`, query: THIS_URI }).toString();

test('both reports are texts of the server, laid out alike; they follow what is written in either', async () => {
  const capabilities = { workspace: { textDocumentContent: {} } };
  const editor = await connect({ engine, configHost: host(new Map()), capabilities });
  const refreshed: string[] = [];
  editor.connection.onRequest(TextDocumentContentRefreshRequest.type, ({ uri }) => void refreshed.push(uri));
  const textOf = async (side: 'last' | 'now') =>
    (await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: sideOf(side) })).text;
  const ask = () => editor.connection.sendRequest(requestOf('gouji/lastYear'), { uri: THIS_URI });
  editor.open(THIS_URI, THIS);
  assert.match(JSON.stringify(await ask()), /没有找到云溪县青禾镇人民政府2022年的年报。打开它就能用/);
  assert.match(await textOf('last'), /^没有找到云溪县青禾镇人民政府2022年的年报/);
  editor.open('untitled:last', LAST);
  await editor.connection.sendRequest(requestOf('gouji/status'), { uri: 'untitled:last' });
  assert.deepEqual(await ask(), { title: '云溪县青禾镇人民政府2022年 ↔ 2023年（与上年对照）' });
  const [last, now] = [await textOf('last'), await textOf('now')];
  assert.match(last, /^# 云溪县青禾镇人民政府2022年[\s\S]*\| 行政规范性文件 +\| 1 +\| 0 +\| 9 /);
  const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('|'));
  const differing = rows(last).filter((row, i) => row !== rows(now)[i]);
  assert.ok(rows(last).length === rows(now).length && differing.length < 8, differing.join('\n'));
  refreshed.length = 0;
  editor.change('untitled:last', 2, { text: LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |') });
  await editor.settled();
  await toldOf(editor);
  await editor.settled();
  assert.ok(refreshed.includes(sideOf('last')) && refreshed.includes(sideOf('now')));
  assert.match(await textOf('last'), /\| 行政规范性文件 +\| 1 +\| 0 +\| 10 /);
  editor.dispose();
});
