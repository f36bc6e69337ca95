import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announced } from '../../../client/fill/view/announce.js';
import type { FillAnswer, FillMark } from '../../../server/src/lsp/protocol.js';

const words = { status: { holds: '勾稽成立', fails: '勾稽不成立', unknown: '还不能核' } };
const at = { line: 0, character: 0 };

function answer(marks: Readonly<Record<string, FillMark>>): FillAnswer {
  const table = {
    index: 0,
    id: 't3',
    name: '表三',
    title: '',
    range: { start: at, end: at },
    tally: '',
    rows: [],
    figures: {},
    marks,
    notes: [],
  };
  return { version: 1, title: '', tables: [table], missing: [] };
}

test('what fails now is read out with its figures, what holds now too; the rest is not', () => {
  const [fails, holds, other, open]: readonly FillMark[] = [
    { status: 'fails', words: '✗ 总计 3 ≠ 2', notes: [] },
    { status: 'holds', words: '✓ 总计 2 ＝ 2', notes: [] },
    { status: 'fails', words: '✗ 总计 4 ≠ 2', notes: [] },
    { status: 'unknown', words: '— 未核', notes: [] },
  ];
  const says = (before: FillMark | undefined, after: FillMark | undefined) =>
    announced(answer(before ? { 'row r1': before } : {}), answer(after ? { 'row r1': after } : {}), words);
  assert.equal(says(holds, fails), '✗ 总计 3 ≠ 2');
  assert.equal(says(fails, holds), '勾稽成立：✓ 总计 2 ＝ 2');
  assert.equal(says(fails, other), '✗ 总计 4 ≠ 2');
  assert.equal(says(fails, fails), '');
  assert.equal(says(holds, open), '');
});
