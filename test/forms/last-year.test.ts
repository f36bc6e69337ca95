import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastYearPaths } from '../../server/src/forms/last-year.js';

test('last year’s report has this year’s path with the years before', () => {
  assert.deepEqual(lastYearPaths('county/2023/qinghe-2023.md'), [
    'county/2023/qinghe-2022.md',
    'county/2023/qinghe-2022.docx',
    'county/2022/qinghe-2022.md',
    'county/2022/qinghe-2022.docx',
    'county/2022/qinghe-2023.md',
    'county/2022/qinghe-2023.docx',
  ]);
  assert.deepEqual(lastYearPaths('2023年\\青禾镇.txt'), ['2022年\\青禾镇.txt', '2022年\\青禾镇.md', '2022年\\青禾镇.docx']);
  assert.deepEqual(lastYearPaths('青禾镇2023年年报.DOCX').slice(0, 2), ['青禾镇2022年年报.DOCX', '青禾镇2022年年报.md']);
});

test('a path without a year, or with a longer number, says nothing', () => {
  assert.deepEqual(lastYearPaths('青禾镇.md'), []);
  assert.deepEqual(lastYearPaths('notes/120234.md'), []);
  assert.deepEqual(lastYearPaths(''), []);
});
