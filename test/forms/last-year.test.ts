import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastYearPaths } from '../../server/src/forms/last-year.js';

test('last year’s report has this year’s path with the years before', () => {
  const places = ['county/2023/qinghe-2022', 'county/2022/qinghe-2022', 'county/2022/qinghe-2023'];
  assert.deepEqual(
    lastYearPaths('county/2023/qinghe-2023.md'),
    places.flatMap((place) => ['.md', '.docx', '.html', '.txt'].map((ending) => place + ending)),
  );
  assert.deepEqual(
    lastYearPaths('2023年\\青禾镇.txt'),
    ['.txt', '.md', '.docx', '.html'].map((ending) => `2022年\\青禾镇${ending}`),
  );
  assert.deepEqual(lastYearPaths('青禾镇2023年年报.DOCX').slice(0, 2), ['青禾镇2022年年报.DOCX', '青禾镇2022年年报.md']);
});

test('a path without a year, or with a longer number, says nothing', () => {
  assert.deepEqual(lastYearPaths('青禾镇.md'), []);
  assert.deepEqual(lastYearPaths('notes/120234.md'), []);
  assert.deepEqual(lastYearPaths(''), []);
});
