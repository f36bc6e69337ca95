import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Filled, fillFigures, fillPasted, fillZeros } from '../../../server/src/features/fill/change.js';
import type { FilledTable, Report } from '../../../server/src/report/types.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const DRAFT = notations[0]?.render(cleanDraft('2021')) ?? '';
/** A row of table three with nothing filled in, and how it stands in the clean draft. */
const [ROW, BLANK] = ['| 9 | 2 | 0 | 0 | 1 | 0 | 12 |', '|  |  |  |  |  |  |  |'];

function tableOf(report: Report, id: string): FilledTable {
  const table = report.tables.find((one) => one.table.id === id);
  assert.ok(table, `no table ${id}`);
  return table;
}

function after(source: string, done: Filled): string {
  assert.ok('edits' in done, 'refusal' in done ? done.refusal.zh : '');
  return applyEdits(source, done.edits);
}

test('in every notation of every form a figure goes to its cell, and nothing else changes', () => {
  for (const form of FORM_IDS) {
    for (const { name, extension, render } of notations) {
      const source = render(cleanDraft(form));
      const report = reportOf(source, { html: extension === 'html' });
      for (const table of report.tables.filter(({ state }) => state === 'read')) {
        const cell = [...table.cells.values()].findLast(({ state, text }) => state === 'figure' && text.length === 1);
        assert.ok(cell, `${form} ${name} ${table.table.id}`);
        const done = fillFigures(report, table, new Map([[cell.key, '７']]));
        assert.ok('edits' in done, `${form} ${name} ${cell.key}`);
        const [edit] = done.edits;
        assert.ok(edit && done.edits.length === 1);
        assert.equal(source.slice(edit.at.start, edit.at.end).trim(), cell.text, `${form} ${name}`);
        assert.equal(edit.newText.trim(), '7');
      }
    }
  }
});

test('a figure takes its room from the padding; what was written without any stays so', () => {
  const put = (source: string, key: string, text: string) => {
    const report = reportOf(source);
    return after(source, fillFigures(report, tableOf(report, 't3'), new Map([[key, text]])));
  };
  const aligned = DRAFT.replace(ROW, '|   9 | 2   | 0 | 0 | 1 | 0 | 12 |');
  assert.equal(put(aligned, 'r3_1.biz', '123'), aligned.replace('| 2   |', '| 123 |'));
  assert.equal(put(DRAFT, 'r3_1.biz', '123'), DRAFT.replace(ROW, '| 9 | 123 | 0 | 0 | 1 | 0 | 12 |'));
  const tight = DRAFT.replace(ROW, '|9|2|0|0|1|0|12|');
  assert.equal(put(tight, 'r3_1.biz', '3'), DRAFT.replace(ROW, '|9|3|0|0|1|0|12|'));
  const bold = DRAFT.replace(ROW, '| 9 | **2** | 0 | 0 | 1 | 0 | 12 |');
  assert.equal(put(bold, 'r3_1.biz', '3'), DRAFT.replace(ROW, '| 9 | **3** | 0 | 0 | 1 | 0 | 12 |'));
  assert.equal(put(DRAFT, 'r3_1.biz', ''), DRAFT.replace(ROW, '| 9 |   | 0 | 0 | 1 | 0 | 12 |'));
});

test('the blanks of a row: 0, and the sum for its total; nothing in another row', () => {
  const source = DRAFT.replace(ROW, '|  | 2 |  |  | 1 |  |  |');
  const report = reportOf(source);
  const filled = after(source, fillZeros(report, tableOf(report, 't3'), 'row r3_1'));
  assert.equal(filled, DRAFT.replace(ROW, '| 0 | 2 | 0 | 0 | 1 | 0 | 3 |'));
});

test('a row of totals: each the sum of its column, and the last of both', () => {
  const [row, blank] = ['| （七）总计 |  | 21 | 4 | 0 | 1 | 1 | 0 | 27 |', `| （七）总计 |${'  |'.repeat(8)}`];
  const report = reportOf(DRAFT.replace(row, blank));
  assert.equal(after(report.source, fillZeros(report, tableOf(report, 't3'), 'row r3_7')), DRAFT);
});

test('a row of which only the label stands in the draft is filled with 0 as a whole', () => {
  for (const name of ['tsv', 'lines', 'lines-tight']) {
    const source = notations.find((one) => one.name === name)?.render(cleanDraft('2021')) ?? '';
    const full = reportOf(source);
    const row = tableOf(full, 't3').rows.find(({ row }) => row.key === 'r3_1');
    assert.ok(row);
    const bare = source.slice(0, row.labelAt.end) + source.slice(row.at.end);
    const report = reportOf(bare);
    const table = tableOf(report, 't3');
    assert.equal(table.rows.find((one) => one.row.key === 'r3_1')?.state, 'empty', name);
    const again = reportOf(after(bare, fillZeros(report, table, 'row r3_1')));
    const cells = tableOf(again, 't3').rows.find((one) => one.row.key === 'r3_1')?.cells ?? [];
    assert.equal(cells.map(({ text }) => text).join(), '0,0,0,0,0,0,0', name);
  }
});

test('table four of a new report, a blank line without labels, takes its figures one by one', () => {
  const source = DRAFT.replace(/^(?:\| \d+ ){15}\|$/m, `|${'  |'.repeat(15)}`);
  assert.notEqual(source, DRAFT);
  const report = reportOf(source);
  const one = after(source, fillFigures(report, tableOf(report, 't4'), new Map([['rev.fix', '2']])));
  assert.equal(one, source.replace(`|${'  |'.repeat(15)}`, `|  | 2 |${'  |'.repeat(13)}`));
});

test('a pasted block goes from the cell on; one that does not fit is refused with the reason', () => {
  const source = DRAFT.replace(ROW, BLANK);
  const report = reportOf(source);
  const table = tableOf(report, 't3');
  const clip = { text: '9\t2\t0\t0\t1\t0\t12\r\n' };
  assert.equal(after(source, fillPasted(report, table, { key: 'r3_1.np', clip })), DRAFT);
  const refused = fillPasted(report, table, { key: 'r3_1.biz', clip });
  assert.match('refusal' in refused ? refused.refusal.zh : '', /没有填入/);
});

test('what would not be read again as it was meant is refused', () => {
  const source = notations.find(({ name }) => name === 'lines')?.render(cleanDraft('2021')) ?? '';
  const report = reportOf(source);
  const table = tableOf(report, 't3');
  // A blank leaves no trace where each cell has a line.
  assert.ok('refusal' in fillFigures(report, table, new Map([['r3_1.np', '']])));
  assert.ok('refusal' in fillFigures(report, table, new Map([['r3_1.np', '1|2']])));
  assert.ok('refusal' in fillFigures(report, table, new Map([['r9.np', '1']])));
});

test('a table that is blank takes its first figures, in any cell, in pipes and in markup', () => {
  const render = (name: string) => notations.find((one) => one.name === name)?.render(cleanDraft('2021')) ?? '';
  const markup = render('html-tables').replace(/&nbsp;[\d.]+&nbsp;/g, '&nbsp;&nbsp;');
  const blanks = ['&nbsp;', '', '<br>', '<br/>', '&#160;', '&emsp;&emsp;', ' ', '\u3000'];
  for (const source of [
    render('markdown').replace(/(\| )\d+(?= \|)/g, '$1'),
    ...blanks.map((blank) => markup.replaceAll('&nbsp;&nbsp;', blank)),
    ...['<td></td>', '<td>&nbsp;</td>', '<td><p></p></td>', '<td><p><br></p></td>'].map((cell) =>
      markup.replace(/<td><p[^>]*><span>&nbsp;&nbsp;<\/span><\/p><\/td>/g, cell),
    ),
  ]) {
    const report = reportOf(source);
    const table = tableOf(report, 't3');
    for (const key of ['r1.np', 'r3_3_1.tot']) {
      const text = after(source, fillFigures(report, table, new Map([[key, '7']])));
      assert.equal(
        tableOf(reportOf(text), 't3').cells.get(key)?.text,
        '7',
        `${key} in ${source.slice(table.at.start, table.at.start + 900)}`,
      );
      assert.equal(text.match(/<\/(?:td|p|span)>/g)?.length, source.match(/<\/(?:td|p|span)>/g)?.length, key);
    }
  }
});

test('a block goes from its cell on in every notation, over what stands there; table four takes it group by group too', () => {
  for (const { name, extension, render } of notations) {
    const source = render(cleanDraft('2021'));
    const html = extension === 'html';
    const report = reportOf(source, { html });
    const pasted = (id: string, key: string, text: string) => {
      const done = fillPasted(report, tableOf(report, id), { key, clip: { text } });
      return tableOf(reportOf(after(source, done), { html }), id).cells;
    };
    const three = pasted('t3', 'r1.biz', '71\t72\n73\t74\n');
    assert.deepEqual(
      ['r1.np', 'r1.biz', 'r1.sci', 'r2.biz', 'r2.sci'].map((key) => three.get(key)?.text),
      ['21', '71', '72', '73', '74'],
      name,
    );
    const four = pasted('t4', 'rev.keep', '1\t2\t3\t4\t10\n0\t1\t0\t0\t1\n0\t0\t0\t5\t5\n');
    assert.deepEqual(
      ['rev.tot', 'dir.fix', 'aft.open', 'aft.tot'].map((key) => four.get(key)?.text),
      ['10', '1', '5', '5'],
      name,
    );
  }
  // Not from within a group, and not beyond the table.
  const report = reportOf(DRAFT);
  const refused = (id: string, key: string, text: string) => 'refusal' in fillPasted(report, tableOf(report, id), { key, clip: { text } });
  assert.ok(refused('t4', 'rev.fix', '1\t2\t3\t4\t10\n0\t1\t0\t0\t1\n'));
  assert.ok(refused('t3', 'r4.np', '1\t2\n3\t4\n'));
  assert.ok(refused('t3', 'r1.tot', '1\t2\n'));
});

test('a row that the draft lacks is not passed over by a block', () => {
  const report = reportOf(DRAFT.replace(/^.*2\.其他法律行政法规禁止公开.*\n/m, ''));
  const done = fillPasted(report, tableOf(report, 't3'), { key: 'r3_3_1.np', clip: { text: '1\t0\n2\t0\n3\t0\n' } });
  assert.ok('refusal' in done);
});
