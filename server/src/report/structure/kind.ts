import { labelKey } from '../tables/label.js';
import type { Heading, Period } from '../types.js';
import type { TitleFound } from './title.js';

/** What speaks for a text being a report. */
export interface Evidence {
  readonly title: TitleFound | undefined;
  /** Of level 1, with a number or without. */
  readonly headings: readonly Heading[];
  readonly text: string;
  /** A standard table is there, or enough of one. */
  readonly tables: boolean;
  readonly period: Period | undefined;
}

/** So many points make a report: no sign but a title, a standard table or four of the headings has them alone. */
const ENOUGH = 3;
const MANY_HEADINGS = 4;
const WITH_TEXT = 2;
const SHORTEST_TEXT = 3;
/** The parts that the 条例 of 2008 asks for have no fixed headings; these are what they are mostly called. */
const OF_2008: readonly RegExp[] = [
  /^主动公开政府信息的?情况$|^政府信息主动公开的?情况$/,
  /^依申请公开政府信息(?:和不予公开政府信息)?的?情况$|^政府信息依申请公开(?:办理)?的?情况$/,
  /^(?:政府信息公开(?:的|工作)?)?收费(?:及|和|与)减免的?情况$/,
  /行政复议.{0,6}行政诉讼.{0,10}情况$/,
  /^(?:政府信息公开工作)?存在的?(?:主要)?问题[及和与]改进(?:情况|措施)$/,
  /^其他需要(?:报告|说明)的事项$/,
];
/** A notice, a plan, a course: it may list the headings of the report that it asks for. */
const INSTRUCTION = /(?:的?通知|的函|方案|要点|培训|说明|指南|规范|办法|细则|模板|样本)$/;

/** How far the opening of a draft goes. */
const OPENING = 400;
/** 现公布我局2022年政府信息公开工作年度报告。 */
const NAMES_ITSELF =
  /(?:公布|发布|公开|编制|形成)[^。；《》\n]{0,30}20\d{2}\s*年(?:度)?\s*政府信息公开(?:工作)?(?:年度)?(?:报告|年报)(?![^。；，,\n]{0,12}(?:编制|发布|公布|报送|工作|格式|通知))/;

/** 本年度报告根据…政府信息公开…编制: with a period and some of the headings it needs no title. */
const SPEAKS_OF_ITSELF = /本(?:年度)?(?:报告|年报)(?=[^。\n]{0,80}政府信息公开)[^。\n]{0,80}(?:编制|编写|制作)/;
const FEW_HEADINGS = 2;

/** Whether a document is a report, by all that speaks for it. */
export function isReport(evidence: Evidence): boolean {
  return pointsOf(evidence) >= ENOUGH;
}

function pointsOf({ title, headings, text, tables, period }: Evidence): number {
  if (title?.standing === 'title' || tables) return ENOUGH;
  const { known, withText } = prescribed(headings, text);
  const instruction = title === undefined && isInstruction(text);
  const opening = text.slice(0, OPENING);
  const stated = period?.from !== undefined && known >= FEW_HEADINGS && SPEAKS_OF_ITSELF.test(opening);
  const announced = !instruction && NAMES_ITSELF.test(opening);
  const titled = title !== undefined || announced || (!instruction && stated) ? 1 : 0;
  // Whoever says that the report is published here and states its period may have headings of his own.
  const own = announced && period?.from !== undefined && headings.length > 0 ? 1 : 0;
  const headed = known >= MANY_HEADINGS && withText >= WITH_TEXT && !instruction ? ENOUGH : Math.max(own, Math.min(2, known));
  const dated = period?.from === undefined ? 0 : 1;
  return titled + (titled > 0 || headed >= ENOUGH ? headed + dated : 0);
}

/** How many different prescribed headings there are, of whatever generation, and how many have something below. */
function prescribed(headings: readonly Heading[], text: string): { readonly known: number; readonly withText: number } {
  const known = new Map<number, boolean>();
  for (const [i, heading] of headings.entries()) {
    const part = partOf(heading.text);
    if (part === undefined) continue;
    const below = text.slice(heading.at.end, Math.min(headings[i + 1]?.at.start ?? text.length, heading.at.end + 200)).trim();
    known.set(part, known.get(part) === true || below.length >= SHORTEST_TEXT);
  }
  return { known: known.size, withText: [...known.values()].filter((has) => has).length };
}

/** Which part of a report a heading opens. */
function partOf(words: string): number | undefined {
  const { key, meanings } = labelKey(words);
  const section = meanings.find((meaning) => meaning.kind === 'section');
  const number = section?.forms[0]?.sections.find(({ heading, variants }) =>
    [heading, ...variants].some((w) => labelKey(w).key === key),
  )?.number;
  if (number !== undefined && number !== null) return number;
  const old = OF_2008.findIndex((pattern) => pattern.test(words));
  return old < 0 ? undefined : PART_OF_2008[old];
}

/** The same part under its number of 2019; fees have none there. */
const PART_OF_2008: readonly number[] = [2, 3, 7, 4, 5, 6];

function isInstruction(text: string): boolean {
  const opening = text
    .slice(0, OPENING)
    .split(/\r?\n/)
    .map((line) => line.replace(/^#+\s*/, '').trim());
  return opening
    .filter((line) => line !== '')
    .slice(0, 3)
    .some((line) => line.length <= 60 && INSTRUCTION.test(line));
}
