import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { engine } from '../../server/src/lsp/engine.js';
import { tableDraft } from '../rules/tables.js';
import { cleanDraft } from '../support/draft.js';
import { tsv } from '../support/notations/plain.js';
import { reportOf } from '../support/reading.js';
import { fakeEngine } from './engine.js';
import { connect, type Editor, type Options } from './harness.js';

const URI = 'file:///drafts/a.md';

const VERSIONED = { workspace: { workspaceEdit: { documentChanges: true } } };
const RESOLVING = { ...VERSIONED, textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } };

async function opened(text: string, options: Options = {}): Promise<Editor> {
  const editor = await connect({ engine, capabilities: VERSIONED, ...options });
  editor.open(URI, text);
  return editor;
}

async function actionsAt(editor: Editor, text: string, offset: number, only?: string[]): Promise<CodeAction[]> {
  const at = TextDocument.create(URI, 'markdown', 1, text).positionAt(offset);
  const context = { diagnostics: [], ...(only === undefined ? { triggerKind: CodeActionTriggerKind.Invoked } : { only }) };
  const params = { textDocument: { uri: URI }, range: { start: at, end: at }, context };
  return ((await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
}

/** A draft without any finding but in how it writes the number of the notice. */
function cleanDraftWith(number: string): string {
  const text = tsv(cleanDraft('2021'));
  assert.ok(text.includes('国办公开办函〔2021〕30号'));
  return text.replace('国办公开办函〔2021〕30号', number);
}

function after(text: string, action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  return TextDocument.applyEdits(TextDocument.create(URI, 'markdown', 1, text), (change as TextDocumentEdit).edits as TextEdit[]);
}

test('the server announces what it offers', async () => {
  const editor = await opened('');
  assert.deepEqual(editor.initialized.capabilities.codeActionProvider, {
    codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.insert', 'source.fixAll', 'source.fixAll.gouji'],
    resolveProvider: false,
  });
  editor.dispose();
});

test('fix-all: every safe fix in one edit, on lines with 𠮷, U+3000 and CRLF; asked for by kind only where it cannot be worked out later', async () => {
  const text =
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\r\n\r\n一、总体情况\r\n\r\n(一)𠮷村　好,好。。\r\n\r\n（二）、𠮷and好\r\n';
  const editor = await opened(text);
  const [action, ...more] = await actionsAt(editor, text, 0, ['source.fixAll']);
  assert.equal(more.length, 0);
  assert.equal(action?.kind, 'source.fixAll.gouji');
  assert.match(after(text, action), /\r\n（一）𠮷村　好，好。\r\n\r\n（二）𠮷/);
  assert.deepEqual(await actionsAt(editor, text, 0, ['source.organizeImports']), []);
  assert.ok((await actionsAt(editor, text, 0)).every(({ kind }) => kind !== 'source.fixAll.gouji'));
  editor.dispose();
});

test('the light bulb offers to mend all that can be mended safely, on a finding that is one of several', async () => {
  const text =
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n(一)青禾　好,好。。\n\n## 二、、主动公开政府信息情况\n';
  const editor = await opened(text, { capabilities: RESOLVING });
  const titled = async (at: string) =>
    (await actionsAt(editor, text, text.indexOf(at), ['quickfix'])).filter(({ title }) => title === '改正全部可以放心改的地方');
  const [action, ...more] = await titled('(一)');
  assert.deepEqual([action?.kind, more.length], ['quickfix', 0]);
  const chosen = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
  assert.match(after(text, chosen), /^（一）青禾　好，好。$/m);
  assert.deepEqual(await titled('总体'), []);
  editor.dispose();
});

test('an editor that asks over the whole draft for one finding, and applies what comes, gets its certain change or nothing', async () => {
  const { text } = tableDraft('2021', 't3', { 'r1.np': '12件', 'r4.np': '13', 'r4.tot': '12' });
  const editor = await opened(text);
  const { diagnostics } = await editor.diagnostics.next();
  const lines = TextDocument.create(URI, 'markdown', 1, text);
  const range = { start: { line: 0, character: 0 }, end: { line: lines.lineCount, character: 0 } };
  const about = async (named: readonly Diagnostic[]) => {
    const params = { textDocument: { uri: URI }, range, context: { diagnostics: [...named] } };
    return ((await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  };
  const of = (rule: string) => diagnostics.filter(({ code }) => code === rule).slice(0, 1);
  assert.deepEqual(
    (await about(of('cell-value'))).map(({ title }) => title),
    ['改为“12”'],
  );
  const [sum] = of('balance');
  assert.deepEqual(await about(of('balance')), []);
  assert.ok(sum !== undefined && (await actionsAt(editor, text, lines.offsetAt(sum.range.start))).length > 1);
  assert.ok((await about(diagnostics)).length > 2);
  editor.dispose();
});

test('an editor that lists actions gets them all, also where the whole draft is selected and has one finding', async () => {
  const text = cleanDraftWith('国办公开办函【2021】30号');
  const editor = await opened(text, { capabilities: RESOLVING });
  const { diagnostics } = await editor.diagnostics.next();
  assert.equal(diagnostics.length, 1);
  const range = { start: { line: 0, character: 0 }, end: TextDocument.create(URI, 'markdown', 1, text).positionAt(text.length) };
  const params = { textDocument: { uri: URI }, range, context: { diagnostics } };
  const actions = (await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
  assert.ok(actions.length > 1);
  editor.dispose();
});

test('fix-all is offered without a reading of the text, and worked out when it is chosen, for the text as it is then', async () => {
  const counted = fakeEngine();
  const editor = await opened('年报错', { engine: counted, capabilities: RESOLVING });
  for (const only of [undefined, ['source'], ['source.fixAll.gouji']]) {
    const [action] = (await actionsAt(editor, '年报错', 0, only)).filter(({ kind }) => kind === 'source.fixAll.gouji');
    assert.deepEqual([action?.title, action?.edit], ['改正全部可以放心改的地方', undefined]);
  }
  assert.equal(counted.reads.length, 1);
  const [action] = await actionsAt(editor, '年报错', 0, ['source.fixAll']);
  editor.change(URI, 2, { text: '年报错错' });
  const chosen = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
  assert.equal(counted.reads.length, 3, 'the first version, the second, and that after the fixes');
  assert.match(JSON.stringify(chosen.edit), /"version":2/);
  assert.equal(after('年报错错', chosen), '年报对对');
  editor.close(URI);
  const late = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
  assert.deepEqual(late.edit, { changes: {} });
  const empty = await opened('年报疑', { engine: fakeEngine(), capabilities: RESOLVING });
  assert.deepEqual(await actionsAt(empty, '年报疑', 0, ['source.fixAll']), []);
  empty.dispose();
  editor.dispose();
});

test('a failed sum: suggestions at the total and at every addend, the only certain one preferred', async () => {
  const { text, at } = tableDraft('2021', 't3', { 'r1.np': '12', 'r1.tot': '21', 'r4.np': '12', 'r4.tot': '12' });
  const editor = await opened(text);
  for (const key of ['r1.tot', 'r1.np']) {
    const actions = (await actionsAt(editor, text, at.get(key)?.start ?? 0, ['quickfix'])).filter(({ title }) => title.startsWith('把'));
    const [first] = actions;
    assert.equal(first?.title, '把“一、本年新收政府信息公开申请数量·总计”由 21 改为 12（改后本表勾稽全部成立）');
    assert.equal(first?.isPreferred, true);
    assert.equal(first?.diagnostics?.[0]?.code, 'balance');
    assert.equal(reportOf(after(text, first)).tables[0]?.cells.get('r1.tot')?.value, 12);
  }
  assert.deepEqual(await actionsAt(editor, text, at.get('r3_1.sci')?.start ?? 0, ['quickfix']), []);
  editor.dispose();
});

test('a change that mends a row and a column is offered once, for both findings', async () => {
  const { text, at } = tableDraft('2021', 't3', {
    'r1.np': '2',
    'r1.tot': '2',
    'r3_1.np': '2',
    'r3_1.tot': '3',
    'r3_7.np': '2',
    'r3_7.tot': '2',
  });
  const editor = await opened(text);
  const actions = (await actionsAt(editor, text, at.get('r3_1.tot')?.start ?? 0, ['quickfix'])).filter(({ edit }) => edit !== undefined);
  const titles = actions.map(({ title }) => title);
  assert.deepEqual(titles, [...new Set(titles)]);
  const change = actions.find(({ title }) => title.startsWith('把“（一）予以公开·总计”由 3 改为 2'));
  assert.deepEqual(
    change?.diagnostics?.map(({ code }) => code),
    ['balance', 'balance'],
  );
  assert.equal(new Set(change?.diagnostics?.map(({ message }) => message)).size, 2);
  assert.equal(change?.isPreferred, true);
  editor.dispose();
});

test('a table of 2019: a quick fix at its finding; a pasted table: a refactoring', async () => {
  const text = tsv(cleanDraft('2019')).replaceAll('2021年', '2024年').replaceAll('2020年', '2023年').replaceAll('\n', '\r\n');
  const editor = await opened(`𠮷　\r\n${text}`);
  const whole = `𠮷　\r\n${text}`;
  const [fix] = await actionsAt(editor, whole, whole.indexOf('第二十条'), ['quickfix']);
  assert.equal(fix?.diagnostics?.[0]?.code, 'table-format');
  assert.doesNotMatch(after(whole, fix), /(?<!\r)\n/);
  assert.equal(reportOf(after(whole, fix)).tables[0]?.form.id, '2021');
  const [rewrite, ...others] = await actionsAt(editor, whole, whole.indexOf('行政复议\t'), ['refactor']);
  assert.equal(others.length, 0);
  assert.equal(rewrite?.kind, 'refactor.rewrite');
  assert.equal(reportOf(after(whole, rewrite)).tables[2]?.notation, 'pipe');
  editor.dispose();
});

test('a row out of order: a quick fix at its finding', async () => {
  const { text } = tableDraft('2021', 't2', { 'gz.made': '1' });
  const row = /^\| 规章 .*\n/m.exec(text)?.[0] ?? '';
  const swapped = text.replace(row, '').replace(/^\| 行政规范性文件 .*\n/m, (next) => `${next}${row}`);
  const editor = await opened(swapped);
  const [fix] = await actionsAt(editor, swapped, swapped.indexOf('规章'), ['quickfix']);
  assert.equal(fix?.title, '按格式的次序重排表二');
  assert.equal(fix?.diagnostics?.[0]?.code, 'table-row');
  assert.match(after(swapped, fix), /\| 规章 \| 1 \|.*\n\| 行政规范性文件 /);
  editor.dispose();
});

test('what is missing is inserted at the cursor: a section between its neighbours, its table in it, a row in a table', async () => {
  const text =
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\r\n\r\n一、总体情况\r\n\r\n𠮷　好。\r\n\r\n三、收到和处理政府信息公开申请情况\r\n\r\n';
  const editor = await opened(text);
  const [section, ...others] = await actionsAt(editor, text, text.indexOf('好。') + 4, ['refactor.insert']);
  assert.deepEqual([section?.title, others.length], ['在此插入“二、主动公开政府信息情况”', 0]);
  assert.doesNotMatch(after(text, section), /(?<!\r)\n/);
  assert.deepEqual(
    reportOf(after(text, section)).sections.map(({ form }) => form.number),
    [1, 2, 3],
  );
  const inThree = await actionsAt(editor, text, text.length - 2, ['refactor.insert']);
  const table = inThree.find(({ title }) => title.includes('空的表'));
  assert.equal(table?.title, '在此插入空的表三');
  assert.deepEqual(
    reportOf(after(text, table)).tables.map((one) => one.table.id),
    ['t3'],
  );
  assert.deepEqual(await actionsAt(editor, text, text.indexOf('好。'), ['refactor.insert']), []);
  editor.dispose();
});

test('a row is inserted below the one at the cursor', async () => {
  const { text, at } = tableDraft('2021', 't2', { 'gz.made': '0' });
  const lacking = text.replace(/\| 行政规范性文件.*\n/, '');
  const editor = await opened(lacking);
  const [row] = await actionsAt(editor, lacking, at.get('gz.made')?.start ?? 0, ['refactor.insert']);
  assert.equal(row?.title, '在下面插入缺少的行：行政规范性文件');
  assert.match(after(lacking, row), /\| 规章 .*\n\| 行政规范性文件 \|/);
  editor.dispose();
});
