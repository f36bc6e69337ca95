import { NUMERAL_MARKS } from '../report/structure/ordinals.js';
import { folded, linesBesideHeadings, ordinalIn, ordinalOf, type VisibleLine } from '../report/structure/visible-lines.js';
import type { Heading, Report } from '../report/types.js';
import { withoutBlanks } from '../text/chars.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { overlaps, span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { repeatedHeadings } from './shared/repeated.js';
import { type Problem, rule } from './shared/rule.js';
import { inOrder, partsBeside } from './shared/unplaced.js';

export default rule({
  id: 'section-number',
  severity: 'error',
  title: say('部分的序号不对', 'Wrong section number'),
  why: say('序号丢失、重复或跳号，读者无法按格式找到对应部分。', 'A lost, doubled or skipped number hides which section this is.'),
  source: '国办公开办函〔2021〕30号所附格式；GB/T 9704—2012 关于结构层次序数的规定',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        ⟦、⟧总体情况

        正文。

        二、主动公开政府信息情况
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        二、主动公开政府信息情况
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇2017年政府信息公开工作年度报告

        一、概述

        正文。

        二、主动公开情况

        正文。

        ⟦二、⟧依申请公开情况

        正文。
      `,
      good: dedent`
        云溪县青禾镇2017年政府信息公开工作年度报告

        一、概述

        正文。

        二、主动公开情况

        正文。

        三、依申请公开情况

        正文。
      `,
    },
  ],
  *check(report) {
    const fixed = report.form.sections.some((section) => section.number !== null);
    if (fixed) yield* fixedNumbers(report);
    else yield* runningNumbers(report);
  },
});

function* fixedNumbers(report: Report): Iterable<Problem> {
  for (const [index, { form, heading }] of report.sections.entries()) {
    const wanted = form.number;
    if (wanted === null) continue;
    if (heading.number === wanted && !isDoubled(report, heading)) yield* notation(report, heading, wanted);
    else yield problem(report, heading, wanted, isOnlyOdd(report, index) && isBare(report, heading));
  }
}

/** Its neighbours have their numbers, or have none at all, and nothing else has the number that it should have. */
function isOnlyOdd(report: Report, index: number): boolean {
  const section = report.sections[index];
  if (section === undefined || section.match === 'similar' || !inOrder(report)) return false;
  const neighbours = [report.sections[index - 1], report.sections[index + 1]].filter((one) => one !== undefined);
  if (!neighbours.every(({ heading, form }) => heading.number === undefined || heading.number === form.number)) return false;
  if (partsBeside(report).some((line) => [section.form.number, undefined].includes(ordinalOf(line)?.number))) return false;
  return section.form.number === null || !isCutOff(report, section.form.number);
}

/** The number stands on a line of its own, as where a line break fell between it and its heading: put in, it would be there twice. */
function isCutOff(report: Report, wanted: number): boolean {
  return linesBesideHeadings(report).some(({ words }) => words.replace(/[\s#]/g, '') === chineseNumeral(wanted));
}

/** What is taken for the heading is all that stands there: no （二） of a sub-heading, no ordinal in markup that would be numbered twice. */
function isBare({ source }: Report, heading: Heading): boolean {
  const { numberAt, textAt } = heading;
  if (heading.level !== 1 || heading.runIn) return false;
  const words = folded(source.slice(textAt.start, textAt.end));
  return (
    /^\p{Script=Han}/u.test(words) &&
    (heading.number !== undefined || ordinalIn(folded(source.slice(numberAt.start, textAt.end)))?.number === undefined)
  );
}

/**
 * Free headings run 一、二、三. One that is odd in a run that is otherwise right is told, and mended; 一、一、三、四 is such a run.
 * Else a second 一、 opens a list or a pasted notice: it and what follows it belong elsewhere until the count goes on; whether what does
 * not fit is wrong or stands for a part that was left out nobody can tell. A heading that is there twice is section-order's affair.
 */
function* runningNumbers(report: Report): Iterable<Problem> {
  const repeated = new Set(repeatedHeadings(report).map(({ heading }) => heading));
  const headings = report.headings.filter((heading) => heading.level === 1 && !repeated.has(heading));
  const odd = onlyOdd(headings);
  if (odd === undefined) yield* interrupted(report, headings);
  else yield problem(report, odd.heading, odd.wanted, isMendable(report, headings, odd));
}

interface Odd {
  readonly heading: Heading;
  readonly wanted: number;
}

/** The one number that breaks a run from 一 on, if there is one alone; at its end only a number that goes on too far or not at all. */
function onlyOdd(all: readonly Heading[]): Odd | undefined {
  const headings = all.filter(({ number, numberAt }) => number !== undefined || numberAt.start < numberAt.end);
  const odd = headings.flatMap((heading, i) => (heading.number === i + 1 ? [] : [{ heading, wanted: i + 1 }]));
  const [only] = odd;
  if (only === undefined || odd.length > 1 || headings.length < 3) return undefined;
  return only.wanted === headings.length && only.heading.number === 1 ? undefined : only;
}

function isMendable(report: Report, headings: readonly Heading[], { heading, wanted }: Odd): boolean {
  return isBare(report, heading) && !partsBeside(report).some(isOther(headings)) && !isCutOff(report, wanted);
}

/** A line that opens a part and is none of these headings: what the run lacks may be there. */
function isOther(headings: readonly Heading[]): (line: VisibleLine) => boolean {
  return ({ at }) => !headings.some((heading) => overlaps(heading.at, at));
}

function* interrupted(report: Report, headings: readonly Heading[]): Iterable<Problem> {
  let last = 0;
  let nested = 0;
  for (const [index, heading] of headings.entries()) {
    const { number } = heading;
    if (number === 1 && last > 0) {
      nested = 1;
      continue;
    }
    const bare = heading.numberAt.start === heading.numberAt.end;
    if (number === undefined && (bare || (last === 0 && headings[index + 1]?.number !== 2))) continue;
    if (number === last + 1) {
      last = number;
      nested = 0;
      if (isDoubled(report, heading)) yield problem(report, heading, number, true);
    } else if (nested > 0 && number === nested + 1) nested = number;
    else {
      last += 1;
      yield problem(report, heading, last, false);
    }
  }
}

/** 三、三、 */
function isDoubled({ copy }: Report, { numberAt }: Heading): boolean {
  const written = copy.textOf(numberAt);
  return DOUBLED.test(written) && !PART.test(written);
}

const DOUBLED = new RegExp(`\\S[${NUMERAL_MARKS}]\\s*\\S`);

/** 五　, 五., 5、 and （五） for 五、: the number is right, and written as another level or not as a number at all. */
function* notation(report: Report, heading: Heading, wanted: number): Iterable<Problem> {
  const right = `${chineseNumeral(wanted)}、`;
  const written = report.copy.textOf(heading.numberAt).trim();
  if (written === right || PART.test(written)) return;
  const blank = withoutBlanks(written) === right;
  const mark = blank || OTHER_MARK.test(written);
  const shown = written.length > 8 ? `${written.slice(0, 8)}…` : written;
  yield {
    at: heading.numberAt,
    severity: mark ? 'hint' : 'warning',
    message: say(
      `这一部分的序号应写“${right}”，现为“${shown}”${blank ? '，中间不留空格' : mark ? '，汉字序号后面用顿号' : ''}。`,
      `The number of this section is written “${right}”, not “${shown}”.`,
    ),
    expected: right,
    actual: written,
    fixes: replacement(report, heading.numberAt, right, mark),
  };
}

/** 第五部分 and PART 05 are numbers of their own kind. */
const PART = /^(?:第[一二三四五六七八九十]{1,3}部分|part)/i;
const OTHER_MARK = new RegExp(`^[一二三四五六七八九十]{1,3}\\s*[${NUMERAL_MARKS}]?$`);

function problem(report: Report, heading: Heading, wanted: number, safe: boolean): Problem {
  const right = `${chineseNumeral(wanted)}、`;
  const written = report.copy.textOf(heading.numberAt);
  const lost = heading.number === undefined;
  const empty = heading.numberAt.start === heading.numberAt.end;
  return {
    at: empty ? span(heading.textAt.start, heading.textAt.end) : heading.numberAt,
    message: lost
      ? say(
          `“${heading.text}”前的序号丢了，应为“${right}”（可能是从网页或 Word 转存时丢的）。`,
          `The number before “${heading.text}” is lost (perhaps when saved from a page or Word); it should be “${right}”.`,
        )
      : say(
          `序号应为“${right}”，现为“${written}”，重复或跳号了。`,
          `The number should be “${right}”, not “${written}”: doubled or skipped.`,
        ),
    expected: right,
    actual: written,
    fixes: [{ title: say(`改为“${right}”`, `Change to “${right}”`), safe, edits: [{ at: heading.numberAt, newText: right }] }],
  };
}
