import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DocumentFormattingRequest,
  RegistrationRequest,
  ShowMessageNotification,
  type TextDocumentFilter,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import { formOf } from '../../../server/src/data/forms.js';
import { MOST_ALIGNED_ROWS } from '../../../server/src/features/tables/format.js';
import { engine } from '../../../server/src/lsp/engine.js';
import { connect } from '../harness.js';

const HEADINGS = formOf('2021')
  .sections.map(({ heading }) => `${heading}\n\n`)
  .join('');
const URI = 'file:///drafts/a.md';

test('a table that is too long to be aligned is left alone, the limit is named once; the others are aligned', async () => {
  const editor = await connect({ engine });
  const shown: string[] = [];
  editor.connection.onNotification(ShowMessageNotification.type, ({ message }) => void shown.push(message));
  const rows = MOST_ALIGNED_ROWS + 3;
  const long = `| 甲 |1|\n|---|---|\n${'| 乙 | 2|\n'.repeat(rows - 2)}`;
  editor.open(URI, `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n${HEADINGS}| 丙 |2|\n|---|---|\n\n${long}`);
  const params = { textDocument: { uri: URI }, options: { tabSize: 2, insertSpaces: true } };
  for (let save = 0; save < 2; save += 1) {
    const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, params);
    assert.ok((edits ?? []).length > 0);
    assert.ok((edits ?? []).every(({ range }) => range.end.line < 16));
  }
  assert.deepEqual(shown, ['有一张表 2003 行，超过 2000 行的表不对齐，原样保留。']);
  editor.dispose();
});

/** What formatting is offered for, message by message, by a client that takes such registrations. */
async function offering() {
  const dynamic = { dynamicRegistration: true };
  const editor = await connect({
    engine,
    capabilities: { textDocument: { formatting: dynamic, rangeFormatting: dynamic, onTypeFormatting: dynamic } },
  });
  const held = new Map<string, readonly string[]>();
  editor.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations)
      held.set(id, [method, ...registerOptions.documentSelector.map(({ scheme, pattern }: TextDocumentFilter) => `${scheme}:${pattern}`)]);
  });
  editor.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    for (const { id } of unregisterations) held.delete(id);
  });
  const offered = async () => {
    await editor.settled();
    await editor.settled();
    return [...held.values()].map((one) => one.join(' ')).sort();
  };
  return { editor, offered };
}

test('formatting is offered for the reports that are open, and for no other file', async () => {
  const { editor, offered } = await offering();
  const { documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider } = editor.initialized.capabilities;
  assert.deepEqual(
    [documentFormattingProvider, documentRangeFormattingProvider, documentOnTypeFormattingProvider],
    [undefined, undefined, undefined],
  );
  const report = `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n${HEADINGS}`;
  editor.open('file:///drafts/notes.md', '# 会议记录\n\n| a | b |\n| - | - |\n');
  assert.deepEqual(await offered(), []);
  editor.open('file:///drafts/%5B1%5D.md', report);
  const methods = ['formatting', 'onTypeFormatting', 'rangeFormatting'].map((one) => `textDocument/${one}`);
  assert.deepEqual(
    await offered(),
    methods.map((method) => `${method} file:/drafts/[1].md`),
  );
  editor.open('untitled:Untitled-1', report);
  assert.deepEqual(
    await offered(),
    methods.map((method) => `${method} file:/drafts/[1].md untitled:Untitled-1`),
  );
  editor.change('untitled:Untitled-1', 2, { text: '# 会议记录\n' });
  editor.close('file:///drafts/%5B1%5D.md');
  assert.deepEqual(await offered(), []);
  editor.dispose();
});

test('a client that takes no such registration is told of formatting at the start', async () => {
  const editor = await connect({ engine });
  assert.equal(editor.initialized.capabilities.documentFormattingProvider, true);
  editor.dispose();
});
