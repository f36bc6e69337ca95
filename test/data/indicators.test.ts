import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { forms } from '../../server/src/data/forms.js';
import { type Indicator, indicators } from '../../server/src/data/indicators.js';
import file from '../../server/src/data/indicators.json' with { type: 'json' };
import { indicatorsSchema } from '../../server/src/data/schema.js';
import type { FormTable } from '../../server/src/data/types.js';
import { pair, pairsOf } from '../../server/src/text/pairs.js';
import { cellKeys } from '../rules/tables.js';

test('the file is what the type says, and holds nothing else', () => {
  const parsed = indicatorsSchema.safeParse(file);
  assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
  assert.deepEqual(parsed.data, file);
  const [first] = file.indicators;
  for (const wrong of [{ words: '(' }, { words: '(?:甲)?' }, { cells: ['r1 .tot'] }, { source: '' }, { extra: 1 }])
    assert.equal(indicatorsSchema.safeParse({ ...file, indicators: [{ ...first, ...wrong }] }).success, false, JSON.stringify(wrong));
});

/** The cells that an address stands for: a row of headings stands for the rows under it. */
function addressed(table: FormTable, address: string): readonly string[] {
  const [key, column] = address.split('.');
  const rows = table.blocks.flatMap((block) => block.rows);
  if (rows.find((row) => row.key === key)?.figures !== false) return [address];
  return rows.filter(({ parent }) => parent === key).map((row) => `${row.key}.${column}`);
}

function holds(table: FormTable, addresses: readonly string[]): boolean {
  const known = new Set(cellKeys(table));
  return addresses.flatMap((address) => addressed(table, address)).every((cell) => known.has(cell));
}

const all = ({ cells, or = [], less = [] }: Indicator) => [...cells, ...or.flat(), ...less.flatMap(({ of, by }) => [...of, ...by])];

test('every cell that words stand for is in the form: all cells of an indicator in one table, or in no table of that form', () => {
  for (const form of forms) {
    for (const indicator of indicators) {
      const whole = form.tables.filter((table) => holds(table, all(indicator)));
      const part = form.tables.filter((table) => all(indicator).some((address) => holds(table, [address])));
      assert.deepEqual(
        part.map(({ id }) => id),
        whole.map(({ id }) => id),
        `${form.id}: ${indicator.words.source}`,
      );
    }
  }
  const newest = forms.at(-1);
  for (const indicator of indicators)
    assert.equal(
      newest?.tables.filter((table) => holds(table, [...all(indicator), ...(indicator.behind ?? [])])).length,
      1,
      `nowhere, or not for certain: ${indicator.words.source}`,
    );
});

test('parts are put in, and no name of one is left', () => {
  for (const { words, none, after, apart } of indicators)
    for (const pattern of [words, none, after, apart]) assert.doesNotMatch(pattern?.source ?? '', /\{[a-z]/);
  assert.match('收到政府信息公开申请', indicators[0]?.words ?? /$^/);
});

/** What the patterns of indicators can be at their shortest; every one of them is there. */
const NAMES = `
  收到政府信息公开申请 受理依申请公开 接收信息公开申请 接到信息公开申请 新收申请 收到申请 受理申请 接到申请 本年新收 新收 收到 接收 接到 受理
  上年结转 结转上年 上年度结转申请 结转上一年度 予以公开 同意公开 予以部分公开 部分公开 不予公开 无法提供 不予处理 其他处理 其它处理
  答复信息公开申请 办结 办复 答复 全部办结 结转下年度 转至下年 转下一年度 转到下一年 转入下年度 结转至下一年度继续办理
  维持 结果维持 维持原行政行为 纠正 结果纠正 行政复议 行政复议案件 行政诉讼 制发规范性文件 制定行政规范性文件 制订规范性文件 出台规范性文件 制作规范性文件 废止规范性文件
  现行有效规范性文件 规范性文件现行有效 废止 现行有效 作出行政许可决定 作出行政处罚决定 作出行政强制决定 行政事业性收费
`
  .trim()
  .split(/\s+/);

test('a figure is looked at where one of two pairs stands before it: in every name of an indicator there is one', () => {
  for (const { words } of indicators) {
    const isName = (name: string) => {
      words.lastIndex = 0;
      return words.test(name) && words.lastIndex === name.length;
    };
    assert.ok(NAMES.some(isName), `no name here is ${words.source}`);
  }
  const without = NAMES.filter((name) => (pairsOf(name) & (pair.requests | pair.outcome)) === 0);
  assert.deepEqual(without, []);
});
