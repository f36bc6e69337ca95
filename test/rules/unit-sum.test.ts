import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { readReport } from '../../server/src/report/read.js';
import { reportIn } from '../../server/src/report/types.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { sumOf } from '../support/units.js';

type Change = Readonly<Record<string, string>>;

function textOf(issuer: string, change: Change = {}): string {
  const draft = cleanDraft('2021');
  return markdown({
    ...draft,
    issuer,
    title: draft.title.replace(draft.issuer, issuer),
    cells: new Map([...draft.cells, ...Object.entries(change)]),
  });
}

const GREEN = textOf('云溪县青禾镇人民政府');
const WATER = textOf('云溪县水利局');
/** The county with twice the figures of a unit, and what the test wants of it. */
function county(change: Change = {}): string {
  const twice = [...cleanDraft('2021').cells].map(([key, value]) => [key, String(Number(value) * 2)]);
  return textOf('云溪县人民政府', { ...Object.fromEntries(twice), ...change });
}

function said(text: string, units: readonly string[], options: Parameters<typeof sumOf>[1] = {}): string[] {
  const findings = check(readReport(text), { units: sumOf(units, options) });
  return findings.filter(({ rule }) => rule === 'unit-sum').map(({ severity, message }) => `${severity} ${message.zh}`);
}

test('every cell is held against the sum; who adds how much is told', () => {
  assert.deepEqual(said(county(), [GREEN, WATER]), []);
  assert.deepEqual(said(county({ 'xk.done': '271', 'sf.amount': '0.8' }), [GREEN, WATER]), [
    'warning 表二“行政许可·本年处理决定数量”现为 271，2 个单位相加是 272，少 1（云溪县青禾镇人民政府 136，云溪县水利局 136）。',
    'warning 表二“行政事业性收费·本年收费金额（单位：万元）”现为 0.8，2 个单位相加是 0.7，多 0.1（云溪县青禾镇人民政府 0.35，云溪县水利局 0.35）。',
  ]);
});

test('what a unit that is not counted may have is no fault of the county', () => {
  const roster = ['青禾镇', '水利局', '石桥镇'];
  const aside = 'info 各单位之和里没有算进 1 个单位：“石桥镇”没有交；本级的数比各单位之和多的，暂不核对。';
  assert.deepEqual(said(county({ 'xk.done': '300' }), [GREEN, WATER], { roster }), [aside]);
  assert.deepEqual(said(county({ 'xk.done': '271' }), [GREEN, WATER], { roster }), [
    aside,
    'warning 表二“行政许可·本年处理决定数量”现为 271，2 个单位相加至少是 272，少 1（青禾镇 136，水利局 136）。',
  ]);
  const blank = textOf('云溪县水利局', { 'xk.done': '' });
  assert.deepEqual(said(county({ 'xk.done': '140' }), [GREEN, blank]), [], 'a blank may be anything');
  assert.equal(said(county({ 'xk.done': '135' }), [GREEN, blank]).length, 1);
});

test('units of another year, or none, say nothing', () => {
  assert.deepEqual(said(county({ 'xk.done': '1' }), [GREEN, WATER], { year: 2022 }), []);
  assert.deepEqual(said(county({ 'xk.done': '1' }), []), []);
});

test('the hover of a cell shows who contributes, largest first', () => {
  const text = county({ 'xk.done': '300' });
  const report = reportIn(readReport(text));
  const units = sumOf([GREEN, textOf('云溪县水利局', { 'xk.done': '140' })], { roster: ['青禾镇', '水利局', '石桥镇'] });
  const at = text.indexOf('| 300') + 3;
  const shown = hoverAt({ report, units, findings: [] }, [], at)?.markdown;
  assert.match(shown?.zh ?? '', /\n- — 2 个单位之和 276\n {2}- 水利局 140\n {2}- 青禾镇 136\n {2}- 没有计入：石桥镇$/m);
  assert.match(shown?.en ?? '', /— sum of 2 units: 276\n/);
  const right = hoverAt(
    { report: reportIn(readReport(county())), units: sumOf([GREEN, WATER]), findings: [] },
    [],
    county().indexOf('| 272') + 3,
  );
  assert.match(right?.markdown.zh ?? '', /✓ 2 个单位之和 272/);
  assert.doesNotMatch(hoverAt({ report, findings: [] }, [], at)?.markdown.zh ?? '', /单位/);
});
