import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormId } from '../../server/src/data/types.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { htmlPage } from '../support/notations/markup.js';
import { markdown } from '../support/notations/pipes.js';
import { lines, tsv } from '../support/notations/plain.js';
import { findings } from './support.js';

/** A clean draft of another year, with some of its figures changed. */
function draft(id: FormId, year: number, cells: Readonly<Record<string, string>> = {}, issuer?: string): Draft {
  const clean = cleanDraft(id);
  const name = issuer ?? clean.issuer;
  return {
    ...clean,
    year,
    issuer: name,
    title: `${name}${year}年政府信息公开工作年度报告`,
    preamble: clean.preamble.replaceAll(`${clean.year}年`, `${year}年`),
    cells: new Map([...clean.cells, ...Object.entries(cells)]),
    date: `${year + 1}年1月20日`,
  };
}

const columns = ['np', 'biz', 'sci', 'pub', 'law', 'oth', 'tot'];
/** What this year starts with is what last year left. */
const started = Object.fromEntries(columns.map((column) => [`r2.${column}`, cleanDraft('2021').cells.get(`r4.${column}`) ?? '']));
const inForce = Object.fromEntries(
  ['gz', 'gfx'].map((row) => {
    const cell = (key: string) => Number(cleanDraft('2021').cells.get(`${row}.${key}`));
    return [`${row}.valid`, String(cell('valid') + cell('made') - cell('repealed'))];
  }),
);
const told = (text: string, previous: string) =>
  findings('carry-over', text, { previous }).map(
    ({ at, severity, expected, equation }) => `${equation} ${severity} ${text.slice(at.start, at.end)} → ${expected}`,
  );

for (const [name, render] of Object.entries({ markdown, tsv, lines, htmlPage })) {
  test(`what last year left is what this year starts with: ${name}`, () => {
    const previous = render(draft('2021', 2022));
    assert.deepEqual(told(markdown(draft('2021', 2023, { ...started, ...inForce })), previous), []);
    const wrong = { ...started, ...inForce, 'r2.np': '77', 'r2.tot': '79', 'gfx.valid': '40' };
    const [np, tot] = [started['r2.np'], started['r2.tot']];
    assert.deepEqual(told(render(draft('2021', 2023, wrong)), previous), [
      `T2-VALID warning 40 → ${inForce['gfx.valid']}`,
      `T3-CARRY error 77 → ${np}`,
      `T3-CARRY error 79 → ${tot}`,
    ]);
  });
}

test('across a change of the form only what corresponds is compared', () => {
  const previous = markdown(draft('2019', 2020));
  const same = Object.fromEntries(columns.map((column) => [`r2.${column}`, cleanDraft('2019').cells.get(`r4.${column}`) ?? '']));
  assert.deepEqual(told(markdown(draft('2021', 2021, same)), previous), []);
  assert.deepEqual(told(markdown(draft('2021', 2021, { ...same, 'r2.sci': '6' })), previous), [`T3-CARRY error 6 → ${same['r2.sci']}`]);
});

test('the form of 2019 counts its items on from the year before', () => {
  const row = (key: string) => Number(cleanDraft('2019').cells.get(key));
  const fitting = Object.fromEntries(
    ['xk', 'qt', 'cf', 'qz', 'sf'].map((key) => [`${key}.prev`, String(row(`${key}.prev`) + row(`${key}.delta`))]),
  );
  const same = Object.fromEntries(columns.map((column) => [`r2.${column}`, cleanDraft('2019').cells.get(`r4.${column}`) ?? '']));
  const previous = tsv(draft('2019', 2019));
  assert.deepEqual(told(tsv(draft('2019', 2020, { ...fitting, ...same })), previous), []);
  assert.deepEqual(told(tsv(draft('2019', 2020, { ...fitting, ...same, 'cf.prev': '900' })), previous), [
    `T2-PREV warning 900 → ${fitting['cf.prev']}`,
  ]);
});

test('the report of another year, of another body, or none at all says nothing', () => {
  const text = markdown(draft('2021', 2023, { 'r2.np': '77' }));
  assert.ok(told(text, markdown(draft('2021', 2022))).length > 0);
  assert.deepEqual(told(text, markdown(draft('2021', 2021))), []);
  assert.deepEqual(told(text, markdown(draft('2021', 2022, {}, '云溪县水务局'))), []);
  assert.deepEqual(told(text, '云溪县青禾镇2022年工作总结\n\n一年来成绩不少。\n'), []);
  assert.deepEqual(findings('carry-over', text), []);
});

test('a figure that last year’s report does not hold for certain is not asked for', () => {
  const text = markdown(draft('2021', 2023, { ...inForce, 'r2.np': '77' }));
  assert.deepEqual(
    told(text, markdown(draft('2021', 2022, { 'r4.np': '/' }))).filter((finding) => finding.includes('77')),
    [],
  );
});

test('a figure that does not add up in last year’s own table is not held against this year’s', () => {
  const last = draft('2021', 2022, { 'r4.np': '9' });
  const text = markdown(draft('2021', 2023, { ...started, ...inForce }));
  assert.deepEqual(told(text, markdown(last)), [`T3-CARRY info ${started['r2.np']} → undefined`]);
  const [finding] = findings('carry-over', text, { previous: markdown(last) });
  assert.match(finding?.message.zh ?? '', /照上年年报的“结转下年度继续办理·自然人”推算是 9；但上年年报那几个数自己就不平/);
  assert.deepEqual([finding?.fixes, finding?.expected], [undefined, undefined]);
  // The other columns add up: a figure of theirs that is wrong this year is said as ever.
  const wrong = markdown(draft('2021', 2023, { ...started, ...inForce, 'r2.pub': '50' }));
  assert.ok(told(wrong, markdown(last)).includes(`T3-CARRY error 50 → ${started['r2.pub']}`));
});

test('what comes from the form before is compared only where both forms have it', () => {
  const items = ['xk', 'qt', 'cf', 'qz', 'sf'].flatMap((row) => [`${row}.prev`, `${row}.delta`]);
  const previous = markdown(draft('2019', 2020, Object.fromEntries(items.map((key) => [key, '7']))));
  const same = Object.fromEntries(columns.map((column) => [`r2.${column}`, cleanDraft('2019').cells.get(`r4.${column}`) ?? '']));
  // 现行有效件数 begins with the form of 2021: no figure of 2020 says what it was.
  assert.deepEqual(told(markdown(draft('2021', 2021, { ...same, 'gz.valid': '41', 'gfx.valid': '42' })), previous), []);
});

for (const [last, name, isSame] of [
  ['云溪县青禾街道办事处', '云溪县青禾镇人民政府', true],
  ['青禾乡人民政府', '云溪县青禾镇人民政府', true],
  ['云溪县人民政府青禾街道办事处', '云溪县青禾街道', true],
  ['白石县青禾街道办事处', '云溪县青禾镇人民政府', false],
  ['云溪县白石街道办事处', '云溪县青禾镇人民政府', false],
  ['云溪县水务局', '云溪县水利局', false],
  ['西城区人民政府', '城区人民政府', false],
] as const) {
  test(`last year's ${last}, this year's ${name}: ${isSame ? 'the same' : 'another'}`, () => {
    const text = markdown(draft('2021', 2023, { ...inForce, ...started, 'r2.np': '77' }, name));
    assert.equal(told(text, markdown(draft('2021', 2022, {}, last))).length > 0, isSame);
  });
}
