import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, marksIn } from '../../../server/src/report/layout/marks.js';

test('a mark is noted wherever it stands in a long draft', () => {
  const length = 1600;
  for (let at = 0; at < length; at += 1) {
    const text = `${'字'.repeat(at)}<${'字'.repeat(length - at - 1)}`;
    assert.equal(marksIn(text), mark.tag, `at ${at}`);
  }
});

test('a CR counts where no LF follows it', () => {
  for (const before of [0, 511, 512, 1023]) {
    const words = '字'.repeat(before);
    assert.equal(marksIn(`${words}\r\n字`) & mark.odd, 0, `${before} characters before CRLF`);
    assert.equal(marksIn(`${words}\r字`) & mark.odd, mark.odd, `${before} characters before a lone CR`);
  }
});
