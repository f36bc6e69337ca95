import { type Deadline, statuteForYear } from '../data/law.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { rule } from './shared/rule.js';

/** Later than this the date is hardly that of the report. */
const YEARS_LATE = 2;
/** 县级以上人民政府 themselves, and bodies that publish for them. */
const GOVERNMENT = /(?:省|自治区|市|县|区|州|盟|旗)(?:人民政府)?$/;
const TOWNSHIP_OR_DEPARTMENT = /(?:[乡镇](?:人民政府)?|街道(?:办事处)?|局|厅|委员会|委|署)$/;
/** A committee that governs a zone is a government in all but name. */
const ZONE = /管理委员会$|管委会$/;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export default rule({
  id: 'deadline',
  severity: 'info',
  title: say('落款晚于公布期限', 'Signed after the deadline'),
  why: say(
    '部门（乡镇、街道照此办理）应在次年1月31日前公布年报，县级以上地方人民政府应在3月31日前公布。',
    'Departments (and townships like them) publish by 31 January, local governments by 31 March of the next year.',
  ),
  source: '《条例》第四十九条；2008年施行的《条例》第三十一条',
  withoutFix: 'the date is what it is',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县青禾镇人民政府

        ⟦2024年2月20日⟧
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县青禾镇人民政府

        2024年1月20日
      `,
    },
    {
      bad: dedent`
        云溪县人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县人民政府

        ⟦2024年4月2日⟧
      `,
      good: dedent`
        云溪县人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县人民政府

        2024年3月29日
      `,
    },
  ],
  *check(report) {
    const date = report.signOff?.date;
    const year = report.title?.year === undefined ? undefined : report.year;
    if (date === undefined || year === undefined || date.year > year + YEARS_LATE || date.year <= year) return;
    const { month, day, article } = deadlineFor(report, year);
    if (date.year === year + 1 && (date.month < month || (date.month === month && date.day <= day))) return;
    const last = `${year + 1}年${month}月${day}日`;
    yield {
      at: date.at,
      message: say(
        `落款日期晚于《条例》第${chineseNumeral(article)}条规定的公布期限（${last}）。`,
        `Signed after the deadline that Article ${article} sets, ${day} ${MONTHS[month - 1]} ${year + 1}.`,
      ),
      expected: `${last}前`,
      actual: `${date.year}年${date.month}月${date.day}日`,
    };
  },
});

/** Of the version that the report goes by; the later one where the body's kind is not certain. */
function deadlineFor({ issuer, signOff }: Report, year: number): Deadline {
  const names = [issuer, signOff?.issuer].filter((name) => name !== undefined);
  const isDepartment = names.some((name) => TOWNSHIP_OR_DEPARTMENT.test(name));
  const bodies = isDepartment && !names.some((name) => ZONE.test(name) || GOVERNMENT.test(name)) ? 'department' : 'government';
  const { id, deadlines } = statuteForYear(year);
  const deadline = deadlines.find((one) => one.bodies === bodies);
  if (deadline === undefined) throw new RangeError(`no deadline for a ${bodies} in the version of ${id}`);
  return deadline;
}
