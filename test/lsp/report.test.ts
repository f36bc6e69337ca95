import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, CodeActionRequest, type DocumentSymbol, DocumentSymbolRequest } from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { connect } from './harness.js';

const URI = 'file:///drafts/report.md';
const ZEROS = ' 0 |'.repeat(10);
const DRAFT = `# 青禾县档案馆2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
${'| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 '.repeat(3)}|
| 1 | 2 | 0 | 0 | 9 |${ZEROS}
`;

const total = { start: { line: 8, character: 18 }, end: { line: 8, character: 19 } };

test('the real core: a wrong total is found with its addends, and vanishes when it is put right', async () => {
  const editor = await connect({ engine });
  editor.open(URI, DRAFT);
  const { diagnostics } = await editor.diagnostics.next();
  const found = diagnostics.find(({ code }) => code === 'balance');
  assert.deepEqual(found?.range, total);
  assert.equal(found?.relatedInformation?.length, 2);
  const before = await editor.statuses.next();
  assert.deepEqual([before.form, before.year, before.issuer], ['2021', 2023, '青禾县档案馆']);
  assert.equal(before.equations.fails, 1);
  editor.change(URI, 2, { range: total, text: '3' });
  const after = await editor.diagnostics.next();
  assert.equal(after.version, 2);
  assert.ok(!after.diagnostics.some(({ code }) => code === 'balance'));
  const { equations } = await editor.statuses.next();
  assert.deepEqual(equations, { ...before.equations, holds: before.equations.holds + 1, fails: 0 });
  editor.dispose();
});

test('the real core: outline and the fix that inserts a missing section', async () => {
  const editor = await connect({ engine });
  editor.open(URI, DRAFT);
  const textDocument = { uri: URI };
  const [title] = ((await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? []) as DocumentSymbol[];
  assert.deepEqual(
    title?.children?.map(({ name, children }) => [name, children?.length]),
    [['四、政府信息公开行政复议、行政诉讼情况', 1]],
  );
  const { diagnostics } = await editor.diagnostics.next();
  const missing = diagnostics.filter(({ code }) => code === 'section-missing');
  const range = missing[0]?.range ?? total;
  const actions =
    (await editor.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } })) ?? [];
  const fix = (actions as CodeAction[]).find(({ diagnostics: of }) => of?.[0]?.code === 'section-missing');
  assert.equal(fix?.isPreferred, true);
  assert.match(fix?.edit?.changes?.[URI]?.[0]?.newText ?? '', /总体情况/);
  editor.dispose();
});

test('the language of drafts says that the document is a report, even an empty one', async () => {
  const editor = await connect({ engine });
  editor.open('untitled:new', '', 'gouji');
  assert.ok((await editor.diagnostics.next()).diagnostics.length > 0);
  assert.equal((await editor.statuses.next()).isReport, true);
  editor.open(URI, '', 'markdown');
  assert.deepEqual((await editor.diagnostics.next()).diagnostics, []);
  editor.dispose();
});
