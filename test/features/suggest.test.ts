import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestionsFor } from '../../server/src/features/suggest.js';
import { isSlip } from '../../server/src/features/trial.js';
import { readReport } from '../../server/src/report/read.js';
import { check } from '../../server/src/rules/check.js';
import type { Fix } from '../../server/src/rules/rule.js';
import { applied } from '../rules/support.js';
import { tableDraft } from '../rules/tables.js';

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
  const report = readReport(text);
  const finding = check(report).filter(({ equation }) => equation !== undefined)[nth];
  assert.ok(finding, 'nothing fails');
  return suggestionsFor(report, finding);
}

const titles = (fixes: readonly Fix[]) => fixes.map(({ title }) => title.zh);

test('one wrong cell: the change that mends every equation comes first, and alone it is preferred', () => {
  const { text } = tableDraft('2021', 't3', { ...BALANCED, 'r3_1.np': '32' });
  const report = readReport(text);
  for (const finding of check(report).filter(({ rule }) => rule === 'balance')) {
    const [first, ...others] = suggestionsFor(report, finding);
    assert.equal(first?.title.zh, '把“（一）予以公开·自然人”由 32 改为 23（本表勾稽全部成立）');
    assert.equal(first?.preferred, true);
    assert.equal(first?.safe, false);
    assert.ok(others.every(({ preferred }) => preferred !== true));
    assert.deepEqual(
      check(readReport(applied(text, first?.edits ?? []))).filter(({ rule }) => rule === 'balance'),
      [],
    );
  }
});

test('where several cells would do, the slip of the keyboard comes first and none is preferred', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '2', 'rev.fix': '11', 'rev.tot': '3' });
  const fixes = suggested(text);
  assert.deepEqual(titles(fixes), [
    '把“行政复议·结果纠正”由 11 改为 1（本表勾稽全部成立）',
    '把“行政复议·总计”由 3 改为 13（本表勾稽全部成立）',
  ]);
  assert.ok(fixes.every(({ preferred }) => preferred !== true));
});

test('two wrong cells far apart: each is mended by itself', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '1', 'rev.tot': '2', 'dir.oth': '4' });
  assert.match(titles(suggested(text, 0)).join(), /行政复议·总计”由 2 改为 1（与这一格有关的勾稽都成立）/);
  assert.match(titles(suggested(text, 1)).join(), /总计”由 0 改为 4（与这一格有关的勾稽都成立）/);
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
