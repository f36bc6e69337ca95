import { type StatedItems, statedItemsOf } from '../report/facts/stated-items.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'prose-list',
  severity: 'info',
  title: say('说的条数与列出的不符', 'Another number of items than announced'),
  why: say(
    '先说有几个问题、几项工作，再用“一是”“二是”逐条写的，条数应与前面说的一致。',
    'Where the text announces a number of items and lists them, as many follow as it says.',
  ),
  source: '各级机关公布的年报；逐条数',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        主要有⟦三个问题⟧：一是更新偏慢；二是解读偏少。已逐项改进。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        主要有两个问题：一是更新偏慢；二是解读偏少。已逐项改进。
      `,
    },
  ],
  *check(report) {
    for (const items of statedItemsOf(report)) yield miscounted(report, items);
  },
});

function miscounted(report: Report, { at, text, numeralAt, stated, counted, inDigits }: StatedItems): Problem {
  const right = inDigits ? String(counted) : counted === 2 ? '两' : chineseNumeral(counted);
  const last = `${chineseNumeral(counted)}是`;
  const by = Math.abs(stated - counted);
  return {
    at,
    message: say(
      `这里说“${text}”，后面写到“${last}”，是 ${counted} 条；请核对是数写错了，还是${stated > counted ? '漏了' : '多了'} ${by} 条。`,
      `It says “${text}”; the list goes up to “${last}”, ${counted} items. Either the number is wrong, or ${by} ${stated > counted ? 'missing' : 'too many'}.`,
    ),
    expected: right,
    actual: text,
    fixes: replacement(report, numeralAt, right, false),
  };
}
