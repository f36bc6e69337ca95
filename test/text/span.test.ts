import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstWhere } from '../../server/src/text/bisect.js';
import { contains, encloses, insideAny, meets, overlaps, span } from '../../server/src/text/span.js';

test('the first item for which it holds, as a search from the front finds it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (numbers, least) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const found = sorted.findIndex((one) => one >= least);
      assert.equal(
        firstWhere(sorted, (one) => one >= least),
        found < 0 ? sorted.length : found,
      );
    }),
  );
});

test('inside any of the spans, whether they overlap, touch, hold each other or are empty', () => {
  const spans = fc.array(fc.tuple(fc.nat(20), fc.nat(6)).map(([start, length]) => span(start, start + length)));
  fc.assert(
    fc.property(spans, (some) => {
      const inside = insideAny(some);
      for (let offset = 0; offset < 30; offset += 1)
        assert.equal(
          inside(offset),
          some.some((one) => contains(one, offset)),
        );
    }),
  );
});

test('neighbours meet and do not overlap; a span encloses itself and what ends where it ends', () => {
  const [left, right, both] = [span(0, 3), span(3, 5), span(0, 5)];
  assert.deepEqual([meets(left, right), overlaps(left, right), overlaps(left, both)], [true, false, true]);
  assert.deepEqual([encloses(both, right), encloses(left, left), encloses(right, both)], [true, true, false]);
});
