import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeLensRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  InlayHintRequest,
  type Position,
  type SelectionRange,
  SelectionRangeRequest,
} from 'vscode-languageserver/node';
import { hoverCell } from '../../server/src/features/hover-cell.js';
import { engine } from '../../server/src/lsp/engine.js';
import { ledgerRequest } from '../../server/src/lsp/ledger.js';
import { readReport } from '../../server/src/report/read.js';
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
  assert.deepEqual(await labels({}), ['应为 4，差 ＋1']);
  assert.deepEqual(await labels({ inlayHints: 'always' }), ['应为 4，差 ＋1', '✓', '✓']);
  assert.deepEqual(await labels({ inlayHints: 'never' }), []);
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
  assert.deepEqual(lens?.command?.arguments, [URI]);
  assert.equal(lens?.range.start.line, positionOf('自然人').line);
  assert.equal((await lensesWith({}))[0]?.command?.command, '');
  assert.deepEqual(await lensesWith({ settings: { codeLens: false } }), []);
});

test('the ledger holds every equation, what fails first; in both languages', async () => {
  const editor = await open();
  const ledger = (await editor.connection.sendRequest(ledgerRequest, { uri: URI })) ?? '';
  assert.match(ledger, /^勾稽核算表\n\n/);
  const results = ledger.split('\n').filter((line) => line.startsWith('  '));
  assert.match(results[0] ?? '', /^ {2}✗ 总计 5 ＝ 自然人 3 ＋ 商业企业 1（其余为 0）；应为 4，相差 1 {2}\[T3-ROW\]$/);
  assert.deepEqual([...new Set(results.map((line) => line[2]))], ['✗', '—', '✓']);
  assert.equal(await editor.connection.sendRequest(ledgerRequest, { uri: 'file:///none.md' }), null);
  editor.dispose();
  const english = await open({ locale: 'en' });
  assert.match((await english.connection.sendRequest(ledgerRequest, { uri: URI })) ?? '', /^Ledger of equations\n/);
  english.dispose();
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
  assert.deepEqual(await editor.connection.sendRequest(DocumentHighlightRequest.type, prose), []);
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
  assert.equal(row, '| 一、本年新收政府信息公开申请数量 | | | 3 | 1 | 0 | 0 | 0 | 0 | 5 |');
  assert.match(table ?? '', /自然人[\s\S]*1$/);
  assert.match(around[0] ?? '', /^三、/);
  assert.equal(around.at(-1), DRAFT);
  const [sentence, paragraph] = grown(prose);
  assert.equal(sentence, '全年平稳；');
  assert.match(paragraph ?? '', /𠮷镇共收到申请。全年平稳；没有积压。/);
  editor.dispose();
});

test('hover on a cell: place, figure, and its equations with figures; none beside a cell', () => {
  const report = readReport(DRAFT);
  const at = DRAFT.indexOf(TOTAL) + 6;
  const hover = hoverCell(report, at, 'zh');
  assert.deepEqual(hover?.at, { start: at, end: at + 1 });
  const [head, first] = (hover?.markdown ?? '').split('\n\n');
  assert.equal(head, '**表三 · 一、本年新收政府信息公开申请数量 · 总计**：5');
  assert.match(first ?? '', /^- ✗ 总计 5 ＝ 自然人 3 ＋ 商业企业 1（其余为 0）；应为 4，相差 1\n/);
  assert.match(hoverCell(report, at, 'en')?.markdown ?? '', /should be 4, off by 1/);
  assert.equal(hoverCell(report, DRAFT.indexOf('全年'), 'zh'), undefined);
});

test('a document that is no report has nothing to explain', async () => {
  const editor = await connect({ engine });
  editor.open(URI, '# 便条\n\n| 甲 | 3 |\n|---|---|\n| 乙 | 4 |\n');
  for (const request of [CodeLensRequest.type, InlayHintRequest.type, DocumentHighlightRequest.type]) {
    const params = { textDocument, range: whole, position: { line: 2, character: 7 } };
    assert.deepEqual(await editor.connection.sendRequest(request.method, params), []);
  }
  assert.equal(await editor.connection.sendRequest(ledgerRequest, { uri: URI }), null);
  editor.dispose();
});
