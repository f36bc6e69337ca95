import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateAt } from '../../../server/src/report/facts/dates.js';
import { findPeriod } from '../../../server/src/report/structure/period.js';
import type { DateFound } from '../../../server/src/report/types.js';

const written = (date: DateFound | undefined) => (date === undefined ? undefined : `${date.year}-${date.month}-${date.day}`);

test('periods as drafts state them', () => {
  const cases: readonly [string, string | undefined, string | undefined][] = [
    ['统计期限自2023年1月1日起至2023年12月31日止。', '2023-1-1', '2023-12-31'],
    ['统计期限自2023年1月1日起至12月31日止。', '2023-1-1', '2023-12-31'],
    ['数据统计期限为 2023 年 1 月 1 日至 2023 年 12 月 31 日。', '2023-1-1', '2023-12-31'],
    ['统计时段：2023年1月1日—2023年12月31日', '2023-1-1', '2023-12-31'],
    ['统计数据的期限从2023年1月1日到2023年11月30日。', '2023-1-1', '2023-11-30'],
    ['统计期限自2023年1月\n1日起至2023年12月31日止。', '2023-1-1', '2023-12-31'],
    ['统 计期限自2023年1月1日起至2023年12月31日止。', '2023-1-1', '2023-12-31'],
    ['统计数\t据的期 限自2023年1月1日起至2023年12月31日止。', '2023-1-1', '2023-12-31'],
    ['统计期限自二〇二三年一月一日起至二〇二三年十二月三十一日止。', '2023-1-1', '2023-12-31'],
    ['统计期限自二〇二三年一月一日至十二月三十一日止。', '2023-1-1', '2023-12-31'],
    ['统计期限自2023年1月1日起。', '2023-1-1', undefined],
    ['统计期限为全年。', undefined, undefined],
    ['统计期限为全年。\n\n统计期限自2022年1月1日起至2022年12月31日止。', '2022-1-1', '2022-12-31'],
  ];
  for (const [text, from, to] of cases) {
    const period = findPeriod(text);
    assert.ok(period !== undefined, text);
    assert.deepEqual([written(period.from), written(period.to)], [from, to], text);
    assert.equal(/^统\s*计/.test(text.slice(period.at.start)), true);
    if (period.to !== undefined) assert.match(text.slice(period.to.at.start, period.to.at.end), /^[\d〇一二三四五六七八九十年月日 ]+日$/);
  }
});

test('a whole year that figures are said to be of, in whatever words', () => {
  const drafts = [
    '统计书记时间段：2023年1月1日起至2023年12月31日止。',
    '本报告数据截取2023年1月1日至12月31日。',
    '报告期为2023年1月1日—2023年12月31日。',
    '数据起止日期：2023-01-01至2023-12-31。',
    '数据时段为2023.1.1—2023.12.31。',
  ];
  for (const text of drafts) {
    const period = findPeriod(text);
    assert.deepEqual([written(period?.from), written(period?.to)], ['2023-1-1', '2023-12-31'], text);
  }
});

test('a period in digits, with the place of each of its ends', () => {
  const text = '统计期限：2022/1/1 至 2023/12/31';
  const period = findPeriod(text);
  assert.deepEqual(
    [period?.from, period?.to].map((date) => date && text.slice(date.at.start, date.at.end)),
    ['2022/1/1', '2023/12/31'],
  );
  assert.equal(period?.damaged, false);
});

test('no period, and a damaged one', () => {
  const without = [
    '2023年1月1日至2023年12月31日公开信息30条。',
    '数据如下。2023年1月1日至12月31日公开信息30条。',
    '数据自2023年1月1日至6月30日。',
    '数据自2023-01-01至2023-06-30。',
  ];
  for (const text of without) assert.equal(findPeriod(text), undefined, text);
  for (const text of ['', '统计表', '本年度统计工作有序。', '传统期限']) assert.equal(findPeriod(text), undefined, text);
  assert.equal(findPeriod('统计期限自20230101日起至20231231日止。')?.damaged, true);
  assert.equal(findPeriod('统计期限自2023年13月1日起。')?.from, undefined);
});

test('dates', () => {
  const dates: readonly [string, string | undefined][] = [
    ['2024年1月12日', '2024-1-12'],
    ['二〇二四年一月三十一日', '2024-1-31'],
    ['2024年十二月二十日', '2024-12-20'],
    ['2024年0月1日', undefined],
    ['2024年2月32日', undefined],
    ['2024年1月', undefined],
    ['1999年1月1日', undefined],
  ];
  for (const [text, date] of dates) assert.equal(written(dateAt(text, 0)), date, text);
  assert.deepEqual(dateAt('于2024年1月12日', 10)?.at, { start: 11, end: 21 });
});

test('what a report covers is its period, whole year or not', () => {
  const covered = (text: string) => {
    const period = findPeriod(text);
    return period && [written(period.from), written(period.to), text.slice(period.at.start, period.at.end)];
  };
  const to = (date: string) => `2023年1月1日至${date}`;
  assert.deepEqual(covered(`涵盖${to('12月20日')}青禾镇政府信息公开工作情况。`), ['2023-1-1', '2023-12-20', to('12月20日')]);
  assert.deepEqual(covered(`内容涵盖青禾镇${to('12月31日')}期间的政府信息公开工作情况。`), ['2023-1-1', '2023-12-31', to('12月31日')]);
  for (const other of [
    `名册涵盖${to('6月30日')}的补贴。`,
    `涵盖各村，${to('6月30日')}入户。公开工作平稳。`,
    `${to('6月30日')}政府信息公开工作平稳。`,
  ])
    assert.equal(covered(other), undefined, other);
});

test('a period whose marks are lost stands there', () => {
  const period = findPeriod('本报告所列数据的期限从202311日至20231231日。');
  assert.deepEqual([period?.damaged, period?.from], [true, undefined]);
  assert.equal(findPeriod('数据的保存期限从12个月至36个月。'), undefined);
});
