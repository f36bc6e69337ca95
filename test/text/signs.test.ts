import assert from 'node:assert/strict';
import test from 'node:test';
import { isBlank, withHalfWidth } from '../../server/src/text/chars.js';
import { sign, signOf, signsOf } from '../../server/src/text/signs.js';

test('a text has the signs of its characters, and no others', () => {
  assert.equal(signsOf('按照《办法》，'), sign.title | sign.quote);
  assert.equal(signsOf('主动公开信息'), 0);
  assert.equal(signsOf('未收到3件'), sign.negation | sign.digit | sign.behindFigure);
  assert.equal(signsOf(''), 0);
});

test('every kind has a bit of its own, and some character', () => {
  const bits = Object.values(sign);
  assert.equal(new Set(bits).size, bits.length);
  const all = Array.from({ length: 0x10000 }, (_, code) => signOf(code)).reduce((a, b) => a | b, 0);
  for (const [kind, bit] of Object.entries(sign)) assert.ok(bit > 0 && (all & bit) !== 0, kind);
});

test('blanks and full-width characters are those of text/chars.ts', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const char = String.fromCharCode(code);
    const narrow = withHalfWidth(char);
    assert.equal((signOf(code) & sign.blank) !== 0, isBlank(code), code.toString(16));
    assert.equal((signOf(code) & sign.wide) !== 0, narrow !== char, code.toString(16));
    if (narrow !== char) assert.equal(signOf(code), signOf(narrow.charCodeAt(0)) | sign.wide, char);
  }
});

test('behind the end of a text stands nothing', () => {
  assert.equal(signOf(''.charCodeAt(0)), 0);
});
