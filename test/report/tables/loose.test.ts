import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabCells } from '../../../server/src/report/layout/lines.js';
import { labelApart, looseLine, looseRows } from '../../../server/src/report/tables/loose.js';
import type { FilledTable } from '../../../server/src/report/types.js';
import { writtenCell } from '../../../server/src/report/written-cell.js';
import { findings, marked, titled } from '../../rules/support.js';
import { declaredReport } from '../../support/reading.js';

const shown = (rows: ReturnType<typeof looseRows>) => rows?.map((row) => (row === 'break' ? row : row.cells.map((c) => c.text).join('¦')));
const line = (text: string) => shown(looseLine(writtenCell({ start: 0, end: text.length }, text)));
const running = (text: string) => shown(looseRows(text, { start: 0, end: text.length }));

const lines: readonly [name: string, text: string, rows: readonly string[] | undefined][] = [
  ['a label and figures', '行政强制 4', ['行政强制¦4']],
  ['a numbered label', '7.属于行政执法案卷 0 2 0 0 0 0 2', ['7.属于行政执法案卷¦0¦2¦0¦0¦0¦0¦2']],
  ['a numeral apart from its label', '5. 要求提供的东西 1 0', ['5. 要求提供的东西¦1¦0']],
  ['a label with a remark that holds a digit', '（一）某数（相同的计1条） 条 36', ['（一）某数（相同的计1条） 条¦36']],
  ['two rows', '行政处罚 12 行政强制 3', ['行政处罚¦12', '行政强制¦3']],
  ['nothing but figures', '0 3 0', ['0¦3¦0']],
  ['headers', '商业企业 科研机构 社会公益', ['商业企业¦科研机构¦社会公益']],
  ['figures glued to a label', '（七）总计2000002', ['（七）总计¦2000002']],
  ['figures glued to other words', '共计2000002', undefined],
  ['a page number', '- 12 -', undefined],
  ['a sentence with a label and a figure', '行政处罚 12 件，均已公示。', undefined],
  ['words', '青禾镇 党政办公室', undefined],
  ['a word with a year before figures', '截至2023年底 12', undefined],
];
for (const [name, text, rows] of lines) test(`a line: ${name}`, () => assert.deepEqual(line(text), rows));

test('running text that holds a table', () => {
  const text = '公开信息很多。 信息内容 本年制发件数 规章 0 0 1 行政规范性文件 3 2 5 信息内容 行政许可 14 三、收到的情况';
  assert.deepEqual(running(text), ['信息内容', '本年制发件数', '规章¦0¦0¦1', '行政规范性文件¦3¦2¦5', '信息内容', '行政许可¦14', 'break']);
  assert.equal(running('行政许可 14 件，行政处罚 3 件，行政强制 1 件，均已在网站公布，规章 0 件。'), undefined);
  assert.equal(running('行政许可 14 件 行政处罚 3 件 行政强制 1 件'), undefined);
});

test('a known label takes the first figure out of its cell, where nothing but figures follows', () => {
  const split = (text: string) => labelApart(tabCells(text, 0, text.length)).map(({ at }) => text.slice(at.start, at.end));
  assert.deepEqual(split('行政规范性文件 4\t1\t12'), ['行政规范性文件', '4', '1', '12']);
  assert.deepEqual(split('（五）不予处理\t2.重复申请 0\t0'), ['（五）不予处理', '2.重复申请', '0', '0']);
  assert.deepEqual(split('行政许可136\t\t'), ['行政许可', '136', '', '']);
  for (const text of ['青禾镇 4\t1\t12', '行政许可 4\t备注', '行政许可 第4\t1', '行政许可\t4', '截至 2023\t1'])
    assert.deepEqual(split(text), text.split('\t'));
});

const ROWS = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（七）总计',
  '四、结转下年度继续办理',
];
const tableThree = (figures: readonly string[], gap = '') => {
  const rows = ROWS.map((label, i) => `${label}${gap}${figures[i] ?? ''}`).join(' ');
  return titled(2023, `三、收到和处理政府信息公开申请情况\n\n申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 其他 ${rows}`);
};
const bound = (table: FilledTable | undefined) => table?.rows.map(({ row, state, glued }) => `${row.key} ${glued ? 'glued' : state}`);

test('seven digits for seven columns are one each', () => {
  const [table] = declaredReport(tableThree(['4100005', '1000001', '3100004', '5100006', '0000000'])).tables;
  assert.deepEqual(
    table?.rows.map(({ cells }) => cells.map(({ value }) => value).join('')),
    ['4100005', '1000001', '3100004', '5100006', '0000000'],
  );
});

test('more digits than columns are never taken apart, nor any where blanks may be hidden', () => {
  const [longer] = declaredReport(tableThree(['12100013', '1000001', '3100004', '5100006', '0000000'])).tables;
  assert.deepEqual(bound(longer), ['r1 glued', 'r2 bound', 'r3_1 bound', 'r3_7 bound', 'r4 bound']);
  const [blanks] = declaredReport(tableThree(['1431018', '1000001', '3100004', '510006', '0000000'])).tables;
  assert.ok(blanks?.rows.every(({ state }) => state === 'unclear'));
});

test('three digits may be one figure beside two blanks', () => {
  const body = `二、主动公开政府信息情况\n\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章000\n行政规范性文件219\n行政许可\n8`;
  const [table] = declaredReport(titled(2023, body)).tables;
  assert.deepEqual(bound(table), ['gz bound', 'gfx glued', 'xk bound']);
});

test('however many rows and tables run together, one finding says so', () => {
  const draft = tableThree(['12100013', '1000001', '11100012', '12100013', '1000001']);
  const found = findings('table-row', draft).filter(({ message }) => message.zh.includes('粘连'));
  assert.equal(found.length, 1);
  assert.match(found[0]?.message.zh ?? '', /^表三有 3 行的数字粘连在一起/);
  assert.deepEqual(findings('personal-data', tableThree(['13810000139', '0000000', '13810000139'])), []);
});

test('a row in a line of running text is judged like any other', () => {
  const draft = tableThree(['4 1 0 0 0 0 5', '1 0 0 0 0 0 1', '3 1 0 0 0 0 ⟦5⟧', '5 1 0 0 0 0 6', '0 0 0 0 0 0 0'], ' ');
  const { text, ranges } = marked(draft);
  const found = findings('balance', text).filter(({ at: { start } }) => start === ranges[0]?.start);
  assert.match(found[0]?.message.zh ?? '', /应为 4/);
});
