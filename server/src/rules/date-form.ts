import { type OddDate, oddDatesIn } from '../report/facts/dates.js';
import { passagesWith } from '../report/prose/prose.js';
import { pastedOf } from '../report/structure/pasted.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { contains, type Span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'date-form',
  severity: 'error',
  title: say('日期残缺或不存在', 'Damaged or impossible date'),
  why: say(
    '日期要年、月、日齐全，且确有这一天；月、日前面不加0（写1月，不写01月）。',
    'A date has year, month and day, exists, and has no zero before month or day.',
  ),
  source: 'GB/T 9704—2012 7.3.5.4；GB/T 15835—2011',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        所列数据的统计期限自2023年1月1日起至⟦20231231日⟧止。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        所列数据的统计期限自2023年1月1日起至2023年12月31日止。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        ⟦2月30日⟧前，乡便民服务中心更新办事指南；⟦2023年06月08日⟧举办政府开放日。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2月28日前，乡便民服务中心更新办事指南；2023年6月8日举办政府开放日。
      `,
    },
  ],
  *check(report) {
    for (const passage of passagesWith(report, (words) => oddDatesIn(words).length > 0)) {
      for (const date of oddDatesIn(passage)) {
        const at = passage.at(date.start, date.end);
        if (!pastedOf(report).some((block) => contains(block.at, at.start)))
          yield problem(report, at, date, passage.text.slice(date.start, date.end));
      }
    }
  },
});

function problem(report: Report, at: Span, { kind, readings }: OddDate, written: string): Problem {
  const [first = ''] = readings;
  const fixes = (safe: boolean) => readings.flatMap((reading) => replacement(report, at, reading, safe));
  switch (kind) {
    case 'damaged': {
      const either = readings.join('或');
      if (readings.length === 0)
        return {
          at,
          message: say(
            `“${written}”的年、月、日不全，可能是导出时丢失，请补全。`,
            `“${written}” lacks 年, 月 or 日, probably lost in export; fill it in.`,
          ),
        };
      return {
        at,
        message: say(
          `“${written}”的年、月、日不全，可能是从网页或 Word 转存时丢的，应为${either}。`,
          `“${written}” lacks 年, 月 or 日, perhaps lost when saved from a page or Word; it should be ${readings.join(' or ')}.`,
        ),
        fixes: fixes(readings.length === 1 && certain(written)),
      };
    }
    case 'impossible':
      return { at, message: say(`没有“${written}”这一天，请核对。`, `There is no such day as “${written}”.`) };
    case 'unfilled':
      return { at, message: say(`日期“${written}”没有填写完整。`, `The date “${written}” is not filled in.`) };
    case 'padded':
      return {
        at,
        severity: 'hint',
        message: say(`月、日前面不加 0，“${written}”应写“${first}”。`, `No 0 before month or day: “${written}” should be “${first}”.`),
        fixes: fixes(true),
      };
  }
}

/** 201911日 may also be a day whose month is lost altogether; three digits or more leave no such doubt. */
function certain(written: string): boolean {
  if (/^\d{4}月/.test(written)) return false;
  return (/\d{3,4}日$/.test(written) && written.replace(/\D/g, '').length >= 7) || /月/.test(written);
}
