import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halfWidth, isBlank, isDigit, isHan, trimmed, withoutBlanks } from '../../server/src/text/chars.js';

const codes = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

test('kinds of characters', () => {
  for (const code of codes(' \t\r\n\v\f\u00a0\u3000\ufeff\u2003\u200b\u2060')) assert.ok(isBlank(code), code.toString(16));
  for (const code of codes('0a一、_\u0000\u200d\ud842')) assert.ok(!isBlank(code), code.toString(16));
  for (const code of codes('09０９')) assert.ok(isDigit(code));
  for (const code of codes('/:a一〇①')) assert.ok(!isDigit(code));
  for (const code of codes('一龥镇')) assert.ok(isHan(code));
  for (const code of codes('a１、〇\u3000')) assert.ok(!isHan(code));
});

test('full-width ASCII becomes half-width', () => {
  assert.equal(String.fromCharCode(...codes('（１．ａ～）　《》一').map(halfWidth)), '(1.a~) 《》一');
});

test('spans without outer blanks', () => {
  const cases: readonly [string, number, number, number, number][] = [
    [' \u3000镇 府\u00a0\n', 0, 7, 2, 5],
    ['镇', 0, 1, 0, 1],
    ['  \t', 1, 3, 1, 1],
    ['', 0, 0, 0, 0],
    ['a  b', 1, 3, 1, 1],
  ];
  for (const [text, from, to, start, end] of cases) assert.deepEqual(trimmed(text, from, to), { start, end }, JSON.stringify(text));
});

test('texts without blanks', () => {
  const cases: readonly [string, string][] = [
    ['', ''],
    ['青禾镇', '青禾镇'],
    [' 青 禾\u3000\u200b镇\r\n', '青禾镇'],
    [' \t ', ''],
    ['𠮷 👨‍👩‍👧', '𠮷👨‍👩‍👧'],
  ];
  for (const [text, clean] of cases) assert.equal(withoutBlanks(text), clean);
});
