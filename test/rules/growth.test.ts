import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oddDates } from '../../server/src/report/dates.js';
import { findPersonal } from '../../server/src/report/personal.js';
import { allFindings, titled } from './support.js';

const LONG = 30_000;
const RULES = ['date-form', 'report-year', 'numbering-level', 'punctuation', 'wording', 'leftover', 'personal-data'];

/** A reader that goes back for every character would need hours for these. */
for (const piece of [
  '1',
  '《',
  '、',
  '（',
  '(',
  '〈',
  '_',
  '*',
  'X',
  '现将',
  '2023年',
  '1月',
  '截止',
  '，一是',
  '【请填写',
  'www.',
  '汉,',
]) {
  test(`a line of ${piece} alone is read, and told of once`, () => {
    const source = titled(2023, piece.repeat(LONG / piece.length));
    const found = allFindings(source).map(({ rule }) => rule);
    for (const rule of RULES) assert.ok(found.filter((id) => id === rule).length <= 1, rule);
  });
}

test('twice the text, twice the finds', () => {
  const dates = '至20231231日止，';
  const numbers = '13800138001，';
  for (const times of [100, 200, 400]) {
    assert.equal(oddDates(dates.repeat(times)).length, times);
    assert.equal(findPersonal(numbers.repeat(times)).length, times);
  }
});
