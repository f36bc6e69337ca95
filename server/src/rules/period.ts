import type { DateFound, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineEnd } from '../text/lines.js';
import { say } from '../text/message.js';
import { span } from '../text/span.js';
import { gapBetween, reportAnchor } from './shared/anchor.js';
import { replacement } from './shared/fixes.js';
import { type Fix, rule } from './shared/rule.js';

export default rule({
  id: 'period',
  severity: 'warning',
  title: say('统计期限缺失或不是全年', 'Period missing or not the full year'),
  why: say(
    '年报数据按自然年统计，应写明从1月1日到12月31日。',
    'Figures cover the calendar year; the report says so: 1 January to 31 December.',
  ),
  source: '《条例》第五十条；各级机关公布的年报',
  examples: [
    {
      bad: dedent`
        ⟦云溪县青禾镇人民政府2023年政府信息公开工作年度报告⟧

        一、总体情况

        正文。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        统计期限自2023年1月1日起至2023年12月31日止。

        一、总体情况

        正文。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        统计期限自2023年1月1日起至⟦2023年11月30日⟧止。

        一、总体情况

        正文。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        统计期限自2023年1月1日起至12月31日止。

        一、总体情况

        正文。
      `,
    },
  ],
  *check(report) {
    const { period } = report;
    if (period === undefined) {
      yield {
        at: reportAnchor(report),
        lacks: gapBetween(report, undefined, report.sections[0]),
        message: say(
          `没有写明统计期限，应写“统计期限自${report.year ?? '〈年份〉'}年1月1日起至12月31日止”。`,
          `No statistics period is stated; write “统计期限自${report.year ?? '〈年份〉'}年1月1日起至12月31日止”.`,
        ),
        fixes: stated(report),
      };
      return;
    }
    const { from, to, damaged } = period;
    if (damaged) return;
    if (from === undefined) {
      yield {
        at: period.at,
        message: say(
          `统计期限没有写起止日期，应写“自${report.year ?? '〈年份〉'}年1月1日起至12月31日止”。`,
          `The period has no dates; write “自${report.year ?? '〈年份〉'}年1月1日起至12月31日止”.`,
        ),
      };
      return;
    }
    if (from.month !== 1 || from.day !== 1) {
      yield {
        at: from.at,
        message: say('统计期限应从1月1日起。', 'The period begins on 1 January.'),
        expected: '1月1日',
        fixes: day(report, from, '1月1日'),
      };
    }
    if (to === undefined)
      yield { at: period.at, message: say('统计期限没有写截止日期，应到12月31日止。', 'The period has no end; it is 31 December.') };
    else if (to.month !== 12 || to.day !== 31) {
      yield {
        at: to.at,
        message: say(
          '统计期限应到12月31日止，年报数据要覆盖全年。',
          'The period should end on 31 December: the figures cover the whole year.',
        ),
        expected: '12月31日',
        fixes: day(report, to, '12月31日'),
      };
    }
  },
});

/** The sentence, below the title. */
function stated({ title, year, source }: Report): Fix[] {
  if (title === undefined || year === undefined) return [];
  const place = lineEnd(source, title.at.end);
  const words = `本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
  const name = say(`写明统计期限（${year}年1月1日至12月31日）`, `State the period (${year}, 1 January to 31 December)`);
  return [{ title: name, safe: false, edits: [{ at: span(place, place), newText: `\n\n${words}` }] }];
}

/** Month and day alone are replaced. */
function day(report: Report, { at }: DateFound, right: string): Fix[] {
  const written = report.copy.textOf(at);
  const [found] = /\d{1,2}月\d{1,2}日/.exec(written) ?? [];
  if (found === undefined) return [];
  const start = at.start + written.indexOf(found);
  return replacement(report, span(start, start + found.length), right, false);
}
