import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import type { FormId } from '../../../server/src/data/types.js';
import { readReport } from '../../../server/src/report/read.js';
import { cleanDraft, type Draft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { declaredReport } from '../../support/reading.js';

interface Said {
  readonly title?: number;
  readonly period?: number | 'none';
  readonly signed?: string | 'none';
  readonly text?: number;
}

/** A clean report of the form, with some of its years changed. */
function draft(id: FormId, { title, period, signed, text }: Said): string {
  const clean = cleanDraft(id);
  const year = String(clean.year);
  const changed: Draft = {
    ...clean,
    title: clean.title.replace(year, String(title ?? year)),
    preamble:
      period === 'none' ? clean.preamble.replace(/所列数据[^。]*。/, '') : clean.preamble.replaceAll(`${year}年`, `${period ?? year}年`),
    sections: clean.sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((p) => (text === undefined ? p : p.replaceAll(`${year}年`, `${text}年`))),
    })),
    date: signed ?? clean.date,
  };
  const written = markdown(changed);
  return signed === 'none' ? written.replace(/none\s*$/, '') : written;
}

function judged(text: string): readonly [FormId, number | undefined, readonly string[]] {
  const report = declaredReport(text);
  const found = check(report).filter(({ severity }) => severity === 'error' || severity === 'warning');
  return [report.form.id, report.year, found.map(({ rule, at }) => `${rule} ${text.slice(at.start, at.end)}`)];
}

test('a title with the wrong year is one finding, at the title; the report is judged by the year of all else', () => {
  for (const title of [2012, 2018, 2019, 2020, 2022, 2024]) {
    assert.deepEqual(judged(draft('2021', { title })), ['2021', 2023, [`report-year ${title}`]], String(title));
    assert.deepEqual(
      judged(draft('2021', { title, signed: 'none' })).slice(0, 2),
      title < 2021 ? ['2021', 2023] : ['2021', title],
      `unsigned ${title}`,
    );
  }
  assert.deepEqual(judged(draft('2019', { title: 2021 })), ['2019', 2020, ['report-year 2021']]);
  assert.deepEqual(judged(draft('2019', { title: 2018 })), ['2019', 2020, ['report-year 2018']]);
  assert.deepEqual(judged(draft('2008', { title: 2019 })), ['2008', 2017, ['report-year 2019']]);
  const [fix] = check(readReport(draft('2021', { title: 2018 }))).flatMap(({ fixes = [] }) => fixes);
  assert.deepEqual([fix?.safe, fix?.edits.map(({ newText }) => newText)], [false, ['2023']]);
});

test('a period or a sign-off that is the odd one out is the finding', () => {
  assert.deepEqual(judged(draft('2021', { period: 2022 })), ['2021', 2023, ['report-year 2022年1月1日']]);
  assert.deepEqual(judged(draft('2021', { period: 2019 })), ['2021', 2023, ['report-year 2019年1月1日']]);
  assert.deepEqual(judged(draft('2021', { signed: '2023年1月20日' })), ['2021', 2023, ['report-year 2023年1月20日']]);
});

test('the title counts where nothing outvotes it', () => {
  assert.deepEqual(judged(draft('2021', { period: 'none', signed: 'none', title: 2022 })).slice(0, 2), ['2021', 2022]);
  assert.deepEqual(judged(draft('2021', { period: 2022, signed: 'none' })).slice(0, 2), ['2021', 2023]);
  assert.deepEqual(judged(draft('2021', { period: 'none', signed: '2026年1月20日' })).slice(0, 2), ['2021', 2023]);
});

test('last year’s title, period and sign-off agree: that is the report’s year, whatever the tables', () => {
  const [form, year, found] = judged(draft('2021', { title: 2020, period: 2020, signed: '2021年1月20日' }));
  assert.deepEqual([form, year], ['2019', 2020]);
  assert.ok(found.some((one) => one.startsWith('table-format')));
});

test('without a year in the title: the period; without one, a sign-off that text or tables bear out', () => {
  const untitled = (text: string) => text.replace('2023年政府信息公开', '政府信息公开');
  assert.equal(declaredReport(untitled(draft('2021', {}))).year, 2023);
  assert.equal(declaredReport(untitled(draft('2021', { period: 'none' }))).year, 2023);
  assert.equal(declaredReport(untitled(draft('2021', { period: 'none', signed: 'none' }))).year, undefined);
  assert.equal(
    declaredReport('云溪县青禾镇人民政府\n政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n\n2024年1月12日\n').year,
    undefined,
  );
});

test('without a title, of a period over two years: the one that the text names', () => {
  const yearOf = (text: string) => declaredReport(`统计期限自2010年1月1日起至2011年12月31日止。\n\n一、概述\n\n${text}\n`).year;
  assert.equal(yearOf('2010年，我局公开信息30条。'), 2010);
  assert.equal(yearOf('2011年，我局公开信息30条。'), 2011);
  assert.equal(yearOf('我局公开信息30条。'), 2011);
});

test('without title, period and sign-off: the year that the text names, where it calls itself the report on that year', () => {
  const bare = draft('2021', { period: 'none', signed: 'none' }).replace(/^.*\n/, '');
  const with2023 = bare.replace(
    '一、总体情况',
    '现公布我镇2023年度政府信息公开工作年度报告。\n\n一、总体情况\n\n2023年，全镇公开有序；2023年，培训两次。',
  );
  assert.equal(declaredReport(bare).year, undefined);
  assert.equal(declaredReport(with2023).year, 2023);
  assert.equal(declaredReport(`${with2023}\n\n2022年政府信息公开工作年度报告见网站。\n`).year, undefined);
});

test('table two of another form stays a table of another form', () => {
  const text = draft('2021', {})
    .replace('本年制发件数 | 本年废止件数 | 现行有效件数', '本年新制作数量 | 本年新公开数量 | 对外公开总数量')
    .replace('| 行政规范性文件 |', '| 规范性文件 |');
  const [form, year, found] = judged(text);
  assert.deepEqual([form, year], ['2021', 2023]);
  assert.ok(!found.some((one) => one.startsWith('report-year')));
});

test('without title, period and sign-off: the year that the text publishes its report on, or the only one that it names', () => {
  const yearOf = (text: string) => declaredReport(text).year;
  const body = '一、总体情况\n\n本年主动公开信息50条。\n';
  assert.equal(yearOf(`现公布县统计局2023年政府信息公开工作年度报告。\n\n${body}`), 2023);
  assert.equal(yearOf(`2023年，我镇按要求公开信息。\n\n${body}2023年共收到申请2件。2024年从严管理。\n`), 2023);
  assert.equal(yearOf(`现公布县统计局2023年政府信息公开工作年度报告，2022年政府信息公开工作年度报告另行更正。\n\n${body}`), undefined);
  assert.equal(yearOf(`2023年，我镇按要求公开信息。2019年建站。\n\n${body}2023年共收到申请2件。\n`), undefined);
  assert.equal(yearOf(`2023年，我镇按要求公开信息。\n\n${body}`), undefined);
});
