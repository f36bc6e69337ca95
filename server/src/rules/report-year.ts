import type { Report } from '../report/types.js';
import { say } from '../text/message.js';
import { type Problem, rule } from './rule.js';

export default rule({
  id: 'report-year',
  severity: 'error',
  title: say('年份前后不一致', 'Years disagree'),
  why: say(
    '题目、统计期限和落款的年份必须一致，不一致多半是沿用上年文稿没有改。',
    'Title, period and sign-off must agree; a difference usually comes from last year’s file.',
  ),
  source: '《条例》第四十九条、第五十条',
  examples: [
    {
      bad: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n本报告统计期限为⟦2022年1月1日⟧至2022年12月31日。\n\n一、总体情况\n\n正文。\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n本报告统计期限为2023年1月1日至2023年12月31日。\n\n一、总体情况\n\n正文。\n',
    },
    {
      bad: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n\n未收取信息处理费。\n\n云溪县青禾镇人民政府\n\n⟦2023年1月12日⟧\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n\n未收取信息处理费。\n\n云溪县青禾镇人民政府\n\n2024年1月12日\n',
    },
  ],
  *check(report) {
    yield* period(report);
    yield* signOff(report);
  },
});

function* period({ title, period: stated }: Report): Iterable<Problem> {
  const { from, to } = stated ?? {};
  if (from === undefined) return;
  if (to !== undefined && from.year !== to.year) {
    const odd = title?.year === from.year ? to : from;
    yield {
      at: odd.at,
      message: say(
        `统计期限的起止年份不同：${from.year}年和${to.year}年，应在同一年内。`,
        `The period runs from ${from.year} to ${to.year}; both ends belong to one year.`,
      ),
    };
  } else if (title?.year !== undefined && title.year !== from.year) {
    yield {
      at: from.at,
      message: say(`题目是${title.year}年的报告，统计期限却写${from.year}年。`, `The title says ${title.year}, the period ${from.year}.`),
      expected: String(title.year),
      actual: String(from.year),
      related: title.yearAt === undefined ? [] : [{ at: title.yearAt, message: say('题目中的年份', 'the year in the title') }],
    };
  }
}

/** A report on a year cannot be signed before that year's end. */
function* signOff({ year, signOff: signed }: Report): Iterable<Problem> {
  const date = signed?.date;
  if (year === undefined || date === undefined || date.year > year || (date.year === year && date.month === 12)) return;
  yield {
    at: date.at,
    message: say(
      `落款日期早于${year}年的统计期末，${year}年的报告应在${year + 1}年落款。`,
      `Signed before the end of ${year}; a report on ${year} is signed in ${year + 1}.`,
    ),
    expected: String(year + 1),
    actual: String(date.year),
  };
}
