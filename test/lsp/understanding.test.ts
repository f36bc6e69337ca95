import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Hover,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type Location,
  type LocationLink,
  type MarkupContent,
  type Position,
  type Range,
  ReferencesRequest,
  type SelectionRange,
  SelectionRangeRequest,
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
} from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { connect, type Editor, type Options } from './harness.js';

const URI = 'file:///drafts/青禾 a.md';
/** In each line with a mark 𠮷, two UTF-16 units, and U+3000 stand before what is asked of. */
const LINES = [
  '云溪县青禾镇人民政府2023年政府信息公开工作年度报告',
  '',
  '本报告依照《中华人民共和国政府信息公开条例》（以下简称《条例》）编制。统计期限自2023年1月1日起至2023年12月31日止。', // 2
  '',
  '一、总体情况',
  '',
  '　　𠮷村按照《条例》第三十三条办理。全年收到政府信息公开申请4件。', // 6
  '',
  '三、收到和处理政府信息公开申请情况',
  '',
  '|　𠮷 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |', // 10
  '|---|---|---|---|---|---|---|---|',
  '| 一、本年新收政府信息公开申请数量 | 3 |　1　| 0 | 0 | 0 | 0 | 5 |', // 12
  '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
  '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
  '',
];
const TEXT = LINES.join('\r\n');
const TOTAL = { line: 12, character: LINES[12]?.indexOf('| 5 |') ?? 0 } as const;
const textDocument = { uri: URI };

async function opened(options: Options = {}, text = TEXT): Promise<Editor> {
  const editor = await connect({ engine, ...options });
  editor.open(URI, text);
  return editor;
}

function find(line: number, words: string): Position {
  const character = LINES[line]?.indexOf(words) ?? -1;
  assert.ok(character >= 0, words);
  return { line, character };
}

function wordsAt({ start, end }: Range): string {
  assert.equal(start.line, end.line);
  return LINES[start.line]?.slice(start.character, end.character) ?? '';
}

async function hoverAt(editor: Editor, position: Position): Promise<{ readonly words: string; readonly value: string } | null> {
  const hover: Hover | null = await editor.connection.sendRequest(HoverRequest.type, { textDocument, position });
  if (hover?.range === undefined) return null;
  const { kind, value } = hover.contents as MarkupContent;
  assert.equal(kind, 'markdown');
  return { words: wordsAt(hover.range), value };
}

test('everything is announced', async () => {
  const editor = await opened({ capabilities: { workspace: { textDocumentContent: {} } } });
  const { capabilities } = editor.initialized;
  for (const key of [
    'hoverProvider',
    'inlayHintProvider',
    'codeLensProvider',
    'definitionProvider',
    'referencesProvider',
    'documentHighlightProvider',
    'selectionRangeProvider',
    'documentLinkProvider',
  ] as const) {
    assert.ok(capabilities[key], key);
  }
  assert.deepEqual(capabilities.workspace?.textDocumentContent, { schemes: ['gouji-ledger', 'gouji-compared'] });
  editor.dispose();
});

test('hover: the cell with its sum and why it is found fault with; the article; nothing elsewhere', async () => {
  const editor = await opened();
  const cell = await hoverAt(editor, { ...TOTAL, character: TOTAL.character + 2 });
  assert.equal(cell?.words, '5');
  assert.match(cell?.value ?? '', /✗ 总计 5 ≠ 自然人 3 ＋ 商业企业 1 ＝ 4（其余为 0），多 1[\s\S]*---[\s\S]*勾稽关系不成立/);
  assert.equal((await hoverAt(editor, find(12, '1　')))?.words, '1');
  assert.equal((await hoverAt(editor, find(6, '第三十三条')))?.words, '第三十三条');
  assert.equal(await hoverAt(editor, find(6, '办理')), null);
  editor.dispose();
});

test('hover in English', async () => {
  const editor = await opened({ locale: 'en' });
  assert.match((await hoverAt(editor, find(12, '3 |')))?.value ?? '', /✗ 总计 5 ≠ 自然人 3 \+ 商业企业 1 = 4 \(others 0\), off by \+1/);
  editor.dispose();
});

async function hints(editor: Editor, range: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }) {
  const found = await editor.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
  return (found ?? []).map(({ position, label }) => [position.line, position.character, label]);
}

test('inlay hints: failing totals by default, all or none as set, and only those in sight', async () => {
  let configuration: unknown = {};
  const refreshed: string[] = [];
  const editor = await opened({
    configuration: () => configuration,
    capabilities: { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } },
  });
  editor.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed.push('hints'));
  editor.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshed.push('lenses'));
  const wrong = [12, TOTAL.character + 3, '应为 4，差 +1'];
  assert.deepEqual(await hints(editor), [wrong]);
  assert.deepEqual(await hints(editor, { start: { line: 13, character: 0 }, end: { line: 14, character: 9 } }), []);
  await editor.diagnostics.next();
  refreshed.length = 0;
  configuration = { inlayHints: 'always', codeLens: false };
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await editor.diagnostics.next();
  const all = await hints(editor);
  assert.deepEqual(refreshed.sort(), ['hints', 'lenses']);
  assert.deepEqual(
    all.map(([line, , label]) => [line, label]),
    [
      [12, '应为 4，差 +1'],
      [13, '✓'],
      [14, '✓'],
    ],
  );
  assert.deepEqual(await editor.connection.sendRequest(CodeLensRequest.type, { textDocument }), []);
  configuration = { inlayHints: 'never' };
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await editor.diagnostics.next();
  assert.deepEqual(await hints(editor), []);
  editor.dispose();
});

test('code lens: above the table; its click opens the ledger where the client can', async () => {
  for (const openLedger of [true, false]) {
    const editor = await opened({ initializationOptions: { opensLedger: openLedger } });
    const [lens, second] = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    assert.equal(second, undefined);
    assert.equal(lens?.range.start.line, 10);
    assert.match(lens?.command?.title ?? '', /^表三：勾稽 2\/3 成立，\d+ 项未核$/);
    assert.equal(lens?.command?.command, openLedger ? 'gouji.openLedger' : '');
    if (openLedger) assert.deepEqual(lens?.command?.arguments, [URI, '表三']);
    editor.dispose();
  }
});

test('the ledger is told of every change once, and follows the draft to its close', async () => {
  const editor = await opened({ capabilities: { workspace: { textDocumentContent: {} } } });
  const uri = `gouji-ledger:/勾稽核算表.md?${encodeURIComponent(URI)}`;
  const refreshed: string[] = [];
  editor.connection.onRequest(TextDocumentContentRefreshRequest.type, (params) => void refreshed.push(params.uri));
  const content = async () => (await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri })).text;
  assert.match(await content(), /^## 不成立的\n\n- ✗ 一、本年新收政府信息公开申请数量·总计：总计 5 ≠[^\n]+\n\n## 表三/m);
  assert.deepEqual(refreshed, []);
  editor.change(URI, 2, {
    range: { start: { ...TOTAL, character: TOTAL.character + 2 }, end: { ...TOTAL, character: TOTAL.character + 3 } },
    text: '4',
  });
  editor.change(URI, 3, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' });
  await editor.settled();
  assert.deepEqual(refreshed, [uri]);
  assert.doesNotMatch(await content(), /✗/);
  editor.close(URI);
  await editor.settled();
  assert.deepEqual(refreshed, [uri, uri]);
  assert.match(await content(), /文稿没有打开/);
  editor.dispose();
});

test('definition and references: figure, cell, short title', async () => {
  const editor = await opened();
  const definition = async (position: Position) =>
    ((await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position })) as Location[] | null)?.map(
      ({ range }) => range,
    );
  const figure = find(6, '4件');
  const total = { ...TOTAL, character: TOTAL.character + 2 };
  assert.deepEqual(await definition(figure), [{ start: total, end: { ...total, character: total.character + 1 } }]);
  assert.deepEqual((await definition(total))?.map(wordsAt), ['4']);
  assert.deepEqual((await definition(find(6, '《条例》')))?.map(wordsAt), ['以下简称《条例》']);
  assert.equal(await definition(find(4, '总体')), undefined);
  const references = async (position: Position, includeDeclaration: boolean) =>
    (await editor.connection.sendRequest(ReferencesRequest.type, { textDocument, position, context: { includeDeclaration } }))?.map(
      ({ range }) => wordsAt(range),
    );
  assert.deepEqual(await references(total, false), ['4']);
  assert.deepEqual(await references(total, true), ['4', '5']);
  assert.deepEqual(await references(find(2, '以下简称'), false), ['《条例》']);
  editor.dispose();
});

test('a client that takes links learns what stands under the cursor', async () => {
  const editor = await opened({ capabilities: { textDocument: { definition: { linkSupport: true } } } });
  const position = find(6, '4件');
  const [link] = (await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position })) as LocationLink[];
  assert.equal(link?.originSelectionRange && wordsAt(link.originSelectionRange), '4');
  assert.equal(link?.targetRange && wordsAt(link.targetRange), '5');
  editor.dispose();
});

test('highlight: the total as written, its addends as read', async () => {
  const editor = await opened();
  const found = await editor.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: find(12, '1　') });
  assert.deepEqual(
    found?.map(({ range, kind }) => [wordsAt(range), kind === DocumentHighlightKind.Write]),
    [
      ['5', true],
      ['3', false],
      ['1', false],
      ['0', false],
      ['0', false],
      ['0', false],
      ['0', false],
    ],
  );
  editor.dispose();
});

test('selection ranges: an answer for each position', async () => {
  const editor = await opened();
  const positions = [find(12, '1　'), find(6, '𠮷'), { line: 1, character: 0 }];
  const found = await editor.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions });
  const depth = (range: SelectionRange | undefined): number => (range === undefined ? 0 : 1 + depth(range.parent));
  assert.equal(found?.length, 3);
  assert.deepEqual(
    found?.slice(0, 2).map(({ range }) => wordsAt(range)),
    ['1', '𠮷村按照《条例》第三十三条办理。'],
  );
  assert.ok(depth(found?.[0]) >= 4);
  editor.dispose();
});

test('links: the document that is on record', async () => {
  const editor = await opened({}, TEXT.replace('编制', '和国办公开办函〔2021〕30号编制'));
  const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
  assert.deepEqual(
    links?.map(({ target }) => target),
    ['http://zrzy.smx.gov.cn/16903/616589856/1288675.html'],
  );
  editor.dispose();
});

test('a document that is no report, or not open, gets nothing', async () => {
  const editor = await opened({}, '# 一、购物\n\n| 总计 | 5 |\n');
  const position = { line: 2, character: 8 };
  for (const uri of [URI, 'file:///closed.md']) {
    const asked = { textDocument: { uri }, position };
    const range = { start: position, end: position };
    const nothing = [
      await editor.connection.sendRequest(HoverRequest.type, asked),
      await editor.connection.sendRequest(DefinitionRequest.type, asked),
      await editor.connection.sendRequest(ReferencesRequest.type, { ...asked, context: { includeDeclaration: true } }),
      await editor.connection.sendRequest(DocumentHighlightRequest.type, asked),
      await editor.connection.sendRequest(SelectionRangeRequest.type, { ...asked, positions: [position] }),
      await editor.connection.sendRequest(InlayHintRequest.type, { ...asked, range }),
      await editor.connection.sendRequest(CodeLensRequest.type, asked),
      await editor.connection.sendRequest(DocumentLinkRequest.type, asked),
    ];
    for (const one of nothing) assert.ok(one === null || (Array.isArray(one) && one.length === 0));
  }
  editor.dispose();
});
