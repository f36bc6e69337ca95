import assert from 'node:assert/strict';
import test from 'node:test';
import { matchesOf, ofWords, wordsOf } from '../../../server/src/report/prose/paragraph-cache.js';

test('a reading is made once for the same words, and again for others', () => {
  let made = 0;
  const length = ofWords(({ text }) => {
    made += 1;
    return text.length;
  });
  assert.deepEqual(
    ['全年收到申请2件，均已按期答复。', '全年收到申请2件，均已按期答复。', '本年度未收到政府信息公开申请。'].map((text) =>
      length(wordsOf(text)),
    ),
    [16, 16, 15],
  );
  assert.equal(made, 2);
});

test('matches are those of the pattern, short text or long', () => {
  for (const text of ['办结3件，转结12件。', '全年办结申请3件，转结下一年12件。', '办结3件，'.repeat(4000), '']) {
    for (const pattern of [/\d+/g, /件/g, /没有/g]) {
      const matchesIn = matchesOf(pattern);
      const found = () => [...matchesIn(wordsOf(text))].map(({ index, 0: words }) => [index, words]);
      const expected = [...text.matchAll(pattern)].map(({ index, 0: words }) => [index, words]);
      assert.deepEqual([found(), found()], [expected, expected]);
    }
  }
});

test('words that were not met for long are forgotten', () => {
  const first = wordsOf('第一段：主动公开政府信息的情况。');
  assert.equal(wordsOf('第一段：主动公开政府信息的情况。'), first);
  for (let i = 0; i < 1000; i += 1) wordsOf(`${i}${'公开'.repeat(4000)}`);
  const again = wordsOf('第一段：主动公开政府信息的情况。');
  assert.notEqual(again, first);
  assert.equal(again.text, first.text);
});
