import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentFormattingRequest, ShowMessageNotification } from 'vscode-languageserver/node';
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
