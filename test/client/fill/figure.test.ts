import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folded, isFigure, type Key, moveFor } from '../../../client/fill/view/figure.js';

test('what is typed is written half-width, without blanks and separators', () => {
  for (const [typed, written] of [
    ['１８', '18'],
    [' 1,234 ', '1234'],
    ['１，２３４', '1234'],
    ['0。35', '0.35'],
    ['－3', '-3'],
    ['−3', '-3'],
    ['', ''],
    ['3万元', '3万元'],
  ] as const)
    assert.equal(folded(typed), written, typed);
});

test('a cell takes figures and nothing else', () => {
  for (const text of ['', '0', '18', '0.35', '-3', '+2', '251000元']) assert.ok(isFigure(text), text);
  for (const text of ['1,2', '1|2', 'a', '三', '1.2.3', '--1', '1 2', '1234567890123']) assert.ok(!isFigure(text), text);
});

const KEY: Key = { key: '', shift: false, alt: false, command: false, composing: false, text: '12', start: 0, end: 2, pending: false };

test('keys: from cell to cell while all of it is marked, within it while the caret is inside', () => {
  const moves: readonly (readonly [Partial<Key>, string | undefined])[] = [
    [{ key: 'Tab' }, 'next'],
    [{ key: 'Tab', shift: true }, 'previous'],
    [{ key: 'Enter' }, 'down'],
    [{ key: 'Enter', shift: true }, 'up'],
    [{ key: 'ArrowUp', start: 1, end: 1 }, 'up'],
    [{ key: 'ArrowLeft' }, 'left'],
    [{ key: 'ArrowLeft', start: 1, end: 1 }, undefined],
    [{ key: 'ArrowLeft', start: 0, end: 0 }, 'left'],
    [{ key: 'ArrowRight', start: 1, end: 1 }, undefined],
    [{ key: 'ArrowRight', start: 2, end: 2 }, 'right'],
    [{ key: '=' }, 'adopt'],
    [{ key: '＝' }, 'adopt'],
    [{ key: '0', alt: true }, 'zeros'],
    [{ key: 'Enter', alt: true }, 'repairs'],
    [{ key: 'Escape' }, 'revert'],
    [{ key: '7' }, undefined],
  ];
  for (const [key, move] of moves) assert.equal(moveFor({ ...KEY, ...key }), move, JSON.stringify(key));
});

test('no key is ours while an input method composes; undo is the editor’s, once what was typed is written', () => {
  for (const key of ['Tab', 'Enter', 'ArrowDown', '=', 'Escape']) assert.equal(moveFor({ ...KEY, key, composing: true }), undefined);
  assert.equal(moveFor({ ...KEY, key: 'z', command: true }), undefined);
  assert.equal(moveFor({ ...KEY, key: 'z', command: true, pending: true }), 'undo');
  assert.equal(moveFor({ ...KEY, key: 'Z', command: true, shift: true, pending: true }), undefined);
});
