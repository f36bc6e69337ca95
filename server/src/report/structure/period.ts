import { matches } from '../../text/matches.js';
import { dateOf } from '../facts/dates.js';
import type { DateFound, Period } from '../types.js';

const NAME = /统\s*计\s*(?:数\s*据\s*)?(?:的\s*)?(?:期\s*限|周\s*期|时\s*限|时\s*段|时\s*间|起\s*止\s*时\s*间|区\s*间|范\s*围)/y;
/** In digits or in words. */
const YEAR = '(20\\d{2}|二[〇○零][一二三四五六七八九〇○零]{2})\\s*年\\s*';
const MONTH_AND_DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日';
const FROM = new RegExp(`${YEAR}${MONTH_AND_DAY}`, 'g');
const TO = new RegExp(`^\\s*(?:起\\s*)?(?:至|到|—+|－|-|~|～|–)\\s*(?:${YEAR})?${MONTH_AND_DAY}`);
/** 2023-01-01至2023-12-31, 2023.1.1—2023.12.31 */
const NUMERIC =
  '(20\\d{2})([-./])(\\d{1,2})\\2(\\d{1,2})\\s*(?:起\\s*)?(?:至|到|—+|－|-{1,2}|~|～|–)\\s*(20\\d{2})\\2(\\d{1,2})\\2(\\d{1,2})(?!\\d)';
const BETWEEN = new RegExp(NUMERIC);
const BETWEENS = new RegExp(NUMERIC, 'g');
/** How far behind the words the dates may stand. */
const REACH = 90;

/** Reads 统计期限: the first mention with dates, else the first that states a period at all, else a whole year that figures are said to be of. */
export function findPeriod(text: string): Period | undefined {
  let undated: Period | undefined;
  for (let index = text.indexOf('统'); index >= 0; index = text.indexOf('统', index + 1)) {
    NAME.lastIndex = index;
    const name = NAME.exec(text);
    if (name === null) continue;
    const end = index + name[0].length;
    const stretch = sentence(text.slice(end, end + REACH));
    const dates = readDates(stretch, end);
    if (dates !== undefined)
      return {
        at: { start: index, end: dates.to?.at.end ?? dates.from.at.end },
        ...dates,
        damaged: dates.to === undefined && looksDamaged(stretch),
      };
    const damaged = looksDamaged(stretch);
    if (undated === undefined && (damaged || /^\s*(?:自|为|从|是|：|:)/.test(stretch))) {
      undated = { at: { start: index, end: end + (damaged ? stretch.trimEnd().length : 0) }, from: undefined, to: undefined, damaged };
    }
  }
  return undated ?? inOtherWords(text);
}

/** 本报告所列数据的期限从202011日至20201231日: there it stands, though its marks are lost. */
const LOST_MARKS = /数[据字]的?(?:期限|时限|时段)[自为从是]?[:：]?20\d{3,6}日?[起至到]/;
/** 内容涵盖青禾镇2023年1月1日至12月20日期间的政府信息公开工作情况 */
const COVERS =
  /涵\s*盖[^。；]{0,40}?((20\d{2})\s*年\s*1\s*月\s*1\s*日\s*(?:起\s*)?(?:至|到|[—–~～-]+)\s*(?:\2\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日)(?:止)?(?:期间)?的?[^。；，]{0,40}?公\s*开\s*工\s*作/;
const WHOLE_YEAR = /(20\d{2})\s*年\s*1\s*月\s*1\s*日\s*(?:起\s*)?(?:至|到|[—–~～-]+)\s*(?:\1\s*年\s*)?12\s*月\s*31\s*日/g;
const ABOUT_FIGURES = /统\s*计|数\s*据|数\s*字|时间段|时\s*段|期\s*限|时\s*限|报告期|起止|区间/;
/** How far before the dates the words may stand. */
const REACH_BEFORE = 40;

/** A whole year from its first to its last day, with words about figures before it: 报告数据时间段为2023年1月1日至2023年12月31日. */
function inOtherWords(text: string): Period | undefined {
  for (const { index, 0: whole } of [...matches(text, WHOLE_YEAR), ...matches(text, BETWEENS)]) {
    const before = text.slice(Math.max(0, index - REACH_BEFORE), index).split(/[。；]|\n\s*\n/);
    if (!ABOUT_FIGURES.test(before.at(-1) ?? '')) continue;
    const dates = readDates(whole, index);
    const isWhole = dates?.from.month === 1 && dates.from.day === 1 && dates.to?.month === 12 && dates.to.day === 31;
    if (isWhole) return { at: { start: index, end: index + whole.length }, ...dates, damaged: false };
  }
  return covered(text) ?? damagedIn(text);
}

function covered(text: string): Period | undefined {
  const from = text.indexOf('涵');
  const match = from < 0 ? null : COVERS.exec(text.slice(from));
  const [whole, range = ''] = match ?? [];
  if (match === null || whole === undefined) return undefined;
  const start = from + match.index + whole.indexOf(range);
  const dates = readDates(range, start);
  return dates === undefined ? undefined : { at: { start, end: start + range.length }, ...dates, damaged: false };
}

function damagedIn(text: string): Period | undefined {
  const match = LOST_MARKS.exec(text);
  if (match === null) return undefined;
  return { at: { start: match.index, end: match.index + match[0].length }, from: undefined, to: undefined, damaged: true };
}

function sentence(stretch: string): string {
  const stop = stretch.search(/[。；]|\n\s*\n/);
  return stop < 0 ? stretch : stretch.slice(0, stop);
}

function readDates(stretch: string, offset: number): { readonly from: DateFound; readonly to: DateFound | undefined } | undefined {
  FROM.lastIndex = 0;
  const match = FROM.exec(stretch);
  if (match === null) return inDigits(stretch, offset);
  const start = offset + match.index;
  const from = dateOf(match[1], match[2], match[3], { start, end: start + match[0].length });
  if (from === undefined) return undefined;
  const behind = stretch.slice(match.index + match[0].length);
  const second = TO.exec(behind);
  if (second === null) return { from, to: undefined };
  const skipped = second[0].search(/[\d一二三四五六七八九十]/);
  const at = { start: from.at.end + skipped, end: from.at.end + second[0].length };
  return { from, to: dateOf(second[1] ?? String(from.year), second[2], second[3], at) };
}

function inDigits(stretch: string, offset: number): { readonly from: DateFound; readonly to: DateFound | undefined } | undefined {
  const match = BETWEEN.exec(stretch);
  if (match === null) return undefined;
  const [whole, year, mark = '', month, day, lastYear = '', lastMonth, lastDay] = match;
  const start = offset + match.index;
  const first = `${year}${mark}${month}${mark}${day}`.length;
  const from = dateOf(year, month, day, { start, end: start + first });
  const at = { start: start + whole.lastIndexOf(lastYear + mark), end: start + whole.length };
  return from && { from, to: dateOf(lastYear, lastMonth, lastDay, at) };
}

/** Digits stand there, but 年 or 月 between them is lost, as in 20191231日. */
function looksDamaged(stretch: string): boolean {
  return (stretch.match(/\d/g)?.length ?? 0) >= 5;
}
