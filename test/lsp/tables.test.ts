import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import type { Requests } from '../../server/src/lsp/protocol.js';
import { tsv } from '../features/clips.js';
import { cleanDraft } from '../support/draft.js';
import { cleanFiles } from '../support/generate.js';
import { gridOf } from '../support/grid.js';
import { connect, type Editor } from './harness.js';

const URI = 'file:///drafts/a.gouji';
const options = { tabSize: 2, insertSpaces: true };
const DRAFT = ['𠮷镇　年报', '', '|𠮷|数|', '|--|--|', '|　许可|7|', '', '| 甲 |乙|'].join('\r\n');
const ALIGNED = ['𠮷镇　年报', '', '| 𠮷     | 数  |', '| ------ | --- |', '| 　许可 | 7   |', '', '| 甲 |乙|'].join('\r\n');

async function opened(text: string, languageId = 'gouji'): Promise<Editor> {
  const editor = await connect({ engine });
  editor.open(URI, text, languageId);
  return editor;
}

function applied(text: string, edits: readonly TextEdit[] | null): string {
  return TextDocument.applyEdits(TextDocument.create(URI, 'gouji', 1, text), [...(edits ?? [])]);
}

test('formatting aligns all tables, a range those that it touches', async () => {
  const editor = await opened(DRAFT);
  const textDocument = { uri: URI };
  const all = await editor.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
  assert.equal(applied(DRAFT, all), ALIGNED.replace('|乙|', '| 乙  |').replace('| 甲 |', '| 甲  |'));
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 1 } };
  const some = await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, range, options });
  assert.equal(applied(DRAFT, some), ALIGNED);
  editor.dispose();
});

test('typing a border or a line break aligns the table that it was typed in', async () => {
  const editor = await opened(DRAFT);
  const at = async (ch: string, line: number) =>
    applied(
      DRAFT,
      await editor.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
        textDocument: { uri: URI },
        position: { line, character: 0 },
        ch,
        options,
      }),
    );
  assert.equal(await at('|', 4), ALIGNED);
  assert.equal(await at('\n', 5), ALIGNED);
  assert.equal(await at('\n', 1), DRAFT);
  editor.dispose();
});

test('a client is told the labels of all forms, by which its keys know a standard table', async () => {
  const editor = await opened(DRAFT);
  const labels = await editor.connection.sendRequest<Requests['gouji/labels']['result']>('gouji/labels');
  for (const label of ['规章', '申请人情况', '总计', '统计指标', '信息内容']) assert.ok(labels.includes(label), label);
  editor.dispose();
});

test('the table at the cursor as tab-separated text', async () => {
  const editor = await opened(DRAFT);
  const position = { line: 3, character: 1 };
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/tableText'), { uri: URI, position }), {
    text: '𠮷\t数\n　许可\t7'.replace('　', ''),
  });
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/tableText'), { uri: URI, position: { line: 0, character: 0 } }), null);
  editor.dispose();
});

test('a paste into a standard table: edits, and a title that says whether something is written over', async () => {
  const text = cleanFiles().get('test/drafts/clean/2021-crlf.md') ?? '';
  const editor = await opened(text, 'markdown');
  const at = TextDocument.create(URI, 'markdown', 1, text).positionAt(text.indexOf('| 2 | 1 | 0 | 1 | 4 |') + 3);
  const clip = { uri: URI, position: at, text: '3\t1\t0\t1\t5\r\n' };
  const [paste] = (await editor.connection.sendRequest(requestOf('gouji/paste'), clip)) ?? [];
  assert.equal(applied(text, paste?.edits ?? null), text.replace('| 2 | 1 | 0 | 1 | 4 |', '| 3 | 1 | 0 | 1 | 5 |'));
  assert.deepEqual([paste?.version, paste?.asks, paste?.title], [1, true, '填入表格（2 个数字，覆盖 2 个已有数字）']);
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/paste'), { ...clip, text: '字' }), []);
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/paste'), { ...clip, position: { line: 0, character: 0 } }), []);
  editor.dispose();
});

test('a whole standard table pasted outside of any is written in Markdown; not into plain text', async () => {
  const text = cleanFiles().get('test/drafts/clean/2021-markdown.md') ?? '';
  const start = text.indexOf('| 行政复议 |');
  const draft = text.slice(0, start) + text.slice(text.indexOf('## 五、'));
  const clip = { text: tsv(gridOf(cleanDraft('2021'), 't4')) };
  const position = TextDocument.create(URI, 'markdown', 1, draft).positionAt(start);
  for (const [language, title] of [
    ['markdown', '粘贴为 Markdown 表格'],
    ['gouji', '粘贴为 Markdown 表格'],
    ['plaintext', undefined],
  ] as const) {
    const editor = await opened(draft, language);
    const [paste, ...more] = (await editor.connection.sendRequest(requestOf('gouji/paste'), { uri: URI, position, ...clip })) ?? [];
    assert.equal(paste?.title, title);
    assert.deepEqual(more, []);
    if (paste !== undefined) assert.deepEqual([applied(draft, paste.edits), paste.asks], [text, false]);
    editor.dispose();
  }
});

test('a table of an older form is pasted as it is, or in the form of the draft where it loses nothing', async () => {
  const text = cleanFiles().get('test/drafts/clean/2021-markdown.md') ?? '';
  const editor = await opened(text, 'markdown');
  const old = cleanDraft('2019');
  const none = { ...old, cells: new Map([...old.cells].map(([key, value]) => [key, key.startsWith('r3_6.') ? '0' : value])) };
  const end = TextDocument.create(URI, 'markdown', 1, text).positionAt(text.length);
  const titles = async (draft: typeof old) => {
    const params = { uri: URI, position: end, text: tsv(gridOf(draft, 't3')) };
    return (await editor.connection.sendRequest(requestOf('gouji/paste'), params))?.map(({ title }) => title);
  };
  assert.deepEqual(await titles(none), ['粘贴为 Markdown 表格（2019年格式）', '粘贴为2021年格式的表格']);
  assert.deepEqual(await titles(old), ['粘贴为 Markdown 表格（2019年格式）']);
  editor.dispose();
});

test('a document that is no report is left as it is', async () => {
  const editor = await opened('|a|b|\n|--|--|\n|长长长|1|\n', 'markdown');
  const position = { line: 2, character: 1 };
  assert.deepEqual(await editor.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri: URI }, options }), null);
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/tableText'), { uri: URI, position }), null);
  editor.dispose();
});
