import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { fillFigures } from '../../../server/src/features/fill/change.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { drawn } from '../../support/notations/plain.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const htmlTables = notations.find(({ name }) => name === 'html-tables')?.render ?? markdown;
const DRAFT = markdown(cleanDraft('2021'));
const quoted = (lines: (line: string) => boolean, mark = '> ') =>
  DRAFT.split('\n')
    .map((line) => (lines(line) ? `${mark}${line}` : line))
    .join('\n');

const figures = (source: string) => reportOf(source).tables.map(({ table, cells }) => `${table.id} ${cells.size}`);

test('a draft quoted as a whole is read as if it were not: the same figures and names, no finding', () => {
  for (const mark of ['> ', '>', '>> ', '> > ']) {
    const source = quoted(() => true, mark);
    const report = reportOf(source);
    assert.deepEqual(check(report), [], mark);
    assert.deepEqual([report.issuer, figures(source)], [reportOf(DRAFT).issuer, figures(DRAFT)], mark);
  }
});

test('quoted tables alone are read too; their cells stand where they stand in the draft, and are filled in there', () => {
  const source = quoted((line) => line.startsWith('|'));
  assert.deepEqual(figures(source), ['t2 10', 't3 175', 't4 15']);
  const report = reportOf(source);
  for (const { cells } of report.tables) for (const { at, text } of cells.values()) assert.equal(source.slice(at.start, at.end), text);
  const table = report.tables[2];
  assert.ok(table);
  const filled = fillFigures(report, table, new Map([['rev.keep', '77']]));
  assert.ok('edits' in filled);
  assert.match(applyEdits(source, filled.edits), /^> \| 77 +\|/m);
});

test('rows that a quoted table lacks are put in behind its marks', () => {
  const source = quoted(() => true).replace(/^.*8\.属于行政查询事项.*\n/m, '');
  const [finding] = check(reportOf(source)).filter(({ rule }) => rule === 'table-row');
  const repaired = applyEdits(source, finding?.fixes?.[0]?.edits ?? []);
  assert.match(repaired, /^> \|.*8\.属于行政查询事项/m);
  assert.deepEqual(
    check(reportOf(repaired)).map(({ rule }) => rule),
    ['cell-blank'],
  );
});

test('a quotation within a text stays one; a tag that closes on a line of its own is no mark', () => {
  assert.ok(reportOf(`${DRAFT}\n> 本年共收到申请999件。\n`).copy.text.includes('> 本年共收到'));
  const markup = htmlTables(cleanDraft('2021'));
  assert.deepEqual(figures(markup.replaceAll('<td>', '<td\n>')), figures(markup));
});

test('a quoted table that is drawn with lines is read as well', () => {
  const source = drawn(cleanDraft('2021'));
  const inQuotes = source.replace(/^[│├].*$/gm, '> $&');
  assert.notEqual(inQuotes, source);
  assert.deepEqual([figures(inQuotes), check(reportOf(inQuotes))], [figures(source), []]);
});
