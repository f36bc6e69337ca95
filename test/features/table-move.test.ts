import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Direction, moveInTable } from '../../server/src/features/table-move.js';
import { tableTextAt } from '../../server/src/features/table-text.js';
import { readReport } from '../../server/src/report/read.js';
import { applyEdits } from '../../server/src/text/edits.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';

/** ‸ is the cursor. The text after the key with ⟦…⟧ around what is selected; undefined where the key keeps its meaning. */
function after(marked: string, direction: Direction): string | undefined {
  const offset = marked.indexOf('‸');
  const source = marked.replace('‸', '');
  const move = moveInTable(readReport(source, { isReport: true }), offset, direction);
  if (move === undefined) return undefined;
  assert.equal(applyEdits(source, move.edits), move.text);
  const { start, end } = move.select;
  return `${move.text.slice(0, start)}⟦${move.text.slice(start, end)}⟧${move.text.slice(end)}`;
}

const lines = (...all: string[]) => all.join('\n');

test('Tab aligns, and selects the next cell', () => {
  assert.equal(
    after(lines('| 事 | 数 |', '| --- | --- |', '|𠮷许可‸|7|'), 'nextCell'),
    lines('| 事     | 数  |', '| ------ | --- |', '| 𠮷许可 | ⟦7⟧   |'),
  );
  assert.equal(
    after(lines('| 事 | 数‸ |', '| --- | --- |', '|许可|7|'), 'nextCell'),
    lines('| 事   | 数  |', '| ---- | --- |', '| ⟦许可⟧ | 7   |'),
  );
  assert.equal(
    after(lines('| 事 | 数 |', '| --- | --- |', '|‸许可|7|'), 'previousCell'),
    lines('| 事   | ⟦数⟧  |', '| ---- | --- |', '| 许可 | 7   |'),
  );
});

test('a blank cell: the cursor stands where the text will', () => {
  assert.equal(after(lines('| a‸ ||', '| --- | --- |'), 'nextCell'), lines('| a   | ⟦⟧    |', '| --- | --- |'));
  assert.equal(
    after(lines('| 数‸ ||', '| --- | --: |', '| 字 | 12 |'), 'nextCell'),
    lines('| 数  |    ⟦⟧ |', '| --- | --: |', '| 字  |  12 |'),
  );
});

test('Enter goes to the same column of the next row, past the ruler', () => {
  assert.equal(
    after(lines('| a | b‸ |', '| --- | --- |', '| c | d |'), 'nextRow'),
    lines('| a   | b   |', '| --- | --- |', '| c   | ⟦d⟧   |'),
  );
});

test('behind the last cell a new row; a blank one ends the table', () => {
  const table = lines('| a   | b   |', '| --- | --- |', '| c   | d‸   |');
  const added = lines('| a   | b   |', '| --- | --- |', '| c   | d   |', '| ⟦⟧    |     |');
  assert.equal(after(table, 'nextRow'), added);
  assert.equal(after(table, 'nextCell'), added);
  assert.equal(after(added.replace('⟦⟧', '‸'), 'nextRow'), lines('| a   | b   |', '| --- | --- |', '| c   | d   |', '⟦⟧'));
});

test('below a header that stands alone comes the ruler; CRLF stays CRLF', () => {
  assert.equal(after('一\r\n\r\n| 事项 | b‸\r\n\r\n尾', 'nextRow'), '一\r\n\r\n| 事项 | b\r\n| ---- | --- |\r\n| ⟦⟧     |     |\r\n\r\n尾');
});

test('behind the row, Enter is a plain line break', () => {
  assert.equal(after(lines('| a | b |‸', '| --- | --- |', '| c | d |'), 'nextRow'), undefined);
  assert.equal(after('字‸', 'nextCell'), undefined);
});

test('in a standard table the keys go from figure to figure', () => {
  const source = notations[0]?.render(cleanDraft('2021')) ?? '';
  const tables = readReport(source).tables.filter(({ cells }) => cells.size < 20);
  const cells = tables.flatMap((table) => [...table.cells.values()].map((cell) => `${table.table.id}.${cell.key} ${cell.text}`));
  const walked: string[] = [];
  for (const { table, cells } of tables) {
    let text = source;
    let offset = [...cells.values()][0]?.at.start ?? 0;
    for (let step = 0; step < cells.size; step += 1) {
      const now = readReport(text);
      const at = [...(now.tables.find((t) => t.table.id === table.id)?.cells.values() ?? [])].find((c) => c.at.start === offset);
      walked.push(`${table.id}.${at?.key} ${at?.text}`);
      const move = moveInTable(now, offset, 'nextCell');
      assert.ok(move);
      text = move.text;
      offset = move.select.start;
    }
    assert.equal(text.slice(offset).trimStart().slice(0, 2), '##', 'behind the last figure: below the table');
  }
  assert.deepEqual(walked, cells);
});

test('a table as tab-separated text: pipes escaped and rulers are gone', () => {
  const source = lines('| 甲\\|乙 | 数 |', '| --- | --- |', '|  | 3 <!-- gouji-disable-line balance 已核 --> |');
  assert.equal(tableTextAt(readReport(source, { isReport: true }), 3), '甲|乙\t数\n\t3');
  assert.equal(tableTextAt(readReport('字', { isReport: true }), 0), undefined);
});

test('copied and read again, a standard table has the same figures in every notation', () => {
  for (const { name, extension, render } of notations) {
    const report = readReport(render(cleanDraft('2021')), { html: extension === 'html' });
    for (const table of report.tables) {
      const text = tableTextAt(report, table.at.start);
      assert.ok(text);
      const again = readReport(text, { isReport: true, form: '2021' }).tables.find((t) => t.table.id === table.table.id);
      const values = (cells = table.cells) => [...cells].map(([key, { text }]) => `${key} ${text}`);
      assert.deepEqual(values(again?.cells), values(), `${name} ${table.table.id}`);
    }
  }
});

test('of a table with merged cells, and of one cell a line, every figure is copied into its column', () => {
  for (const name of ['html-tables', 'lines', 'tsv-ragged']) {
    const report = readReport(notations.find((one) => one.name === name)?.render(cleanDraft('2021')) ?? '');
    const rows = tableTextAt(report, report.tables[1]?.at.start ?? 0)?.split('\n');
    assert.deepEqual(new Set(rows?.map((row) => row.split('\t').length)), new Set([10]), name);
    assert.ok(rows?.includes('\t\t6.属于四类过程性信息\t1\t0\t0\t0\t0\t0\t1'), name);
  }
});
