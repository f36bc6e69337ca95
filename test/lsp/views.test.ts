import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { cleanFiles } from '../support/generate.js';
import { connect, type Editor } from './harness.js';

const URI = 'file:///drafts/a.md';
const DRAFT = (cleanFiles().get('test/drafts/clean/2021-crlf.md') ?? '').replaceAll('青禾镇', '𠮷禾镇').replace('| 28 |', '| 29 |');

async function opened(text: string, locale = 'zh-cn'): Promise<Editor> {
  const editor = await connect({ engine, locale });
  editor.open(URI, text);
  return editor;
}

test('the preview of a report: lines with their kind, tables with their lines and markup', async () => {
  const editor = await opened(DRAFT);
  const preview = await editor.connection.sendRequest(requestOf('gouji/preview'), { uri: URI });
  assert.ok(preview);
  assert.deepEqual([preview.version, preview.passages[0]], [1, { first: 0, last: 0, kind: 'title' }]);
  const lines = DRAFT.split('\r\n');
  const [title, ...tables] = preview.replaced;
  assert.deepEqual([title?.first, title?.last], [0, 0]);
  for (const { first, last, html } of tables) {
    assert.match(lines[first] ?? '', /^\|/);
    assert.match(lines[last] ?? '', /^\|/);
    assert.deepEqual([lines[first - 1], lines[last + 1]], ['', '']);
    assert.match(html, /^<table class="gouji-table/);
  }
  assert.equal(tables.length, 3);
  assert.match(tables[1]?.html ?? '', /title="表三/);
  editor.dispose();
});

test('the structure of a report: names, states, findings as diagnostics, in the client’s language', async () => {
  const editor = await opened(DRAFT.replace(/## 二、[^#]*/, ''), 'en');
  const structure = await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: URI });
  const [title] = structure?.parts ?? [];
  assert.deepEqual([structure?.version, title?.kind, title?.state, title?.range.start], [1, 'title', 'wrong', { line: 0, character: 2 }]);
  assert.equal(title?.parts[1]?.name, 'Missing: 主动公开政府信息情况');
  const pushed = await editor.diagnostics.next();
  const table = title?.parts[2]?.parts[0];
  assert.deepEqual(
    table?.findings,
    pushed.diagnostics.filter(({ code }) => code === 'balance'),
  );
  editor.dispose();
});

test('neither for a document that is no report', async () => {
  const editor = await opened('# 购物\n');
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/preview'), { uri: URI }), null);
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: URI }), { version: 1, parts: [] });
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: 'file:///closed.md' }), null);
  editor.dispose();
});
