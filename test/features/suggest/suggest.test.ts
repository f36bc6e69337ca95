import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { formOf } from '../../../server/src/data/forms.js';
import { suggestionsFor } from '../../../server/src/features/suggest/suggest.js';
import { isSlip } from '../../../server/src/features/suggest/what-if.js';
import { readReport } from '../../../server/src/report/read.js';
import type { Fix } from '../../../server/src/rules/shared/rule.js';
import { applied } from '../../rules/support.js';
import { cellKeys, tableDraft } from '../../rules/tables.js';
import { reportOf } from '../../support/reading.js';

/** 3 + 1 received, all of it disclosed. */
const BALANCED = {
  'r1.np': '23',
  'r1.biz': '1',
  'r1.tot': '24',
  'r3_1.np': '23',
  'r3_1.biz': '1',
  'r3_1.tot': '24',
  'r3_7.np': '23',
  'r3_7.biz': '1',
  'r3_7.tot': '24',
};

function suggested(text: string, nth = 0): Fix[] {
  const report = reportOf(text);
  const finding = check(report).filter(({ equation }) => equation !== undefined)[nth];
  assert.ok(finding, 'nothing fails');
  return suggestionsFor(report, finding);
}

const titles = (fixes: readonly Fix[]) => fixes.map(({ title }) => title.zh);

test('one wrong cell: the change that mends every equation comes first, and alone it is preferred', () => {
  const { text } = tableDraft('2021', 't3', { ...BALANCED, 'r3_1.np': '32' });
  const report = reportOf(text);
  for (const finding of check(report).filter(({ rule }) => rule === 'balance')) {
    const [first, ...others] = suggestionsFor(report, finding);
    assert.equal(first?.title.zh, '把“（一）予以公开·自然人”由 32 改为 23（改后本表勾稽全部成立）');
    assert.equal(first?.preferred, true);
    assert.equal(first?.safe, false);
    assert.ok(others.every(({ preferred }) => preferred !== true));
    assert.deepEqual(
      check(readReport(applied(text, first?.edits ?? []))).filter(({ rule }) => rule === 'balance'),
      [],
    );
  }
});

test('where several cells would do, the total under the finding comes first and none is preferred', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '2', 'rev.fix': '11', 'rev.tot': '3' });
  const fixes = suggested(text);
  assert.deepEqual(titles(fixes), [
    '把“行政复议·总计”由 3 改为 13（改后本表勾稽全部成立）',
    '把“行政复议·结果纠正”由 11 改为 1（改后本表勾稽全部成立）',
  ]);
  assert.ok(fixes.every(({ preferred }) => preferred !== true));
});

/** Every cell blank but these. */
function typed(values: Readonly<Record<string, string>>): string {
  const keys = cellKeys(formOf('2021').tables.find(({ id }) => id === 't3') ?? assert.fail());
  return tableDraft('2021', 't3', { ...Object.fromEntries(keys.map((key) => [key, ''])), ...values }).text;
}

const ROW = { 'r1.np': '21', 'r1.biz': '4', 'r1.sci': '3', 'r1.pub': '1', 'r1.law': '2', 'r1.oth': '5' };

test('in a table that is still blank the total comes first, then slips; what is claimed is what was checked', () => {
  const fixes = suggested(typed({ ...ROW, 'r1.tot': '38' }));
  assert.equal(fixes.length, 5);
  assert.equal(titles(fixes)[0], '把“一、本年新收政府信息公开申请数量·总计”由 38 改为 36（改后这一条成立）');
  for (const { title, preferred } of fixes) {
    assert.doesNotMatch(title.zh, /全部/);
    assert.doesNotMatch(title.en, /every/);
    assert.notEqual(preferred, true);
  }
});

test('a cell that two failed equations share comes before the totals, and two are what it mends', () => {
  const column = { 'r2.np': '2', 'r3_7.np': '19', 'r4.np': '4' };
  const text = typed({ ...ROW, ...column, 'r1.np': '12', 'r1.tot': '36' });
  for (const nth of [0, 1]) {
    const [first, ...others] = suggested(text, nth);
    assert.equal(first?.title.zh, '把“一、本年新收政府信息公开申请数量·自然人”由 12 改为 21（改后这两条成立）');
    assert.notEqual(first?.preferred, true);
    assert.ok(others.every(({ title }) => !/两条|全部/.test(title.zh)));
  }
});

test('where blanks are left in a sum the total is what is there at least; nothing is said of the rest', () => {
  assert.deepEqual(titles(suggested(typed({ 'r1.np': '21', 'r1.biz': '4', 'r1.tot': '20' }))), [
    '把“一、本年新收政府信息公开申请数量·总计”由 20 改为 25（改后这一条成立）',
  ]);
});

test('two wrong cells far apart: each is mended by itself', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '1', 'rev.tot': '2', 'dir.oth': '4' });
  assert.match(titles(suggested(text, 0)).join(), /行政复议·总计”由 2 改为 1（改后与这一格有关的勾稽都成立）/);
  assert.match(titles(suggested(text, 1)).join(), /总计”由 0 改为 4（改后与这一格有关的勾稽都成立）/);
});

test('nothing negative, nothing rounded, at most five', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '9', 'rev.fix': '8', 'rev.oth': '7', 'rev.open': '6', 'rev.tot': '1' });
  for (const { edits } of suggested(text)) assert.doesNotMatch(edits[0]?.newText ?? '', /[-.]/);
  const many = tableDraft('2021', 't3', { 'r1.np': '3', 'r1.biz': '4', 'r1.sci': '5', 'r1.pub': '6', 'r1.tot': '40', 'r4.tot': '7' });
  assert.ok(suggested(many.text).length <= 5);
});

test('a comparison that fails proposes no figure', () => {
  const { text } = tableDraft('2021', 't2', { 'gfx.made': '9', 'gfx.valid': '3' });
  assert.deepEqual(suggested(text), []);
});

test('a slip: one digit altered, lost, added, or two exchanged', () => {
  for (const [written, meant] of [
    ['12', '13'],
    ['12', '2'],
    ['12', '1'],
    ['2', '12'],
    ['12', '112'],
    ['312', '321'],
  ] as const)
    assert.ok(isSlip(written, meant), `${written} ${meant}`);
  for (const [written, meant] of [
    ['12', '12'],
    ['12', '30'],
    ['1', '300'],
    ['321', '123'],
  ] as const)
    assert.ok(!isSlip(written, meant), `${written} ${meant}`);
});
