import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  HoverRequest,
  InlayHintRequest,
  type Location,
  MarkupContent,
  type Position,
  ReferencesRequest,
  type SelectionRange,
  SelectionRangeRequest,
  TextDocumentContentRequest,
} from 'vscode-languageserver/node';
import { URI as URI_OF } from 'vscode-uri';
import { COMPARED_SCHEME, LEDGER_SCHEME } from '../../server/src/lsp/announcements.js';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { lineIndex } from '../../server/src/text/lines.js';
import { connect, type Editor, type Options } from './harness.js';

const URI = 'file:///drafts/a.md';
/** CRLF, U+3000 at the heads of lines, and a character of two units before the table and in its own line. */
const DRAFT = [
  '　𠮷溪县青禾镇人民政府2023年政府信息公开工作年度报告',
  '',
  '## 三、收到和处理政府信息公开申请情况',
  '',
  '　　𠮷镇共收到申请。全年平稳；没有积压。',
  '',
  '| | | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
  '|---|---|---|---|---|---|---|---|---|---|',
  '| 一、本年新收政府信息公开申请数量 | | | 3 | 1 | 0 | 0 | 0 | 0 | 5 |',
  '| 二、上年结转政府信息公开申请数量 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
  '| 四、结转下年度继续办理 | | | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
  '',
].join('\r\n');
const lines = lineIndex(DRAFT);

function positionOf(words: string, behind = 0): Position {
  const at = DRAFT.indexOf(words);
  assert.ok(at >= 0, words);
  return lines.positionAt(at + behind);
}

async function open(options: Options = {}): Promise<Editor> {
  const editor = await connect({ engine, ...options });
  editor.open(URI, DRAFT);
  return editor;
}

/** The words under a range of the draft. */
function wordsOf({ start, end }: { readonly start: Position; readonly end: Position }): string {
  return DRAFT.slice(lines.offsetAt(start), lines.offsetAt(end));
}

const textDocument = { uri: URI };
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const TOTAL = '| 0 | 5 |';

test('a hint stands behind the total that fails; by the setting behind the right ones too, or behind none', async () => {
  const labels = async (settings: object): Promise<unknown[]> => {
    const editor = await open({ initializationOptions: { settings } });
    const hints = (await editor.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
    for (const { position } of hints)
      assert.match(wordsOf({ start: { ...position, character: position.character - 1 }, end: position }), /\d/);
    editor.dispose();
    return hints.map(({ label }) => label);
  };
  assert.deepEqual(await labels({}), ['应为 4，差 +1']);
  assert.deepEqual(await labels({ inlayHints: 'always' }), ['应为 4，差 +1', '✓', '✓']);
  assert.deepEqual(await labels({ inlayHints: 'never' }), []);
});

test('the cell with the cursor has a name, blank or not, from border to border; its label has none', async () => {
  const editor = await open();
  const nameAt = async (words: string, by: number) =>
    (
      await editor.connection.sendRequest(requestOf('gouji/cellName'), {
        uri: URI,
        position: { ...positionOf(words), character: positionOf(words).character + by },
      })
    )?.name;
  assert.equal(await nameAt(TOTAL, 6), '表三　一、本年新收政府信息公开申请数量·总计');
  assert.equal(await nameAt(TOTAL, 5), '表三　一、本年新收政府信息公开申请数量·总计');
  assert.equal(await nameAt('一、本年新收', 2), undefined);
  editor.dispose();
});

test('a lens counts the equations of its table, and opens the ledger where the client can', async () => {
  const lensesWith = async (initializationOptions: object) => {
    const editor = await open({ initializationOptions });
    const found = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument });
    editor.dispose();
    return found ?? [];
  };
  const [lens] = await lensesWith({ opensLedger: true });
  assert.match(lens?.command?.title ?? '', /^表三：勾稽 2\/3 成立，\d+ 项未核$/);
  assert.deepEqual(lens?.command?.arguments, [URI, '表三']);
  assert.equal(lens?.range.start.line, positionOf('自然人').line);
  assert.equal((await lensesWith({}))[0]?.command?.command, '');
  assert.deepEqual(await lensesWith({ settings: { codeLens: false } }), []);
  const [, fill] = await lensesWith({ fillsTables: true });
  assert.deepEqual(fill?.command, { title: '$(table) 填表', command: 'gouji.fillTables', arguments: [URI, 't3'] });
  assert.deepEqual(fill?.range, lens?.range);
});

test('the ledger is a text of the server, in both languages; it holds every equation', async () => {
  const capabilities = { workspace: { textDocumentContent: {} } };
  const ledgerIn = async (locale: string, draft: string): Promise<string> => {
    const editor = await open({ locale, capabilities });
    assert.deepEqual(editor.initialized.capabilities.workspace?.textDocumentContent, { schemes: [LEDGER_SCHEME, COMPARED_SCHEME] });
    const uri = URI_OF.from({ scheme: LEDGER_SCHEME, path: '/x.md', query: draft }).toString();
    const { text } = await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri });
    editor.dispose();
    return text;
  };
  const ledger = await ledgerIn('zh-cn', URI);
  assert.match(ledger, /^# 勾稽核算表/);
  assert.match(ledger, /✗[^\n]*总计 5 ≠ 自然人 3 ＋ 商业企业 1 ＝ 4[^\n]*，多 1/);
  assert.match(ledger, /✓/);
  assert.match(await ledgerIn('en', URI), /5 ≠ 自然人 3 \+ 商业企业 1/);
  assert.doesNotMatch(await ledgerIn('zh-cn', 'file:///none.md'), /✗/);
});

test('on a figure the members of its equation light up, the total as written', async () => {
  const editor = await open();
  const found = await editor.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: positionOf('| 3 | 1', 2) });
  assert.deepEqual(
    (found ?? []).map(({ range, kind }) => [wordsOf(range), kind === DocumentHighlightKind.Write]),
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
  const prose = { textDocument, position: positionOf('全年') };
  assert.deepEqual(await editor.connection.sendRequest(DocumentHighlightRequest.type, prose), null);
  editor.dispose();
});

test('a selection grows from cell to row, table, section and draft; in prose from sentence to paragraph', async () => {
  const editor = await open();
  const positions = [positionOf(TOTAL, 6), positionOf('全年')];
  const [cell, prose] = (await editor.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
  const grown = (range: SelectionRange | undefined): string[] =>
    range === undefined ? [] : [wordsOf(range.range), ...grown(range.parent)];
  const [figure, row, table, ...around] = grown(cell);
  assert.equal(figure, '5');
  assert.equal(row, '一、本年新收政府信息公开申请数量 | | | 3 | 1 | 0 | 0 | 0 | 0 | 5');
  assert.match(table ?? '', /自然人[\s\S]*1$/);
  assert.match(around[0] ?? '', /三、收到/);
  assert.equal(around.at(-1), DRAFT);
  const [sentence, paragraph] = grown(prose);
  assert.equal(sentence, '全年平稳；');
  assert.match(paragraph ?? '', /𠮷镇共收到申请。全年平稳；没有积压。/);
  editor.dispose();
});

test('hover on a cell: place, figure and its equations with figures; on an article and a document what the law data knows', async () => {
  const editor = await connect({ engine });
  const text = DRAFT.replace('全年平稳；', '依照《中华人民共和国政府信息公开条例》第三十六条和国办公开办函〔2021〕30号办理；');
  editor.open(URI, text);
  const at = lineIndex(text);
  const hover = async (words: string, behind: number): Promise<string> => {
    const position = at.positionAt(text.indexOf(words) + behind);
    const found = await editor.connection.sendRequest(HoverRequest.type, { textDocument, position });
    return MarkupContent.is(found?.contents) ? found.contents.value : '';
  };
  const cell = await hover(TOTAL, 6);
  assert.match(cell, /表三.*本年新收.*总计/);
  assert.match(cell, /✗ .*总计 5 ≠ 自然人 3 ＋ 商业企业 1/);
  assert.match(await hover('第三十六条', 1), /2019/);
  assert.match(await hover('〔2021〕30号', 3), /国办公开办函〔2021〕30号/);
  assert.equal(await hover('没有积压', 1), '');
  editor.dispose();
});

test('from a figure of the text to its cell, and back', async () => {
  const editor = await connect({ engine });
  const text = DRAFT.replace('𠮷镇共收到申请。', '2023年，共收到政府信息公开申请5件。');
  editor.open(URI, text);
  const at = lineIndex(text);
  const prose = at.positionAt(text.indexOf('5件'));
  const cell = at.positionAt(text.indexOf(TOTAL) + 6);
  const found = await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position: prose });
  const [first] = (Array.isArray(found) ? found : [found]) as readonly (Location | null)[];
  assert.deepEqual(first?.range.start, cell);
  const uses = await editor.connection.sendRequest(ReferencesRequest.type, {
    textDocument,
    position: cell,
    context: { includeDeclaration: false },
  });
  assert.ok((uses ?? []).some(({ range }) => range.start.line === prose.line && range.start.character === prose.character));
  editor.dispose();
});

test('a document that is no report has nothing to explain', async () => {
  const editor = await connect({ engine });
  editor.open(URI, '# 便条\n\n| 甲 | 3 |\n|---|---|\n| 乙 | 4 |\n');
  for (const request of [CodeLensRequest.type, InlayHintRequest.type, DocumentHighlightRequest.type]) {
    const params = { textDocument, range: whole, position: { line: 2, character: 7 } };
    const found: unknown = await editor.connection.sendRequest(request.method, params);
    assert.deepEqual(found ?? [], []);
  }
  editor.dispose();
});
