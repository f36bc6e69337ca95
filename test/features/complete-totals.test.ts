import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { at, HEAD, labels, TABLE, taken } from './completing.js';

test('a total cell that is blank: the figure, only if every addend is one', () => {
  const row = '| 一、本年新收政府信息公开申请数量 |  |  | 21 | 4 | 0 | 1 | 2 | 0 | 28 |';
  const whole = markdown(cleanDraft('2021'));
  assert.ok(whole.includes(row));
  const withRow = (cells: string) => whole.replace(row, `| 一、本年新收政府信息公开申请数量 |  |  | ${cells} |`);
  assert.deepEqual(labels(withRow('21 | 4 | 0 | 1 | 2 | 0 | ‸')), ['28']);
  assert.deepEqual(labels(withRow('21 | 4 | 0 | 1 | 2 | 0 |‸  ')), ['28']);
  assert.deepEqual(labels(withRow('１ | 4 | 0 | 1 | 2 | 0 |　‸')), ['8']);
  for (const cells of [
    '21 |  | 0 | 1 | 2 | 0 | ‸',
    '21 | 若干 | 0 | 1 | 2 | 0 | ‸',
    '21 | ‸ | 0 | 1 | 2 | 0 | 28',
    '21 |  | 0 | 1 | 2 | 0 | 2‸',
    '21 | 若干 | 0 | 1 | 2 | 0 | 27‸',
    '21 | 4 | 0 | 1 | 2 | 0 | 28‸',
    '21 | 4 | 0 | 1 | 2 | ‸',
  ]) {
    assert.deepEqual(at(withRow(cells)).found, [], cells);
  }
});

test('a total cell that is begun or wrong: the figure in its place', () => {
  const row = '| 21 | 4 | 0 | 1 | 2 | 0 | 28 |';
  const whole = markdown(cleanDraft('2021'));
  const withTotal = (cell: string) => whole.replace(row, `| 21 | 4 | 0 | 1 | 2 | 0 | ${cell} |`);
  for (const cell of ['2‸', '‸2', '27‸', '2‸7', '1‸', '３‸']) {
    assert.deepEqual(labels(withTotal(cell)), ['28'], cell);
    assert.equal(taken(withTotal(cell), '28'), whole, cell);
  }
  assert.match(at(withTotal('27‸')).found[0]?.detail?.zh ?? '', /按各格计算，现为 27$/);
  assert.match(at(withTotal('2‸')).found[0]?.detail?.zh ?? '', /按各格计算$/);
});

test('a total of two equations that disagree is not offered', () => {
  const whole = markdown(cleanDraft('2021'));
  const blank = whole.replace('| （七）总计 |  | 21 | 4 | 0 | 1 | 1 | 0 | 27 |', '| （七）总计 |  | 21 | 4 | 0 | 1 | 1 | 0 | ‸ |');
  assert.deepEqual(labels(blank), ['27']);
  const other = blank.replace('| 9 | 2 | 0 | 0 | 1 | 0 | 12 |', '| 9 | 2 | 0 | 0 | 1 | 0 | 13 |');
  assert.notEqual(other, blank);
  assert.deepEqual(at(other).found, []);
});

test('a blank total between tabs', () => {
  const table = TABLE.filter((line) => !line.startsWith('| ---')).map((line) => line.slice(2, -2).replaceAll(' | ', '\t'));
  const source = `${HEAD}${table.join('\n')}\n`;
  assert.ok(source.includes('\t0\t28\n'));
  assert.deepEqual(labels(source.replace('\t0\t28\n', '\t0\t‸\n')), ['28']);
  assert.equal(taken(source.replace('\t0\t28\n', '\t0\t2‸\n'), '28'), source);
  const ragged = source.replace(/\t{2,}/g, '\t');
  assert.equal(taken(ragged.replace('\t0\t28\n', '\t0\t‸\n'), '28'), ragged);
  assert.equal(taken(ragged.replace('\t0\t28\n', '\t0\t2‸\n'), '28'), ragged);
  for (const silent of ['\t\t0\t‸\n', '\t‸\n', '‸\n', '\t0‸\n', '\t0\t \t‸\n'])
    assert.deepEqual(at(ragged.replace('\t0\t28\n', silent)).found, []);
  assert.deepEqual(at(ragged.replace('\t4\t0\t1\t2\t0\t28\n', '\t若干\t0\t1\t2\t0\t‸\n')).found, []);
});
