import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { missingTables, notesOf } from '../../../server/src/features/fill/notes.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft } from '../../support/draft.js';
import { tsv } from '../../support/notations/plain.js';
import { draft2021, read } from '../support.js';

const RECEIVED = '| 21 | 4 | 0 | 1 | 2 | 0 | 28 |';

/** What is said of table three, by row, and of the whole. */
function notes(source: string) {
  const report = read(source);
  const table = report.tables.find((one) => one.table.id === 't3');
  assert.ok(table);
  const { about, rows } = notesOf(report, table, check(report));
  return { about, rows, at: (row: string) => rows.get(`row ${row}`)?.map(({ finding }) => finding.message.zh) ?? [] };
}

test('rows that the draft lacks: said at each of them, with the repair that brings them', () => {
  const whole = draft2021();
  const source = whole.replace(/^.*7\.属于行政执法案卷.*\n.*8\.属于行政查询事项.*\n/m, '');
  assert.notEqual(source, whole);
  const { about, rows, at } = notes(source);
  assert.deepEqual([...rows.keys()], ['row r3_3_7', 'row r3_3_8']);
  assert.deepEqual(at('r3_3_7'), ['文稿里缺这 2 行：“7.属于行政执法案卷”、“8.属于行政查询事项”。']);
  assert.deepEqual(about, []);
  const repaired = applyEdits(source, rows.get('row r3_3_7')?.[0]?.repairs[0]?.edits ?? []);
  assert.match(repaired, /7\.属于行政执法案卷/);
  assert.deepEqual([...notes(repaired).rows], []);
});

test('a row that cannot be read: said at that row; of no other, and not of the table', () => {
  const { about, rows, at } = notes(draft2021([RECEIVED, '| 21 | 4 | 0 | 1 | 2 | 0 | 28 | 3 |']));
  assert.deepEqual([[...rows.keys()], about], [['row r1'], []]);
  assert.match(at('r1')[0] ?? '', /应有 7 个数，现有 8 个/);
});

test('rows of which no cell is certain: each says why, the blanks in it too; a table of such rows says it once', () => {
  const total = (line: string) => line.replace(/\t\d+(?:\t\d+){5}(?=\t\d+$)/, '');
  const lines = tsv(cleanDraft('2021')).split('\n');
  const rows = lines.flatMap((line, i) => (/(?:\t\d+){7}$/.test(line) ? [i] : []));
  const some = notes(lines.map((line, i) => (rows.slice(4, 9).includes(i) ? line.replace(/\t\d+$/, '') : line)).join('\n'));
  assert.equal(some.rows.size, 5);
  assert.ok(
    [...some.rows.values()].every(([note]) => /只读到 6 个数|6 of 7|应有 7 个数/.test(note?.finding.message.zh ?? '')),
    JSON.stringify([...some.rows.values()].map(([note]) => note?.finding.message.zh)),
  );
  const all = notes(lines.map(total).join('\n'));
  assert.deepEqual(
    all.about.map(({ finding }) => finding.rule),
    ['cell-blank'],
  );
});

test('a cell’s own findings are the cell’s; blanks are seen without words', () => {
  assert.deepEqual([...notes(draft2021([RECEIVED, '| 21 | 4 | 0 | 1 | 2 | 0 | 29 |'])).rows], []);
  assert.deepEqual([...notes(draft2021([RECEIVED, '|  |  |  |  |  |  |  |'])).rows], []);
});

test('missing tables: alone or with their sections; a section without a table is no table', () => {
  const missing = (source: string) => {
    const report = read(source);
    return missingTables(report, check(report)).map(({ finding, repairs }) => `${finding.rule} ${finding.expected} ${repairs.length}`);
  };
  const source = draft2021();
  assert.deepEqual(missing(source), []);
  assert.deepEqual(missing(source.replace(/^\| 行政复议[\s\S]*?\n\n/m, '')), ['table-missing 政府信息公开行政复议、行政诉讼情况 1']);
  assert.deepEqual(missing(source.replace(/## 四、[\s\S]*?(?=## 五)/, '')), ['section-missing 政府信息公开行政复议、行政诉讼情况 1']);
  assert.deepEqual(missing(source.replace(/## 五、[\s\S]*?(?=## 六)/, '')), []);
});
