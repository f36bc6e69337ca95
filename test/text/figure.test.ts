import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CellLook, lookOf, parseFigure, plainFigure } from '../../server/src/text/figure.js';

test('what a cell looks like', () => {
  const looks: Readonly<Record<CellLook, readonly string[]>> = {
    empty: [''],
    figure: ['0', '7', '12', '１２', '-3', '＋3', '－3', '−3', '1.5', '1,234', '1，234', '3件', '251000元', '12 人次', '1 2'],
    standIn: ['/', '／', '-', '—', '——', '–', '无', '…', '*', '\\'],
    text: ['规章', '三', '3a', 'a3', '3件件', '约3', '(3)', '1/2', '增2减1', '123456789012345678901234567890'],
  };
  for (const [look, texts] of Object.entries(looks)) for (const text of texts) assert.equal(lookOf(text), look, JSON.stringify(text));
});

test('the value of a figure', () => {
  const values: readonly [string, number | undefined][] = [
    ['0', 0],
    ['007', 7],
    ['１２３', 123],
    ['1 234', 1234],
    ['　12　', 12],
    ['+3', 3],
    ['－3', -3],
    ['−3', -3],
    ['1.25', 1.25],
    ['１．５', 1.5],
    ['900000000003', 900000000003],
    ['', undefined],
    ['.5', undefined],
    ['5.', undefined],
    ['1,234', undefined],
    ['3件', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['三', undefined],
    ['--3', undefined],
    ['12345678901234567', undefined],
  ];
  for (const [text, value] of values) assert.equal(parseFigure(text), value, JSON.stringify(text));
});

test('plain figures are half-width, without blanks, with one kind of minus', () => {
  assert.equal(plainFigure(' １，２３４．５\u00a0元'), '1,234.5元');
  assert.equal(plainFigure('−1–2－3-4'), '-1-2-3-4');
});
