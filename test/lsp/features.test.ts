import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Range,
} from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import type { Requests } from '../../server/src/lsp/protocol.js';
import { connect, type Editor } from './harness.js';

const URI = 'file:///drafts/a.md';
const DRAFT = [
  '青禾县某局2023年年报', // 0
  '',
  '# 一、总体情况', // 2
  '## （一）主动公开', // 3
  '正文　错',
  '## （二）依申请公开', // 5
  '正文',
  '',
  '# 二、收到和处理申请情况', // 8
  '| 甲 | 1 |', // 9
  '| 乙 | 2 |', // 10
  '',
  '落款',
].join('\r\n');

async function opened(text: string, capabilities = {}): Promise<Editor> {
  const editor = await connect({ capabilities });
  editor.open(URI, text);
  return editor;
}

test('symbols: title, sections, subsections and tables, nested', async () => {
  const editor = await opened(DRAFT);
  const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: URI } });
  const [title, ...others] = (symbols ?? []) as DocumentSymbol[];
  assert.ok(title);
  assert.equal(others.length, 0);
  assert.deepEqual(tree(title), [
    '青禾县某局2023年年报 0-12',
    ['一、总体情况 2-6', ['（一）主动公开 3-4'], ['（二）依申请公开 5-6']],
    ['二、收到和处理申请情况 8-12', ['表三 收到和处理政府信息公开申请情况 9-10']],
  ]);
  everySelectionInside(title);
  editor.dispose();
});

function everySelectionInside(symbol: DocumentSymbol): void {
  for (const child of symbol.children ?? []) {
    assert.ok(inside(child.range, symbol.range), child.name);
    everySelectionInside(child);
  }
  assert.ok(inside(symbol.selectionRange, symbol.range), symbol.name);
}

function inside(inner: Range, outer: Range): boolean {
  const value = ({ line, character }: Range['start']) => line * 10_000 + character;
  return value(outer.start) <= value(inner.start) && value(inner.end) <= value(outer.end);
}

type Tree = [string, ...Tree[]];

function tree({ name, range, children }: DocumentSymbol): Tree {
  return [`${name} ${range.start.line}-${range.end.line}`, ...(children ?? []).map(tree)];
}

test('folding: sections, subsections and tables, not the whole report', async () => {
  const editor = await opened(DRAFT);
  const ranges = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: URI } });
  assert.deepEqual(
    ranges?.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [2, 6],
      [3, 4],
      [5, 6],
      [8, 12],
      [9, 10],
    ],
  );
  editor.dispose();
});

test('folding: no section hides the heading of the next; a comment folds as one', async () => {
  const text =
    '# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n<!-- 上年\n原文 -->\n\n无。\n\n## 六、其他需要报告的事项\n\n无。\n';
  const editor = await connect({ engine });
  editor.open(URI, text);
  const ranges = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: URI } });
  assert.deepEqual(ranges, [
    { startLine: 2, endLine: 7 },
    { startLine: 9, endLine: 11 },
    { startLine: 4, endLine: 5, kind: 'comment' },
  ]);
  editor.dispose();
});

test('of a document that is no report, or of one that is not judged, no feature is asked', async () => {
  const texts = [
    '# 一、购物\n\n| 甲 | 乙 |\n| --- | --- |\n| 长长长 | 1 |\n\n根据《\n',
    '# 云溪学院2022—2023学年信息公开工作年度报告\n\n| 甲 | 乙 |\n| --- | --- |\n| 长长长 | 1 |\n\n根据《\n',
  ];
  for (const text of texts) {
    const editor = await connect({ engine });
    editor.open(URI, text);
    for (const [method, more] of FEATURES) {
      const params = { textDocument: { uri: URI }, uri: URI, position: { line: 6, character: 3 }, ...more };
      assert.equal(await editor.connection.sendRequest(method, params), null, method);
    }
    const { parts } = (await editor.connection.sendRequest('gouji/structure', { uri: URI })) as { readonly parts: readonly unknown[] };
    assert.deepEqual(parts, []);
    editor.dispose();
  }
});

/** Ours among them, all but those that are not about what a report holds: the compiler asks for the one that is missing. */
const OURS: Readonly<Record<Exclude<keyof Requests, Others>, object>> = {
  'gouji/fillTables': {},
  'gouji/ledger': {},
  'gouji/cellName': {},
  'gouji/fill': { table: 0, id: 't3', change: { kind: 'figures', texts: {} } },
  'gouji/preview': {},
  'gouji/export': { to: 'html' },
  'gouji/lastYear': {},
  'gouji/paste': { text: '1\t2' },
  'gouji/tableText': {},
  'gouji/silence': { rule: 'title', fingerprint: '0', place: 'comment', reason: '理由' },
};
type Others = 'gouji/status' | 'gouji/structure' | 'gouji/labels' | 'gouji/units' | 'gouji/compose' | 'gouji/import';
/** Every request that is about what a report holds, with what it wants besides a place. */
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 6, character: 3 } };
const FEATURES: readonly (readonly [method: string, more?: object])[] = [
  ['textDocument/documentSymbol'],
  ['textDocument/foldingRange'],
  ['textDocument/codeAction', { range: WHOLE, context: { diagnostics: [], triggerKind: 1 } }],
  ['textDocument/codeLens'],
  ['textDocument/inlayHint', { range: WHOLE }],
  ['textDocument/completion'],
  ['textDocument/inlineCompletion', { context: { triggerKind: 0 } }],
  ['textDocument/definition'],
  ['textDocument/references', { context: { includeDeclaration: true } }],
  ['textDocument/documentHighlight'],
  ['textDocument/documentLink'],
  ['textDocument/semanticTokens/full'],
  ['textDocument/selectionRange', { positions: [{ line: 0, character: 0 }] }],
  ['textDocument/formatting', { options: { tabSize: 2, insertSpaces: true } }],
  ['textDocument/rangeFormatting', { range: WHOLE, options: { tabSize: 2, insertSpaces: true } }],
  ['textDocument/onTypeFormatting', { ch: '|', options: { tabSize: 2, insertSpaces: true } }],
  ...Object.entries(OURS),
];

async function actionsAt(editor: Editor, line: number, character: number, only?: string[]): Promise<CodeAction[]> {
  const range = { start: { line, character }, end: { line, character } };
  const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: URI }, range, context });
  return actions as CodeAction[];
}

test('fixes are quick fixes with their diagnostic; the first safe one is preferred', async () => {
  const editor = await opened(DRAFT);
  const actions = await actionsAt(editor, 4, 3);
  assert.deepEqual(
    actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
    [
      ['改为零', 'quickfix', undefined],
      ['改为对', 'quickfix', true],
      ['删去', 'quickfix', undefined],
      ['在文中注明忽略此处（写错了）…', 'quickfix', undefined],
    ],
  );
  assert.deepEqual(actions[0]?.diagnostics, (await editor.diagnostics.next()).diagnostics);
  const range = { start: { line: 4, character: 3 }, end: { line: 4, character: 4 } };
  assert.deepEqual(actions[1]?.edit, { changes: { [URI]: [{ range, newText: '对' }] } });
  editor.dispose();
});

test('where the client can, an edit names the version that it is for', async () => {
  const editor = await opened(DRAFT, { workspace: { workspaceEdit: { documentChanges: true } } });
  const [action] = await actionsAt(editor, 4, 4);
  assert.deepEqual(action?.edit?.documentChanges?.[0], {
    textDocument: { uri: URI, version: 1 },
    edits: [{ range: { start: { line: 4, character: 3 }, end: { line: 4, character: 4 } }, newText: '零' }],
  });
  editor.dispose();
});

test('fixes are offered at their finding only, and only when quick fixes are wanted', async () => {
  const editor = await opened(DRAFT);
  assert.equal((await actionsAt(editor, 4, 2)).length, 0);
  assert.equal((await actionsAt(editor, 4, 3, ['quickfix'])).length, 4);
  assert.deepEqual(
    (await actionsAt(editor, 4, 3, [''])).map(({ kind }) => kind),
    ['quickfix', 'quickfix', 'quickfix', 'quickfix', 'source.fixAll.gouji'],
  );
  assert.equal((await actionsAt(editor, 4, 3, ['refactor'])).length, 0);
  editor.dispose();
});

test('the status says what was recognised and how it stands', async () => {
  const editor = await opened('年报 错疑疑\n| 甲 | 1 |');
  const status = {
    uri: URI,
    version: 1,
    isReport: true,
    form: '2021',
    year: 2023,
    issuer: '青禾县某局',
    equations: { holds: 2, fails: 1, unknown: 0 },
    findings: { errors: 1, warnings: 0, infos: 0, hints: 2 },
  };
  assert.deepEqual(await editor.statuses.next(), status);
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/status'), { uri: URI }), status);
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/status'), { uri: 'file:///closed.md' }), null);
  editor.change(URI, 2, { text: '购物单' });
  const { isReport, form, year } = await editor.statuses.next();
  assert.deepEqual({ isReport, form, year }, { isReport: false, form: null, year: null });
  editor.dispose();
});
