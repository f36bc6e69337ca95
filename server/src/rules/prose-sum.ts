import { closingTotalsIn } from '../report/facts/closing-totals.js';
import { type Enumeration, enumerationsIn, type Part, sharedOutIn } from '../report/facts/enumerations.js';
import { type Figure, figuresOf, isInDigits, placeOf } from '../report/facts/figures.js';
import { type OddShare, oddSharesOf } from '../report/facts/shares.js';
import { type StatedParts, statedPartsOf } from '../report/facts/stated-parts.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { rounded } from '../text/figure.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { replacement } from './shared/fixes.js';
import { type Problem, type Related, rule } from './shared/rule.js';

/** A list of 其中 that misses the total by less is taken for a full one. */
const NEAR = 0.03;
/** A bracket or a colon can also open what became of the whole (办结 18 件、满意 18 件), which is no sum at all. */
const FAR = 0.15;
/** Whoever lists so many parts means to list them all, though nothing says so. */
const MANY = 5;
/** So many parts are spelled out in the message. */
const SPELLED = 8;

export default rule({
  id: 'prose-sum',
  severity: 'warning',
  title: say('正文分项与合计不符', 'Parts in the text do not add up to the total'),
  why: say(
    '正文写出合计又逐项列数时，各项相加应等于合计，任何一项都不会多于合计；占比应与前后两个数相符，相加为100%；说有几个部分，就列几个。',
    'Where the text gives a total and all its parts, the parts add up to it and none is more than it; shares fit their figures and add up to 100%; as many parts are named as are counted.',
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
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年公布惠农信息⟦61⟧条，其中补贴类76条等。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年公布惠农信息76条，其中补贴类61条等。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        本报告由总体情况、主动公开情况、依申请公开情况、复议和诉讼情况、其他事项共⟦四个部分⟧组成。

        一、总体情况

        全年发布信息200条，其中通知公告50条，占⟦35⟧%。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        本报告由总体情况、主动公开情况、依申请公开情况、复议和诉讼情况、其他事项共五个部分组成。

        一、总体情况

        全年发布信息200条，其中通知公告50条，占25%。
      `,
    },
  ],
  *check(report) {
    for (const parts of statedPartsOf(report)) yield miscounted(report, parts);
    for (const share of oddSharesOf(report)) yield misshared(report, share);
    for (const passage of figuresOf(report)) {
      for (const enumeration of [...enumerationsIn(passage), ...closingTotalsIn(passage)]) {
        const problem = exceeds(enumeration) ?? misses(report, enumeration);
        if (problem !== undefined) yield problem;
      }
      for (const parts of sharedOutIn(passage)) yield* sharesOff(parts);
    }
  },
});

/** What is sent out on several channels, or is in several states, is counted in several parts. */
const OVERLAPPING =
  /网站|网络|微信|微博|公众号|平台|媒体|抖音|栏|屏|号|客户端|广播|头条|报|线(?![上下])|短信|手册|视频|图|原创|转发|解读|办结|满意|回复|回访|答复|采纳|按时|重点|女|党员|干部|代表/;
/** What is told of a part, and is none. */
const NOT_A_PART = /涉及|覆盖|惠及|点击|阅读|浏览|关注|粉丝|每[^，、日]{0,6}$|每日[^，、]{0,2}$|累计|历年|以来|配备|设有|内容/;
/** With these units one thing can hold many of another. */
const VAGUE_UNITS = '个项处次类';

/** A part that is greater than its whole, or parts that together are: not possible, however many others are left out. */
function exceeds({ total, parts, closing, earlier, within }: Enumeration): Problem | undefined {
  if (!within || closing === 'each') return undefined;
  const words = parts.map(({ figure, from }) => figure.passage.text.slice(from, figure.from));
  if (words.some((label) => NOT_A_PART.test(label)) || (VAGUE_UNITS.includes(total.unit) && countOtherThings(total, parts)))
    return undefined;
  const whole = earlier.reduce((most, { value }) => most + value, mostOf(total));
  const [first] = parts;
  if (first === undefined) return undefined;
  if (first.figure.value > whole) return tooMuch(total, [first]);
  const comma = parts.length < MANY ? parts.findIndex(({ close }, index) => index > 0 && !close) : -1;
  const listed = comma < 0 || closing === 'rest' ? parts : parts.slice(0, comma);
  const alone = listed.find(({ figure }) => figure.value > whole);
  if (alone !== undefined) return tooMuch(total, [alone]);
  // Behind a comma another matter may begin, though hardly in the middle of a list.
  const behind = parts.length > 2 ? parts.find(({ figure }) => figure.value > whole) : undefined;
  if (behind !== undefined) return { ...tooMuch(total, [behind]), severity: 'info' };
  const sum = listed.reduce((value, { figure }) => value + figure.value, 0);
  if (closing === 'rest' || listed.length < 2 || sum <= whole || words.some((label) => OVERLAPPING.test(label))) return undefined;
  return tooMuch(total, listed);
}

/** 60余: less than 70. */
function mostOf({ value, approximate }: Figure): number {
  if (!approximate) return value;
  let step = 1;
  while (value > 0 && value % (10 * step) === 0) step *= 10;
  return value + step - 1;
}

/** 12个领域…50个事项 */
function countOtherThings(total: Figure, parts: readonly Part[]): boolean {
  const noun = ({ passage, to }: Figure) => /^[^，,、；;。：:（）()其等余]{0,4}/.exec(passage.text.slice(to, to + 4))?.[0] ?? '';
  const counted = noun(total);
  return parts.some(({ figure }) => noun(figure) !== counted);
}

function tooMuch(total: Figure, parts: readonly Part[]): Problem {
  const { unit, value } = total;
  const sum = rounded(parts.reduce((all, { figure }) => all + figure.value, 0));
  const [part, second] = parts;
  const words = part === undefined ? '' : part.figure.passage.text.slice(part.from, part.figure.to);
  const one = part !== undefined && second === undefined;
  return {
    at: placeOf(total),
    severity: one ? 'warning' : 'info',
    message: one
      ? say(`其中“${words}”比总数 ${value} ${unit}还多，请核对。`, `The part “${words}” is more than the whole of ${value}.`)
      : say(
          `其中各项相加为 ${sum} ${unit}，比总数 ${value} ${unit}还多，请核对。`,
          `The parts add up to ${sum}, more than the whole of ${value}.`,
        ),
    actual: String(value),
    related: parts.map(addend),
  };
}

function misses(report: Report, enumeration: Enumeration): Problem | undefined {
  const { total, parts, closing } = enumeration;
  const sum = rounded(parts.reduce((value, part) => value + part.figure.value, 0));
  if (holds(enumeration, sum)) return undefined;
  const off = Math.abs(sum - total.value);
  if (closing === 'open') return undefined;
  const full = parts.length >= (enumeration.summed ? 3 : MANY);
  if (closing === 'some' && !(full && off <= NEAR * total.value)) return undefined;
  if (enumeration.apart && off > FAR * total.value) return undefined;
  if (closing === 'all' && (parts.length < 3 || off > FAR * total.value)) return undefined;
  return {
    at: placeOf(total),
    severity: closing === 'some' ? 'info' : 'warning',
    message: say(
      `各项相加是 ${sumOf(parts)}＝${sum} ${total.unit}，与合计 ${total.value} ${total.unit}不符，请核对。`,
      `The parts add up to ${sumOf(parts)}＝${sum}, not to ${total.value}.`,
    ),
    expected: String(sum),
    actual: String(total.value),
    related: parts.map(addend),
    fixes: closing === 'some' || !isInDigits(total) ? [] : replacement(report, placeOf(total), String(sum), false),
  };
}

/** 320＋180, as far as a line holds it. */
function sumOf(parts: Enumeration['parts']): string {
  const values = parts.slice(0, SPELLED).map(({ figure }) => figure.value);
  return values.join('＋') + (parts.length > SPELLED ? '＋…' : '');
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
    at: placeOf(last),
    severity: 'info',
    message: say(`各项占比相加为 ${sum}%，不是 100%，请核对。`, `The shares add up to ${sum}%, not to 100%.`),
    expected: '100%',
    actual: `${sum}%`,
    related: parts.map(addend),
  };
}

function misshared(report: Report, { whole, part, share, expected }: OddShare): Problem {
  const written = share.passage.text.slice(share.start, share.end);
  return {
    at: placeOf(share),
    message: say(
      `${part.value} ${part.unit}占 ${whole.value} ${whole.unit}的 ${expected}%，这里写的是 ${written}%，请核对。`,
      `${part.value} is ${expected}% of ${whole.value}; ${written}% is written here.`,
    ),
    expected: `${expected}%`,
    actual: `${written}%`,
    related: [
      { at: placeOf(whole), message: say(`总数 ${whole.value} ${whole.unit}`, `the whole: ${whole.value}`) },
      { at: placeOf(part), message: say(`其中 ${part.value} ${part.unit}`, `the part: ${part.value}`) },
    ],
    fixes: isInDigits(share) ? replacement(report, placeOf(share), expected, false) : [],
  };
}

function miscounted(report: Report, { at, text, numeralAt, counted, names, inDigits, leftOut }: StatedParts): Problem {
  if (leftOut.length > 0) return incomplete({ at, text, counted, leftOut });
  const right = inDigits ? String(counted) : chineseNumeral(counted);
  return {
    at,
    message:
      names.length > 0
        ? say(
            `这里说“${text}”，列出的却是${counted}个：${names.join('、')}。请核对。`,
            `It says “${text}”, and names ${counted}: ${names.join(', ')}.`,
          )
        : say(`这里说“${text}”，全文却有${counted}个部分，请核对。`, `It says “${text}”; the report has ${counted} parts.`),
    expected: right,
    actual: text,
    fixes: replacement(report, numeralAt, right, false),
  };
}

function incomplete({ at, text, counted, leftOut }: Pick<StatedParts, 'at' | 'text' | 'counted' | 'leftOut'>): Problem {
  const lost = leftOut.map((heading) => `“${heading}”`).join('、');
  return {
    at,
    message: say(
      `这里说“${text}”，列出的只有${counted}个，漏了${lost}。请核对。`,
      `It says “${text}”, and names ${counted}; ${lost} is left out.`,
    ),
    actual: text,
  };
}

/** A part with its place and its own words. */
function addend({ figure, from, share }: Part): Related {
  const to = share?.to ?? figure.to;
  const words = figure.passage.text.slice(from, to);
  return { at: figure.passage.at(from, to), message: say(words, words) };
}
