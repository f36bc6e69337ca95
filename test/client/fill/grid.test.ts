import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockBetween, type Grid, gridOf, neighbour, tabbed } from '../../../client/fill/view/grid.js';
import { formOf } from '../../../server/src/data/forms.js';
import { layoutOf } from '../../../server/src/features/fill/layout.js';

function layout(form: '2008' | '2021', id: string) {
  const table = formOf(form).tables.find((one) => one.id === id);
  assert.ok(table);
  return layoutOf(table);
}

function headersOf({ placed }: Grid, key: string): string[] {
  const place = placed.find(({ cell }) => cell.key === key || cell.mark === key);
  return place?.headers.map((i) => placed[i]?.cell.text ?? '') ?? [];
}

const t3 = gridOf(layout('2021', 't3').rows);
const t4 = layout('2021', 't4');

test('a cell is named by the heads above and the labels beside it, across merged cells', () => {
  assert.deepEqual(headersOf(t3, 'r3_4_2.pub'), [
    '申请人情况',
    '法人或其他组织',
    '社会公益组织',
    '三、本年度办理结果',
    '（四）无法提供',
    '2.没有现成信息需要另行制作',
  ]);
  assert.deepEqual(headersOf(t3, 'row r1'), ['勾稽', '一、本年新收政府信息公开申请数量']);
  assert.deepEqual(headersOf(gridOf(t4.rows), 'aft.open'), ['行政诉讼', '复议后起诉', '尚未审结']);
  assert.deepEqual(headersOf(gridOf(t4.folded ?? []), 'aft.open'), ['尚未审结', '行政诉讼 复议后起诉']);
  const t2 = gridOf(layout('2021', 't2').rows);
  assert.deepEqual(headersOf(t2, 'xk.done'), ['第二十条第（五）项', '本年处理决定数量', '行政许可']);
});

test('every layout is a whole rectangle, in which no two cells share a place', () => {
  for (const [form, id] of [
    ['2021', 't2'],
    ['2021', 't3'],
    ['2021', 't4'],
    ['2008', 'st'],
  ] as const) {
    const { rows, folded } = layout(form, id);
    for (const one of [rows, ...(folded ? [folded] : [])]) {
      const { placed, height, width } = gridOf(one);
      const taken = placed.reduce((sum, { cell }) => sum + cell.colspan * cell.rowspan, 0);
      assert.equal(taken, height * width, `${form} ${id}`);
    }
  }
});

test('the keys go through the cells in their order, and down a column past what stands between', () => {
  assert.equal(neighbour(t3, 'r1.np', 'next'), 'r1.biz');
  assert.equal(neighbour(t3, 'r1.tot', 'next'), 'r2.np');
  assert.equal(neighbour(t3, 'r2.np', 'previous'), 'r1.tot');
  assert.equal(neighbour(t3, 'r2.np', 'left'), undefined);
  assert.equal(neighbour(t3, 'r3_2.law', 'down'), 'r3_3_1.law');
  assert.equal(neighbour(t3, 'r1.np', 'up'), undefined);
  assert.equal(neighbour(t3, 'r4.tot', 'next'), undefined);
  const narrow = gridOf(t4.folded ?? []);
  assert.equal(neighbour(narrow, 'rev.fix', 'down'), 'dir.fix');
  assert.equal(neighbour(gridOf(t4.rows), 'rev.fix', 'down'), undefined);
});

test('in a narrow window the labels that head others stand above them', () => {
  const { folded = [] } = layout('2021', 't3');
  const texts = folded.map((row) => row.filter(({ kind }) => kind === 'label').map(({ text }) => text));
  const at = texts.findIndex(([text]) => text === '（四）无法提供');
  assert.deepEqual(texts.slice(at, at + 2), [['（四）无法提供'], ['1.本机关不掌握相关政府信息']]);
  assert.equal(neighbour(gridOf(folded), 'r3_3_8.np', 'down'), 'r3_4_1.np');
});

test('a block is copied as spreadsheets take it, without a line break at its end', () => {
  assert.deepEqual(blockBetween(t3, 'r2.biz', 'r1.np'), [
    ['r1.np', 'r1.biz'],
    ['r2.np', 'r2.biz'],
  ]);
  assert.equal(
    tabbed([
      ['1', ''],
      ['', '4'],
    ]),
    '1\t\n\t4',
  );
});
