import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseMarksOf } from '../../../server/src/report/facts/loose-marks.js';
import { reportOf } from '../../support/reading.js';

test('marks without a partner, line by line: each line looks at its neighbours, not at all that came before', () => {
  const looks = (lines: number): number => {
    const report = reportOf('“甲乙丙\n丁戊）\n'.repeat(lines), { isReport: true });
    const { findLastIndex } = Array.prototype;
    let count = 0;
    Array.prototype.findLastIndex = function (this: unknown[], predicate: (one: unknown, index: number, all: unknown[]) => unknown) {
      return findLastIndex.call(this, (one, index, all) => {
        count += 1;
        return predicate(one, index, all);
      });
    };
    try {
      assert.equal(looseMarksOf(report).length, 2 * lines);
    } finally {
      Array.prototype.findLastIndex = findLastIndex;
    }
    return count;
  };
  assert.ok(looks(400) < 5 * looks(100));
});

test('of a paragraph that is nothing but brackets the first are told', () => {
  const report = reportOf(`青禾镇人民政府2023年政府信息公开工作年度报告\n\n${'（'.repeat(5000)}\n`, { isReport: true });
  assert.ok(looseMarksOf(report).length <= 20);
});
