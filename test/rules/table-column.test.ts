import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { allFindings } from './support.js';

const CLEAN = markdown(cleanDraft('2021'));

/** Table three without its last column, in the head as in the rows. */
function withoutTotals(text: string): string {
  const table = /(?:^\|.*\n)*^\| 一、本年新收.*\n(?:^\|.*\n)*/m.exec(text)?.[0] ?? '';
  return text.replace(table, table.replace(/^(.*)\|[^|\n]*\|$/gm, '$1|'));
}

test('a column that the table does not have at all is told once: no blank of a label is taken for a figure', () => {
  const draft = withoutTotals(CLEAN);
  assert.notEqual(draft, CLEAN);
  assert.deepEqual(
    allFindings(draft).map(({ rule, message }) => `${rule} ${message.zh}`),
    ['table-column 表三的表头缺“总计”。'],
  );
});

test('where the head has the column, its blanks are', () => {
  const blank = CLEAN.replace(/(^\| 一、本年新收.*\|)[^|\n]*\|$/m, '$1  |');
  assert.deepEqual(
    allFindings(blank).map(({ rule }) => rule),
    ['cell-blank'],
  );
});
