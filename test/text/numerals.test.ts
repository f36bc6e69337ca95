import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseNumeral, parseChineseDigits, parseChineseNumeral } from '../../server/src/text/numerals.js';

test('numerals from 1 to 99, both ways', () => {
  const known: readonly [number, string][] = [
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [19, '十九'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
  ];
  for (const [value, numeral] of known) assert.equal(chineseNumeral(value), numeral);
  for (let value = 1; value <= 99; value += 1) assert.equal(parseChineseNumeral(chineseNumeral(value)), value);
});

test('what is no numeral', () => {
  for (const text of ['', '零', '〇', '一一', '十十', '一十一十', '百', '1', '一 ', '两'])
    assert.equal(parseChineseNumeral(text), undefined, text);
});

test('years digit by digit', () => {
  const years: readonly [string, number | undefined][] = [
    ['二〇二三', 2023],
    ['二○二三', 2023],
    ['二零二零', 2020],
    ['二O一九', 2019],
    ['二Ｏ一九', 2019],
    ['一', 1],
    ['', undefined],
    ['二十', undefined],
    ['2023', undefined],
    ['二〇二三年', undefined],
  ];
  for (const [text, year] of years) assert.equal(parseChineseDigits(text), year, text);
});
