import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableAt } from '../../../client/pipe-table.js';
import { check } from '../../../server/src/check/check.js';
import { formatTables } from '../../../server/src/features/tables/format.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { displayWidth } from '../../../server/src/text/width.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { markdown } from '../../support/notations/pipes.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

/** Language `gouji`: the document is a report, whatever is in it. */
const read = (source: string) => reportOf(source, { isReport: true });

function formatted(source: string): string {
  return applyEdits(source, formatTables(read(source)));
}

const lines = (...all: string[]) => all.join('\n');

test('columns stand by display width: Chinese and ambiguous characters take two', () => {
  assert.equal(
    formatted(lines('|事项|件数|', '|-|--|', '|行政许可|12|', '|“𠮷”家…|3|')),
    lines('| 事项       | 件数 |', '| ---------- | ---- |', '| 行政许可   | 12   |', '| “𠮷”家… | 3    |'),
  );
});

test('the ruler says at which side a column stands, and keeps its colons', () => {
  assert.equal(
    formatted(lines('| 事项 | 件数 | 次 |', '| :-- | --: | :-: |', '| 许可决定 | 7 | 1 |', '| 处罚 | 128000 |  |')),
    lines('| 事项     |   件数 | 次  |', '| :------- | -----: | :-: |', '| 许可决定 |      7 |  1  |', '| 处罚     | 128000 |     |'),
  );
});

test('rows in which markup begins are left as they are: how far it goes may depend on their length', () => {
  const source = lines('| 规章 | 1 |', '| 甲 | 2 | <table><tr><td>规章</td>', '| 长长长长 | 1 |', '</table>');
  assert.equal(formatted(source), source);
});

test('escaped pipes, blank labels, U+3000, indents and comments stay', () => {
  const source = lines(
    '  | 甲\\|乙 |  | 1 | <!-- gouji-disable-line balance 理由 | 说明 -->',
    '  | --- | --- | --- |',
    '  |  | 　丙 | 22 <!-- gouji-disable-line cell-value 已核 --> |',
  );
  assert.deepEqual(formatted(source).split('\n'), [
    '  | 甲\\|乙 |      | 1                                              | <!-- gouji-disable-line balance 理由 | 说明 -->',
    '  | ------ | ---- | ---------------------------------------------- |',
    '  |        | 　丙 | 22 <!-- gouji-disable-line cell-value 已核 --> |',
  ]);
});

test('a cell that is still being written is not closed', () => {
  assert.equal(
    formatted(lines('| a | b |', '| --- | --- |', '|长的标签|12')),
    lines('| a        | b   |', '| -------- | --- |', '| 长的标签 | 12'),
  );
});

test('edits touch padding and rulers only', () => {
  const source = lines('| 事项 | 数 |', '| --- | --- |', '| 许可 | 7 |', '| 行政处罚 | 8 |');
  for (const { at, newText } of formatTables(read(source))) {
    assert.match(source.slice(at.start, at.end), /^[ -]*$/);
    assert.match(newText, /^[ -]*$/);
  }
});

test('only tables, only those that begin with a border', () => {
  const prose = lines('#   题 ', '', 'a | b | c', '字   字', '```', '|a|b|', '```', '');
  assert.deepEqual(formatTables(read(prose)), []);
  assert.deepEqual(formatTables(read('<table><tr><td>| a</td><td>b |</td></tr></table>')), []);
});

test('only the tables that the range touches', () => {
  const source = lines('|a|长|', '|--|--|', '', '|b|长|', '|--|--|');
  const second = source.lastIndexOf('|b');
  for (const { at } of formatTables(read(source), { start: second, end: second })) assert.ok(at.start >= second);
  assert.ok(formatTables(read(source), { start: second, end: second }).length > 0);
});

test('every form in every notation: aligned once and for all, the same figures and findings', () => {
  const aligned: string[] = [];
  for (const form of FORM_IDS) {
    for (const { name, extension, render } of notations) {
      const source = render(cleanDraft(form));
      const html = extension === 'html';
      const before = reportOf(source, { html });
      const text = applyEdits(source, formatTables(before));
      if (text === source) continue;
      aligned.push(name);
      const after = reportOf(text, { html });
      assert.deepEqual(formatTables(after), [], `${form} ${name}: aligned a second time`);
      assert.deepEqual(figuresOf(after), figuresOf(before), `${form} ${name}`);
      if (name === 'markdown') assert.deepEqual(check(after), [], `${form} ${name}`);
      assert.equal(text.replace(/[ -]/g, ''), source.replace(/[ -]/g, ''), `${form} ${name}`);
    }
  }
  assert.deepEqual([...new Set(aligned)].sort(), ['crlf', 'markdown', 'pipes-bare', 'pipes-extra', 'pipes-ruled']);
});

test('an official table fits a screen: all its figures stand below each other, a long label takes the room of the blanks beside it', () => {
  const source = formatted(notations[0]?.render(cleanDraft('2021')) ?? '');
  const report = reportOf(source);
  const table = report.tables.find((t) => t.table.id === 't3');
  assert.ok(table);
  const rows = source
    .slice(table.at.start - 2, table.at.end)
    .split('\n')
    .slice(0, -1);
  const figures = rows.filter((row) => /\| \d+ +\|$/.test(row));
  assert.equal(figures.length, 24);
  assert.ok(figures.some((row) => displayWidth(row.split('|')[3]?.trim() ?? '') > 60));
  assert.equal(new Set(figures.map((row) => borders(row).slice(3).join())).size, 1, figures.join('\n'));
  // 1280 pixels of an editor at its default size, beside its margins.
  assert.ok(
    rows.every((row) => displayWidth(row) <= 126),
    `${Math.max(...rows.map(displayWidth))} columns`,
  );
});

test('in a wide table, labels that no screen has room for run on over their figures and move no other row', () => {
  const short = `| ${'项目'.repeat(7)} | ${'内容'.repeat(7)} | 1 | 2 |`;
  const row = `|  | ${'长'.repeat(60)} | 1 | 2 |`;
  const [first = '', , second = '', third = ''] = formatted(
    lines(short, '| --- | --- | --- | --- |', row, `|  | ${'长'.repeat(40)} | 3 | 4 |`),
  ).split('\n');
  assert.deepEqual(borders(first).slice(2), borders(third).slice(2));
  assert.ok(displayWidth(second) > displayWidth(first));
  assert.equal(second.replaceAll(' ', ''), row.replaceAll(' ', ''));
});

function figuresOf(report: ReturnType<typeof reportOf>): string[] {
  return report.tables.flatMap((table) => [...table.cells].map(([key, cell]) => `${table.table.id} ${key} ${cell.text}`));
}

function borders(row: string): number[] {
  return [...row.matchAll(/\|/g)].map(({ index }) => displayWidth(row.slice(0, index)));
}

/** Neither aligned nor walked through by the keys, which know the text alone. */
function assertLeftAlone(source: string): void {
  assert.equal(formatted(source), source);
  assert.ok(source.includes('|长'));
  assert.equal(hasTable(source), false, source);
}

function hasTable(source: string): boolean {
  const all = source.split(/\r?\n/);
  const line = all.findIndex((text) => text.includes('|长'));
  return tableAt({ count: all.length, text: (number) => all[number] ?? '' }, line) !== undefined;
}

const TABLE = ['|长的标签|b|', '|--|--|', '|1|2|'];
const indented = (by: string) => TABLE.map((line) => by + line);

test('a table in a code block is left alone: fenced, or four columns deep behind a blank line', () => {
  for (const fence of ['```', '~~~~', '```text'])
    assertLeftAlone(lines('正文。', '', fence, ...TABLE, fence.replace('text', ''), '', '正文。'));
  assertLeftAlone(lines('```', ...TABLE));
  for (const by of ['    ', '\t', '      ', ' \t']) {
    assertLeftAlone(lines('正文。', '', ...indented(by), '', '正文。'));
    assertLeftAlone(lines(...indented(by)));
    assertLeftAlone(lines('## 一、总体情况', ...indented(by)));
    assertLeftAlone(lines('正文。', '', ...indented(by)).replaceAll('\n', '\r\n'));
  }
  assertLeftAlone(lines('- 一项', '', ...indented('      '), ''));
  assertLeftAlone(lines('- 一项', '', '正文。', '', ...indented('    ')));
  assertLeftAlone(lines('```', '- 不是列表', '```', '', ...indented('    ')));
  assertLeftAlone(lines('    代码', ...indented('    ')));
});

test('a table that only stands deep is no code: in a list item, below a line of text, less than four columns in', () => {
  for (const [before, by] of [
    [['1. 一项', ''], '    '],
    [['- 一项', ''], '    '],
    [['- 一项', '  - 又一项', '', '    正文。', ''], '      '],
    [['- 一项', '', '  正文。', ''], '    '],
    [['10) 一项', '', '    正文。', ''], '\t'],
    [['正文。'], '    '],
    [['正文。', ''], '   '],
  ] as const) {
    const source = lines(...before, ...indented(by));
    assert.equal(formatted(source), lines(...before, `${by}| 长的标签 | b   |`, `${by}| -------- | --- |`, `${by}| 1        | 2   |`));
    assert.equal(hasTable(source), true, source);
  }
});

test('a standard table in a code block: its figures are read, its layout is the author’s', () => {
  const text = markdown(cleanDraft('2021'));
  const deep = text.replace(/^\|/gm, '    |');
  assert.equal(formatted(deep), deep);
  assert.deepEqual(
    reportOf(deep).tables.map(({ cells }) => cells.size),
    reportOf(text).tables.map(({ cells }) => cells.size),
  );
});
