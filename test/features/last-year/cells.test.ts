import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../../server/src/features/hover/hover.js';
import { besideLastYear } from '../../../server/src/features/last-year/cells.js';
import { rules } from '../../../server/src/rules/index.js';
import { cleanDraft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { cellOf, read } from '../support.js';

/** A clean draft of this form on the year, with some other figures. */
function report(id: '2019' | '2021', year: number, cells: Readonly<Record<string, string>> = {}) {
  const clean = cleanDraft(id);
  const of = (text: string) => text.replaceAll(String(clean.year), String(year));
  return read(
    markdown({
      ...clean,
      year,
      title: of(clean.title),
      preamble: of(clean.preamble),
      cells: new Map([...clean.cells, ...Object.entries(cells)]),
    }),
  );
}

function told(this_: ReturnType<typeof report>, last: ReturnType<typeof report>, key: string, language: 'zh' | 'en' = 'zh'): string[] {
  const shown = hoverAt({ report: this_, previous: last, findings: [] }, rules, cellOf(this_, key).at.start);
  return shown?.markdown[language].split(/\n+/).slice(1) ?? [];
}

const last = report('2021', 2022, { 'r1.np': '24' });

test('a cell says what it was last year, in either language, and nothing where nothing is certain', () => {
  assert.equal(told(report('2021', 2023), last, 'r1.np')[0], '**21** 件（上年 24）');
  assert.equal(told(report('2021', 2023), last, 'r1.np', 'en')[0], '**21** 件 (last year 24)');
  assert.equal(told(report('2021', 2023), report('2021', 2022, { 'r1.np': '/' }), 'r1.np')[0], '**21** 件');
  assert.equal(told(report('2021', 2023, { 'r1.np': '' }), last, 'r1.np')[0], '空白（上年 24）');
});

test('where the form says so: what last year’s report left for this one, with both figures', () => {
  const statement = '上年结转＝上年年报的结转下年度继续办理';
  const line = (this_: ReturnType<typeof report>, before = last) => told(this_, before, 'r2.np').filter((text) => text.includes(statement));
  const left = cellOf(last, 'r4.np').value;
  assert.deepEqual(line(report('2021', 2023, { 'r2.np': `${left}` })), [`- ✓ ${statement}：${left} ＝ ${left}`]);
  assert.deepEqual(line(report('2021', 2023, { 'r2.np': '77' })), [`- ✗ ${statement}：77 ≠ ${left}`]);
  assert.deepEqual(line(report('2021', 2023, { 'r2.np': '' })), [`- — ${statement}：${left}`]);
  assert.deepEqual(line(report('2021', 2023, { 'r2.np': '77' }), report('2021', 2022, { 'r4.np': '9' })), [
    `- ✗ ${statement}：77 ≠ 9（上年年报这个数自己不平，请先核对上年年报）`,
  ]);
});

test('a relation with figures of this year is told at each of them', () => {
  const before = report('2021', 2022, { 'gfx.valid': '9' });
  const this_ = report('2021', 2023, { 'gfx.made': '2', 'gfx.repealed': '1', 'gfx.valid': '8' });
  for (const key of ['gfx.made', 'gfx.repealed', 'gfx.valid'])
    assert.ok(told(this_, before, key).includes('- ✗ 现行有效件数＝上年现行有效＋本年制发－本年废止：8 ≠ 9 ＋ 2 － 1 ＝ 10'), key);
});

test('from one form to the next only what is on record as the same', () => {
  const before = report('2019', 2020, { 'r1.np': '15', 'r3_6.np': '5', 'xk.done': '130', 'gz.total': '7' });
  const this_ = report('2021', 2021);
  assert.match(told(this_, before, 'r1.np')[0] ?? '', /（上年 15）$/);
  assert.match(told(this_, before, 'xk.done')[0] ?? '', /（上年 130）$/);
  for (const key of ['r3_6_3.np', 'gz.valid', 'gfx.valid']) assert.doesNotMatch(told(this_, before, key)[0] ?? '', /上年/, key);
});

test('the figures beside last year’s, in order; what is 0 in both years is left out', () => {
  const this_ = report('2021', 2023);
  const shown = besideLastYear(this_, last);
  assert.deepEqual(
    shown.map(({ cell }) => cell.at.start),
    shown.map(({ cell }) => cell.at.start).sort((a, b) => a - b),
  );
  const hint = shown.find(({ cell }) => cell.key === 'r1.np');
  assert.deepEqual([hint?.words.zh, hint?.detail.zh], ['上年 24', '2022年年报：一、本年新收政府信息公开申请数量·自然人 24']);
  assert.equal(
    shown.find(({ cell }) => cell.value === 0 && last.tables.some(({ cells }) => cells.get(cell.key)?.value === 0)),
    undefined,
  );
  assert.deepEqual(
    besideLastYear(this_, report('2021', 2022, { 'r1.np': '/' })).filter(({ cell }) => cell.key === 'r1.np'),
    [],
  );
});
