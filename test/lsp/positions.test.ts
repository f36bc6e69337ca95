import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, InlineCompletionItem, Position, Range, TextEdit } from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { lineIndex } from '../../server/src/text/lines.js';
import { draft2021 } from '../features/support.js';
import { connect, type Editor } from './harness.js';

/** Every request that bears positions, at every line of a draft with 𠮷 (two UTF-16 units) and U+3000, in LF and in CRLF. */
const URI = 'file:///drafts/𠮷.md';
const textDocument = { uri: URI };
/** With findings of several kinds, related places, fixes, suggestions, links, definitions and mentions. */
const LF = draft2021(
  ['全年收到申请28件', '𠮷村全年收到申请29件'],
  ['《条例》第三十三条', '《条例》第九十条'],
  ['| 商业企业', '|　𠮷商业企业'],
  ['| 4 |', '|　5　|'],
)
  .replace(/^(?=[^#|\n])/gm, '　　𠮷')
  .concat(
    '\n\n　　𠮷根据《\n\n　　𠮷，，20231231日XX镇<𠮷>《甲《𠮷》》。\n\n| 𠮷 | 甲\n|---|---|\n|　1|2|\n\n六、其他需要报告的事项\n　　𠮷',
  );
const CRLF = LF.replaceAll('\n', '\r\n');
const LAST = LF.split('\n').length - 1;
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: LAST, character: 4 } };
const options = { tabSize: 2, insertSpaces: true };

/** What is asked at a place, and with the line that it stands in. */
const atPlaces: readonly (readonly [method: string, params: (position: Position, range: Range) => object])[] = [
  ['textDocument/hover', (position) => ({ textDocument, position })],
  ['textDocument/completion', (position) => ({ textDocument, position })],
  ['textDocument/inlineCompletion', (position) => ({ textDocument, position, context: { triggerKind: 1 } })],
  ['textDocument/definition', (position) => ({ textDocument, position })],
  ['textDocument/references', (position) => ({ textDocument, position, context: { includeDeclaration: true } })],
  ['textDocument/documentHighlight', (position) => ({ textDocument, position })],
  ['textDocument/selectionRange', (position) => ({ textDocument, positions: [position] })],
  ['textDocument/codeAction', (_, range) => ({ textDocument, range, context: { diagnostics: [] } })],
  ['textDocument/rangeFormatting', (_, range) => ({ textDocument, range, options })],
  ['textDocument/onTypeFormatting', (position) => ({ textDocument, position, ch: '|', options })],
  ['gouji/tableText', (position) => ({ uri: URI, position })],
  ['gouji/paste', (position) => ({ uri: URI, position, text: '8\t1\t7\n' })],
];

/** What is asked of the draft as a whole. */
const ofTheWhole: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/inlayHint', { textDocument, range: WHOLE }],
  ['textDocument/codeLens', { textDocument }],
  ['textDocument/semanticTokens/full', { textDocument }],
  ['textDocument/documentLink', { textDocument }],
  ['textDocument/foldingRange', { textDocument }],
  ['textDocument/documentSymbol', { textDocument }],
  ['textDocument/formatting', { textDocument, options }],
  ['textDocument/diagnostic', { textDocument }],
  ['textDocument/codeAction', { textDocument, range: WHOLE, context: { diagnostics: [], only: ['source.fixAll.gouji'] } }],
  ['gouji/structure', { uri: URI }],
  ['gouji/preview', { uri: URI }],
  ['gouji/status', { uri: URI }],
  ['gouji/compose', { year: 2024, issuer: '𠮷镇人民政府', previous: { uri: URI, text: LF }, withPreviousText: true }],
];

interface Answer {
  readonly method: string;
  readonly result: unknown;
}

/**
 * At the beginning of each line, in it (between the halves of a 𠮷, where one is asked for) and at its end; in a table, whose rows are
 * many and alike, at one of these in each row without a 𠮷.
 */
function* places(text: string): Iterable<{ position: Position; range: Range }> {
  for (const [line, words] of text.split(/\r?\n/).entries()) {
    const all = [0, words.indexOf('𠮷') + 1, words.length >> 1, words.length];
    const isAlike = words.startsWith('|') && !words.includes('𠮷');
    const cuts = isAlike ? all.slice(line % 4).slice(0, 1) : all;
    const range = { start: { line, character: 0 }, end: { line, character: words.length } };
    for (const character of new Set(cuts)) yield { position: { line, character }, range: { ...range, start: { line, character } } };
  }
}

async function opened(text: string): Promise<Editor> {
  const editor = await connect({ engine, initializationOptions: { settings: { inlayHints: 'always' } } });
  editor.open(URI, text);
  return editor;
}

async function answers(text: string): Promise<Answer[]> {
  const editor = await opened(text);
  const asked: (readonly [string, object])[] = [...ofTheWhole];
  for (const { position, range } of places(text)) for (const [method, params] of atPlaces) asked.push([method, params(position, range)]);
  const found = asked.map(async ([method, params]): Promise<Answer> => {
    const result: unknown = await editor.connection.sendRequest(method, params);
    return { method: `${method} ${JSON.stringify(params)}`, result };
  });
  const all = await Promise.all(found);
  editor.dispose();
  return all;
}

const inLf = answers(LF);
const inCrlf = answers(CRLF);

test('every request that is announced is asked', async () => {
  const editor = await opened(LF);
  const asked = new Set(
    [...atPlaces, ...ofTheWhole].map(([method]) =>
      method
        .replace(/\/full$/, '')
        .replace(/.*\//, '')
        .toLowerCase(),
    ),
  );
  const announced = Object.keys(editor.initialized.capabilities).flatMap(
    (key) => /^(?:document(?=.*Formatting))?(.*)Provider$/.exec(key)?.[1] ?? [],
  );
  assert.ok(announced.length > 14);
  assert.deepEqual(
    announced.map((name) => name.toLowerCase()).filter((name) => !asked.has(name)),
    [],
  );
  editor.dispose();
});

test('each has an answer somewhere in the draft', async () => {
  const silent = new Set([...atPlaces, ...ofTheWhole].map(([method]) => method));
  for (const { method, result } of await inLf) {
    if (result !== null && !(Array.isArray(result) && result.length === 0)) silent.delete(method.split(' ')[0] ?? '');
  }
  // Nothing is left to propose in a draft that has everything.
  assert.deepEqual([...silent], ['textDocument/inlineCompletion']);
});

for (const eol of ['\n', '\r\n']) {
  test(`inline completion behind ${JSON.stringify(eol)}: the next heading, at the place asked for`, async () => {
    const lines = [
      '# 𠮷镇人民政府2023年政府信息公开工作年度报告',
      '',
      '## 五、存在的主要问题及改进情况',
      '',
      '　　𠮷村公开不够及时。',
      '',
      '',
    ];
    const editor = await opened(lines.join(eol));
    const position = { line: lines.length - 1, character: 0 };
    const params = { textDocument, position, context: { triggerKind: 1 } };
    const result = await editor.connection.sendRequest<InlineCompletionItem[]>('textDocument/inlineCompletion', params);
    assert.deepEqual(
      result.map(({ insertText, range }) => [insertText, range]),
      [['## 六、其他需要报告的事项', { start: position, end: position }]],
    );
    editor.dispose();
  });
}

for (const [name, text, all] of [
  ['LF', LF, inLf],
  ['CRLF', CRLF, inCrlf],
] as const) {
  test(`${name}: every range lies in the text, in order, and cuts no character`, async () => {
    const wrong = (await all).flatMap(({ method, result }) => badRanges(text, result).map((bad) => `${method}: ${bad}`));
    assert.deepEqual(wrong, []);
  });

  test(`${name}: layout changes blanks and rules alone, and keeps the line ends`, async () => {
    for (const { method, result } of await all) {
      if (!/ormatting /.test(method)) continue;
      const after = applied(text, (result as TextEdit[] | null) ?? []);
      if (after === text) continue;
      assert.equal(inked(after), inked(text), method);
      evenLineEnds(after, method);
    }
  });

  test(`${name}: what an action leaves has the line ends of the draft, and every 𠮷`, async () => {
    const actions = (await all).flatMap(({ method, result }) => (/codeAction /.test(method) ? (result as CodeAction[]) : []));
    assert.ok(actions.length > 20);
    for (const { title, edit } of actions) {
      const after = applied(text, edit?.changes?.[URI] ?? []);
      evenLineEnds(after, title);
      if (title.includes('删')) continue;
      assert.equal(after.split('𠮷').length, text.split('𠮷').length, title);
    }
  });
}

test('LF and CRLF have the same answers', async () => {
  const [lf, crlf] = [await inLf, await inCrlf];
  assert.equal(crlf.length, lf.length);
  for (const [i, { method, result }] of lf.entries()) assert.deepEqual(plain(crlf[i]?.result), plain(result), method);
});

/** Finds whatever has a start and an end, and single positions, however deep. */
function badRanges(text: string, answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { start, end, position } = answer as { start?: Position; end?: Position; position?: Position };
  const bad = [start, end, position].filter((place) => place !== undefined && !isPlace(text, place));
  const turned = start !== undefined && end !== undefined && before(end, start);
  const here = bad.length > 0 || turned ? [JSON.stringify(answer)] : [];
  return [...here, ...Object.values(answer).flatMap((part) => badRanges(text, part))];
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isPlace(text: string, { line, character }: Position): boolean {
  const words = LINES.get(text)?.[line] ?? text.split(/\r\n|\r|\n/)[line];
  if (words === undefined || character < 0 || character > words.length) return false;
  return !/[\ud800-\udbff]/.test(words.charAt(character - 1)) || !/[\udc00-\udfff]/.test(words.charAt(character));
}

const LINES = new Map([LF, CRLF].map((text) => [text, text.split(/\r\n|\r|\n/)]));

/** The text after the edits, which do not overlap. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = lineIndex(text);
  const spans = edits.map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }));
  return spans
    .sort((a, b) => b.start - a.start)
    .reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text);
}

/** Without what layout may change: blanks, and the rules of tables. */
function inked(text: string): string {
  return text.replace(/[ \t　\r\n]+/g, '').replace(/\|[-:|]*-[-:|]*\|/g, '|');
}

function evenLineEnds(text: string, what: string): void {
  const breaks = new Set(text.match(/\r\n|\r|\n/g));
  assert.equal(breaks.size, 1, what);
}

/** An answer with LF throughout. */
function plain(answer: unknown): unknown {
  return JSON.parse((JSON.stringify(answer) ?? 'null').replaceAll('\\r\\n', '\\n'));
}
