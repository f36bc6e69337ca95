import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oddDatesIn } from '../../server/src/report/facts/dates.js';
import { wordsOf } from '../../server/src/report/prose/paragraph-cache.js';
import { applied, assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'date-form';
const read = (text: string) =>
  oddDatesIn(wordsOf(text)).map((date) => [date.kind, text.slice(date.start, date.end), ...date.readings].join(' '));

test('lost marks are put back where there is a reading', () => {
  assert.deepEqual(read('至20191231日止'), ['damaged 20191231日 2019年12月31日']);
  assert.deepEqual(read('自201911日起'), ['damaged 201911日 2019年1月1日']);
  assert.deepEqual(read('于2016420日开设'), ['damaged 2016420日 2016年4月20日']);
  assert.deepEqual(read('自20241月1日起'), ['damaged 20241月1日 2024年1月1日']);
  assert.deepEqual(read('自20241月起'), ['damaged 20241月 2024年1月']);
  assert.deepEqual(read('自20231月1日至12月31止'), ['damaged 20231月1日 2023年1月1日', 'damaged 12月31止'.replace('止', ' 12月31日')]);
  assert.deepEqual(read('于2024年1231日'), ['damaged 2024年1231日 2024年12月31日']);
  assert.deepEqual(read('于2023年12日公布'), ['damaged 2023年12日'], 'no reading: 12 may be the day of a lost month');
  assert.deepEqual(read('自2023年11日至2023年12月31日'), ['damaged 2023年11日 2023年1月1日']);
  assert.deepEqual(read('于2024111日'), ['damaged 2024111日 2024年1月11日 2024年11月1日']);
});

test('marks lost in the middle of a sentence', () => {
  assertFinds(RULE, '⟦2023年12月31⟧。');
  assertFinds(RULE, '自2023年1月1日至⟦12月31⟧，自⟦2023年1月1⟧至2023年12月31日，（截至⟦2023年12月31⟧）。');
  assertFinds(RULE, '自⟦2023月1日⟧起，于⟦2023月15日⟧公布，⟦2023年12日31日⟧前，⟦2023年12月31月⟧前，至⟦202312月⟧，于⟦2023年1231日⟧。');
  assertFinds(RULE, '⟦2023⟧政务公开工作由办公室牵头，⟦2023⟧我镇公开信息30条。⟦2023⟧以来，开会3次。');
  assertFinds(RULE, '⟦2023⟧依托县网站更新栏目，⟦2023⟧积极回应关切。⟦2023⟧主动公开信息30条。');
  assert.deepEqual(read('从202111日到1231日止'), ['damaged 202111日 2021年1月1日', 'damaged 1231日 12月31日']);
  assert.deepEqual(read('自2023月1日起至2023年12月31日'), ['damaged 2023月1日 2023年1月1日']);
  assert.deepEqual(read('于2023月15日公布'), ['damaged 2023月15日']);
});

test('the day or the year without its mark, before what was done then', () => {
  assertFinds(RULE, '⟦2023年3月15⟧召开培训会，⟦6月8⟧举办开放日。');
  assertFinds(RULE, '全镇在⟦2023⟧度完成更新。');
  assertSilent(RULE, ['3月15、16日召开培训会，公布2023度电价。']);
});

test('numbers that need no mark', () => {
  assertSilent(RULE, [
    '《公开指南（2023版）》，云政办发〔2023〕12号，热线12345转来，2022-2023两年的旧页面，2023件，2023级，“2023政务公开日”。',
    '2023年3月5、8日，3月1至5日，2023年3月1-5日，2023年12月31件，10月12，11月各一次，公开2023政务公开要点。',
    '2023年度工作会，2023年以来，自2023年7月1日起施行，受理3件，2023余件办结，2023政府信息公开年报、2023政府信息公开工作年度报告已公布。',
  ]);
});

test('days that no calendar knows', () => {
  for (const date of ['2023年2月29日', '2月30日', '4月31日', '13月1日', '2023年13月', '2023年0月5日', '3月32日', '二〇二三年二月三十日'])
    assert.deepEqual(read(`于${date}前`), [`impossible ${date}`]);
  assert.deepEqual(read('2023年月日'), ['unfilled 2023年月日']);
  assert.deepEqual(read('2024年1月日'), ['unfilled 2024年1月日']);
  assert.deepEqual(read('2023年01月05日'), ['padded 2023年01月05日 2023年1月5日']);
});

test('what is no odd date', () => {
  assertSilent(RULE, [
    '2月29日和2020年2月29日有过活动。',
    '发布于2018-01-02，编号〔201948号，电话0954-7810188，访问量20231231次。',
    '2023年1月日均访问320人次，2023年30日内办结，2023年365日值守，2023年100日攻坚。',
    '网址 http://a.gov.cn/202001/t20200120_80576.htm，地址90号，1 月 1 日至 12 月 31 日。',
    '二〇二四年一月二十日，12月底，24小时，第13月台。',
  ]);
});

test('one reading is a safe fix, a doubtful one is not, several are choices', () => {
  const [finding] = assertFinds(RULE, '截至⟦20231231 日⟧，');
  assert.deepEqual(
    finding?.fixes?.map(({ safe }) => safe),
    [true],
  );
  assert.match(finding?.message.zh ?? '', /可能是从网页或 Word 转存时丢的/);
  const [doubtful] = assertFinds(RULE, '于⟦2023 11日⟧，');
  assert.deepEqual(
    doubtful?.fixes?.map(({ safe }) => safe),
    [false],
  );
  const [several] = assertFinds(RULE, '于⟦2023111日⟧，');
  assert.deepEqual(
    several?.fixes?.map(
      ({ safe, edits }) =>
        `${safe} ${applied(
          '',
          edits.map((e) => ({ ...e, at: { start: 0, end: 0 } })),
        )}`,
    ),
    ['false 2023年1月11日', 'false 2023年11月1日'],
  );
  const [padded] = assertFinds(RULE, '于⟦2023年06月08日⟧，');
  assert.equal(padded?.severity, 'hint');
});

test('full-width digits count, pasted page furniture does not', () => {
  assertFinds(RULE, '于⟦２０２３１２３１日⟧，');
  assertSilent(RULE, ['索引号：1\n发布日期：2023年01月05日\n浏览次数：3\n\n一、总体情况\n\n正文。\n']);
});

test('never throws', () => assertSound(RULE, ['2023', '年', '月', '日', '1', '12', '31', '二〇二三', '二月', '三十日', '０', '-']));
