import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  type InlineCompletionItem,
  InlineCompletionRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { engine } from '../../../server/src/lsp/engine.js';
import { connect } from '../harness.js';

const URI = 'file:///drafts/a.md';
const HEAD = '# 𠮷山镇人民政府2023年政府信息公开工作年度报告\n\n';
const TABLE = [
  '| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  '| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |',
  '|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
].join('\n');

const SNIPPETS: ClientCapabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

interface Asked {
  readonly document: TextDocument;
  readonly items: readonly CompletionItem[];
  readonly ghosts: readonly InlineCompletionItem[];
}

/** What the server offers at ‸. */
async function ask(source: string, capabilities: ClientCapabilities = {}): Promise<Asked> {
  const document = TextDocument.create(URI, 'markdown', 1, source.replace('‸', ''));
  const editor = await connect({ engine, capabilities });
  editor.open(URI, document.getText());
  const params = { textDocument: { uri: URI }, position: document.positionAt(source.indexOf('‸')) };
  const items = await editor.connection.sendRequest(CompletionRequest.type, params);
  const ghosts = await editor.connection.sendRequest(InlineCompletionRequest.type, { ...params, context: { triggerKind: 1 } });
  editor.dispose();
  return { document, items: items as CompletionItem[], ghosts: ghosts as InlineCompletionItem[] };
}

function taken({ document, items }: Asked, label: string): string {
  const item = items.find((one) => one.label === label);
  assert.ok(item, label);
  return TextDocument.applyEdits(document, [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]);
}

test('what an article is about stands behind each of them where the client shows it there', async () => {
  const draft = `${HEAD}按照《条例》第‸条办理。\n`;
  const labels: ClientCapabilities = { textDocument: { completion: { completionItem: { labelDetailsSupport: true } } } };
  const article = ({ items }: Asked) => items.find(({ label }) => label === '第三十三条');
  assert.deepEqual(article(await ask(draft, labels))?.labelDetails, { description: '答复时限与延期' });
  assert.equal(article(await ask(draft))?.labelDetails, undefined);
});

for (const lineEnd of ['\n', '\r\n']) {
  const write = (text: string) => (HEAD + text).replaceAll('\n', lineEnd);
  const name = lineEnd === '\n' ? 'LF' : 'CRLF';

  test(`${name}: behind surrogate pairs and blanks of full width the range is right`, async () => {
    const asked = await ask(write('　　𠮷山镇按照《条例》第五‸条办理。\n\n完'));
    assert.equal(taken(asked, '第三十三条'), write('　　𠮷山镇按照《条例》第三十三条办理。\n\n完'));
    const item = asked.items.find(({ label }) => label === '第三十三条');
    assert.deepEqual([item?.detail, item?.sortText, item?.insertTextFormat], ['答复时限与延期', '032', 1]);
    const edit = item?.textEdit as TextEdit;
    assert.deepEqual(edit.range, { start: { line: 2, character: 12 }, end: { line: 2, character: 15 } });
  });

  test(`${name}: a title ends with one closing mark`, async () => {
    const asked = await ask(write('　　依据《信息‸》，未收费。'));
    const title = '政府信息公开信息处理费管理办法';
    assert.equal(taken(asked, title), write(`　　依据《${title}》（国办函〔2020〕109号），未收费。`));
  });

  test(`${name}: a row takes the whole line, with the cursor in its first cell where the client can`, async () => {
    const source = write(`${TABLE}\n|‸ |\n\n完`);
    const done = taken(await ask(source), '表四');
    assert.match(done.split(lineEnd)[6] ?? '', /^\|(?: +\|){15}$/);
    assert.equal(done.split(lineEnd).length, source.split(lineEnd).length);
    const item = (await ask(source, SNIPPETS)).items.find(({ label }) => label === '表四');
    assert.equal(item?.insertTextFormat, 2);
    const edit = item?.textEdit as TextEdit;
    assert.match(edit.newText, /^\| \$0 +\|(?: +\|){14}$/);
  });

  test(`${name}: a blank total, in the list and in grey`, async () => {
    const asked = await ask(write(`${TABLE}\n| 1 | 2 | 3 | 0 |‸  | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n`));
    assert.deepEqual(
      asked.items.map(({ label }) => label),
      ['6'],
    );
    const [ghost] = asked.ghosts;
    assert.equal(ghost?.insertText, '6');
    assert.deepEqual(ghost?.range, { start: { line: 6, character: 17 }, end: { line: 6, character: 17 } });
  });
}

test('a snippet in a comment would never be seen', async () => {
  const { items, ghosts } = await ask(`${HEAD}<!--\n《‸\n-->`);
  assert.deepEqual([items, ghosts], [[], []]);
});

test('the server says what it can', async () => {
  const editor = await connect({ engine });
  const { completionProvider, inlineCompletionProvider } = editor.initialized.capabilities;
  assert.deepEqual(completionProvider?.triggerCharacters, ['《', '第', '#', '|', '、']);
  assert.equal(inlineCompletionProvider, true);
  editor.dispose();
});
