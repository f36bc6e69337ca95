import assert from 'node:assert/strict';
import test from 'node:test';
import { wordsOf } from '../../../server/src/report/prose/paragraph-cache.js';
import { FULL_STOPS, sentencesOf } from '../../../server/src/report/prose/prose.js';
import { stretchesIn } from '../../../server/src/report/prose/stretches.js';

test('stretches are the places of the sentences between full stops', () => {
  for (const text of ['', '。', '全年公开信息3条；办结2件。', '。。甲！乙？丙!丁?戊', '没有句号']) {
    const words = wordsOf(text);
    assert.deepEqual(
      stretchesIn(words),
      sentencesOf(words, FULL_STOPS).map(({ start, end }) => ({ start, end })),
    );
  }
});
