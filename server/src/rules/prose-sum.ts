import { type Enumeration, enumerationsIn, type Part, sharedOutIn } from '../report/facts/enumerations.js';
import { figuresOf, isInDigits } from '../report/facts/figures.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { rounded } from '../text/figure.js';
import { say } from '../text/message.js';
import { replacement } from './shared/fixes.js';
import { type Problem, type Related, rule } from './shared/rule.js';

/** A list of 其中 that misses the total by less is taken for a full one. */
const NEAR = 0.03;
/** A bracket or a colon can also open what became of the whole (办结 18 件、满意 18 件), which is no sum at all. */
const FAR = 0.15;

export default rule({
  id: 'prose-sum',
  severity: 'warning',
  title: say('正文分项与合计不符', 'Parts in the text do not add up to the total'),
  why: say(
    '正文写出合计又逐项列数时，各项相加应等于合计；占比相加应为100%。',
    'Where the text gives a total and all its parts, the parts add up to it, and shares to 100%.',
  ),
  source: '各级机关公布的年报；复算',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年共发布政务信息⟦86⟧条，其中通知公告31条、财政信息12条、其他42条。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年共发布政务信息85条，其中通知公告31条、财政信息12条、其他42条。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        在公开内容上，通知公告31条，占62%；财政信息10条，占20%；其他9条，占⟦8⟧%。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        在公开内容上，通知公告31条，占62%；财政信息10条，占20%；其他9条，占18%。
      `,
    },
  ],
  *check(report) {
    for (const passage of figuresOf(report)) {
      for (const enumeration of enumerationsIn(passage)) {
        const problem = misses(report, enumeration);
        if (problem !== undefined) yield problem;
      }
      for (const parts of sharedOutIn(passage)) yield* sharesOff(parts);
    }
  },
});

function misses(report: Report, enumeration: Enumeration): Problem | undefined {
  const { total, parts, closing } = enumeration;
  const sum = rounded(parts.reduce((value, part) => value + part.figure.value, 0));
  if (holds(enumeration, sum)) return undefined;
  const off = Math.abs(sum - total.value);
  if (closing === 'some' && !(enumeration.summed && parts.length >= 3 && off <= NEAR * total.value)) return undefined;
  if (closing === 'all' && (parts.length < 3 || off > FAR * total.value)) return undefined;
  return {
    at: total.at,
    severity: closing === 'some' ? 'info' : 'warning',
    message: say(
      `各项相加为 ${sum} ${total.unit}，与合计 ${total.value} ${total.unit}不符，请核对。`,
      `The parts add up to ${sum}, not to ${total.value}.`,
    ),
    expected: String(sum),
    actual: String(total.value),
    related: parts.map(addend),
    fixes: closing === 'some' || !isInDigits(total) ? [] : replacement(report, total.at, String(sum), false),
  };
}

/** True, or not certainly wrong: the list may run on past its end, or tell of a figure before the total. */
function holds({ total, parts, earlier, later }: Enumeration, sum: number): boolean {
  let prefix = 0;
  for (const [index, part] of parts.entries()) {
    prefix = rounded(prefix + part.figure.value);
    if (index > 0 && prefix === total.value) return true;
  }
  let together = total.value;
  for (const figure of earlier) {
    together = rounded(together + figure.value);
    if (together === sum || figure.value === sum) return true;
  }
  let longer = sum;
  for (const figure of later) {
    longer = rounded(longer + figure.value);
    if (longer === total.value) return true;
  }
  return false;
}

function* sharesOff(parts: readonly Part[]): Iterable<Problem> {
  const shares = parts.flatMap(({ share }) => (share === undefined ? [] : [share]));
  const last = shares.at(-1);
  if (last === undefined || shares.length < 2 || shares.some(({ approximate }) => approximate)) return;
  const sum = rounded(shares.reduce((value, { value: share }) => value + share, 0));
  const tolerance = shares.reduce((value, { step }) => value + step / 2, 0);
  if (Math.abs(sum - 100) <= tolerance + 1e-9) return;
  yield {
    at: last.at,
    severity: 'info',
    message: say(`各项占比相加为 ${sum}%，不是 100%，请核对。`, `The shares add up to ${sum}%, not to 100%.`),
    expected: '100%',
    actual: `${sum}%`,
    related: parts.map(addend),
  };
}

/** A part with its place and its own words. */
function addend({ figure, from, share }: Part): Related {
  const to = share?.to ?? figure.to;
  const words = figure.passage.text.slice(from, to);
  return { at: figure.passage.at(from, to), message: say(words, words) };
}
