import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableTextAt } from '../../../server/src/features/tables/table-text.js';
import { cleanDraft } from '../../support/draft.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const lines = (...all: string[]) => all.join('\n');

test('a table as tab-separated text: pipes escaped and rulers are gone', () => {
  const source = lines('| 甲\\|乙 | 数 |', '| --- | --- |', '|  | 3 <!-- gouji-disable-line balance 已核 --> |');
  assert.equal(tableTextAt(reportOf(source, { isReport: true }), 3), '甲|乙\t数\n\t3');
  assert.equal(tableTextAt(reportOf('字', { isReport: true }), 0), undefined);
});

test('copied and read again, a standard table has the same figures in every notation', () => {
  for (const { name, extension, render } of notations) {
    const report = reportOf(render(cleanDraft('2021')), { html: extension === 'html' });
    for (const table of report.tables) {
      const text = tableTextAt(report, table.at.start);
      assert.ok(text);
      const again = reportOf(text, { isReport: true, form: '2021' }).tables.find((t) => t.table.id === table.table.id);
      const values = (cells = table.cells) => [...cells].map(([key, { text }]) => `${key} ${text}`);
      assert.deepEqual(values(again?.cells), values(), `${name} ${table.table.id}`);
    }
  }
});

test('of a table with merged cells, and of one cell a line, every figure is copied into its column', () => {
  for (const name of ['html-tables', 'lines', 'tsv-ragged']) {
    const report = reportOf(notations.find((one) => one.name === name)?.render(cleanDraft('2021')) ?? '');
    const rows = tableTextAt(report, report.tables[1]?.at.start ?? 0)?.split('\n');
    assert.deepEqual(new Set(rows?.map((row) => row.split('\t').length)), new Set([10]), name);
    assert.ok(rows?.includes('\t\t6.属于四类过程性信息\t1\t0\t0\t0\t0\t0\t1'), name);
  }
});
