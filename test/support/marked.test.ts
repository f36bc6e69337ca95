import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, readMarked } from './marked.js';

test('marks go, and tell where they stood', () => {
  const { text, ranges } = marked('𠮷⟦甲⟧乙⟦⟧');
  assert.equal(text, '𠮷甲乙');
  assert.deepEqual(ranges, [
    { start: 2, end: 3 },
    { start: 4, end: 4 },
  ]);
});

test('a mark that is opened and not closed, or the reverse, is a mistake of the test', () => {
  assert.throws(() => marked('甲⟦乙'), /not closed, before “乙”/);
  assert.throws(() => marked('甲⟧乙'), /not opened, behind “甲”/);
});

test('the first line of a damaged draft names the rule of each mark', () => {
  assert.deepEqual(readMarked('%% expect: title period+title\n⟦甲⟧⟦乙⟧'), {
    text: '甲乙',
    expected: [
      { rule: 'title', start: 0, end: 1 },
      { rule: 'period', start: 1, end: 2 },
      { rule: 'title', start: 1, end: 2 },
    ],
  });
  assert.throws(() => readMarked('%% expect: title\n甲'), /0 marks, 1 rules/);
  assert.throws(() => readMarked('⟦甲⟧'), /no %% expect/);
});
