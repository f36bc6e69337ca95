import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dedent } from '../../server/src/text/dedent.js';

test('the common blanks go, blank lines and further blanks stay', () => {
  const text = dedent`
    一、总体情况

      | 总计 |
    　　正文。
  `;
  assert.equal(text, '一、总体情况\n\n  | 总计 |\n　　正文。\n');
});

test('without a last line break where the quote closes behind the text', () => {
  assert.equal(
    dedent`
      甲
      乙`,
    '甲\n乙',
  );
  assert.equal(dedent`甲`, '甲');
});
