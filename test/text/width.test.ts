import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, glyphs, padEnd } from '../../server/src/text/width.js';

test('columns as Chinese is set', () => {
  const expected: readonly [string, number][] = [
    ['', 0],
    ['abc 123|', 8],
    ['政府', 4],
    ['（一）', 6],
    ['“引号”', 8],
    ['——…·', 8],
    ['　', 2],
    ['１２', 4],
    ['𠮷', 2],
    ['👨‍👩‍👧', 2],
    ['☀️', 2],
    ['e\u0301', 1],
    ['\u200b\ufeff', 0],
    ['ｱ', 1],
  ];
  for (const [text, width] of expected) assert.equal(displayWidth(text), width, JSON.stringify(text));
});

test('a glyph is what a reader sees as one', () => {
  assert.deepEqual(
    [...glyphs('𠮷👨‍👩‍👧e\u0301|')].map(({ text }) => text),
    ['𠮷', '👨‍👩‍👧', 'e\u0301', '|'],
  );
});

test('padding counts columns, and cuts nothing', () => {
  assert.equal(padEnd('年度', 6), '年度  ');
  assert.equal(padEnd('年度报告', 6), '年度报告');
});

test('a text of Chinese alone is as wide as its glyphs together, each of its characters', () => {
  const codes = [...Array(0x5f).keys()].map((i) => 0x20 + i);
  for (const [from, to] of [
    [0x3000, 0x3029],
    [0xff01, 0xff60],
  ] as const)
    for (let code = from; code <= to; code += 1) codes.push(code);
  for (const code of codes) {
    const char = String.fromCharCode(code);
    const [glyph] = [...glyphs(char)];
    assert.equal(displayWidth(char), glyph?.width, `U+${code.toString(16)}`);
  }
});
