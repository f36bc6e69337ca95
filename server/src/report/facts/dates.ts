import { isDigit } from '../../text/chars.js';
import { matches } from '../../text/matches.js';
import { parseChineseDigits, parseChineseNumeral } from '../../text/numerals.js';
import { pair } from '../../text/pairs.js';
import { ofWords, pairsIn, type Words } from '../prose/paragraph-cache.js';
import type { DateFound } from '../types.js';

const HAN_YEAR = '[二][〇○零OＯ][一二三四五六七八九〇○零]{2}';
const DATE = new RegExp(
  `(20\\d{2}|${HAN_YEAR})\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日`,
);

/** A full date, also 二〇二四年一月二十日; undefined for an impossible month or day. */
export function dateAt(text: string, offset: number): DateFound | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  return dateOf(match[1], match[2], match[3], { start: offset + match.index, end: offset + match.index + match[0].length });
}

/** The date of three texts of digits; undefined where one is missing or is no number. */
export function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  at: DateFound['at'],
): DateFound | undefined {
  const y = numberOf(year, true);
  const m = numberOf(month, false);
  const d = numberOf(day, false);
  if (y === undefined || m === undefined || d === undefined || m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return { at, year: y, month: m, day: d };
}

function numberOf(text: string | undefined, year: boolean): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  return year ? parseChineseDigits(text) : parseChineseNumeral(text);
}

/** A date that cannot be right as it stands. `start` and `end` are offsets into the text it was read from. */
export interface OddDate {
  readonly start: number;
  readonly end: number;
  /**
   * `damaged`: 年, 月 or 日 is lost. `impossible`: no such day. `unfilled`: the day or the month was never written.
   * `padded`: a zero before the month or the day, which GB/T 9704—2012 7.3.5.4 does not allow.
   */
  readonly kind: 'damaged' | 'impossible' | 'unfilled' | 'padded';
  /** What it can have meant, most likely first. */
  readonly readings: readonly string[];
}

/** Where a date in digits can begin: at a run of them with one of the marks of a date behind it, or one of the words behind a year. */
const PLACE = /(?<!\d)\d{1,8}(?=[年月日政信度我全上下以初底末依积坚紧认按围通深严持加扎切聚主继进不充根])/g;
/** No date begins behind one of these: a longer number, an index number, an address. */
const FREE = '(?<![\\dA-Za-z.\\-/_〔\\[【#])';
/** 日均, 日常 and the like are words of their own; 30日内 is a time limit. */
const DAY = '日(?![均常报内间游])';
const YEAR = '(?:19|20)\\d{2}';
/** 20191231日, 2019年1231日; also 20241月1日 and 20241月. */
const LOST = new RegExp(`${FREE}(${YEAR})(年)?(?:(\\d{2,4})${DAY}|(\\d{1,2})月(?:(\\d{1,2})${DAY})?)`, 'y');
/** 至1231日 behind a day: the mark between its month and its day is lost. */
const LOST_END = new RegExp(`(?<=日(?:起)?[至到—~～－-])(\\d{3,4})${DAY}`, 'y');
const NUMBERED = new RegExp(`${FREE}(?:(${YEAR})年)?(\\d{1,2})月(?:(\\d{1,2})${DAY})?`, 'y');
/** 12月31止, 2024年12月31。, 1月1日至12月31，; no list or range of days: 3月5、8日, 3月1至5日. */
const ENDED = '(?=[止起]|$|召开|举办|组织|开展|印发|发布|公布|前[，。]|[，。；）)]|[至到—~～－-](?:19|20)\\d{2})';
const UNENDED = new RegExp(`${FREE}(?:(${YEAR})年)?(\\d{1,2})月(\\d{1,2})${ENDED}`, 'y');
/** 2023月1日: the year's mark and the month are lost. 2023年12日31日, 2023年12月31月: one mark for another. */
const NO_MONTH = new RegExp(`${FREE}(${YEAR})月(\\d{1,2})日`, 'y');
const OTHER_MARK = new RegExp(`${FREE}(${YEAR})年(?:(\\d{1,2})日(\\d{1,2})日|(\\d{1,2})月(\\d{2})月)`, 'y');
/** 2024政务公开工作, 2023依托, 2024年 meant: only where a sentence or a clause begins, and words follow that no number counts. */
const NO_YEAR =
  /(?<=^|[。；，])20[0-4]\d(?=(?:政务公开|政府信息公开|信息公开)(?!年|工作年|度)|度工作|我[镇乡县市区局委院]|全[镇乡县市区局]|[上下]半年|以来|[初底末]，|依托|依据|积极|坚持|坚决|紧紧|紧扣|紧盯|认真|按照|围绕|通过|深入|严格|持续|加强|扎实|切实|聚焦|主动公开|继续|进一步|不断|充分|根据|全面)/y;
/** 在2023度: no 2023度电. */
const NO_YEAR_MARK = /(?<=^|[在于本至，。；：、])20[0-4]\d(?=度(?![电数量以之]))/y;
const UNFILLED = new RegExp(`${FREE}${YEAR}年(?:\\d{1,2})?月${DAY}`, 'y');
const IN_WORDS = new RegExp(`(${HAN_YEAR})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`, 'g');

type Read = (match: RegExpExecArray, text: string) => Pick<OddDate, 'kind' | 'readings'> | undefined;

interface Fault {
  readonly pattern: RegExp;
  readonly read: Read;
  /** Begins with a year. */
  readonly ofYear: boolean;
}

/** What can be wrong with a date in digits. Each is looked for where one can begin, but not within what it found last. */
const FAULTS: readonly Fault[] = [
  { pattern: OTHER_MARK, read: otherMark, ofYear: true },
  { pattern: LOST, read: lostMark, ofYear: true },
  { pattern: LOST_END, read: lostEnd, ofYear: false },
  { pattern: NO_MONTH, read: noMonth, ofYear: true },
  { pattern: NO_YEAR, read: noYear, ofYear: true },
  { pattern: NO_YEAR_MARK, read: noYear, ofYear: true },
  { pattern: UNENDED, read: unended, ofYear: false },
  { pattern: NUMBERED, read: numbered, ofYear: false },
  { pattern: UNFILLED, read: () => ({ kind: 'unfilled', readings: [] }), ofYear: true },
];

/** Dates in words without blanks that were damaged on the way out of Word, or that no calendar knows. */
export const oddDatesIn: (words: Words) => readonly OddDate[] = ofWords((words) => {
  const pairs = pairsIn(words);
  if ((pairs & (pair.date | pair.yearInWords)) === 0) return NONE;
  const found: OddDate[] = [];
  if ((pairs & pair.date) !== 0) inDigits(words.text, found);
  if ((pairs & pair.yearInWords) !== 0) inWords(words.text, found);
  if (found.length < 2) return found.length === 0 ? NONE : found;
  found.sort((a, b) => a.start - b.start);
  return found.filter((date, i) => i === 0 || date.start >= (found[i - 1]?.end ?? 0));
});

const NONE: readonly OddDate[] = [];

function inDigits(text: string, found: OddDate[]): void {
  /** Where what each fault found last ends. */
  const past: number[] = [];
  for (const { index: start, 0: digits } of matches(text, PLACE)) {
    if (isYearAlone(text, start + digits.length)) continue;
    for (const [i, { pattern, read, ofYear }] of FAULTS.entries()) {
      if (start < (past[i] ?? 0) || (ofYear && digits.length < YEAR_LENGTH)) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match === null) continue;
      const end = start + match[0].length;
      past[i] = end;
      const fault = read(match, text);
      if (fault !== undefined) found.push({ start, end, ...fault });
    }
  }
}

const YEAR_LENGTH = 4;

/** 2023年, with no month behind it: nothing to be wrong with. */
function isYearAlone(text: string, end: number): boolean {
  if (text[end] !== '年') return false;
  const next = text.charCodeAt(end + 1);
  return !isDigit(next) && text[end + 1] !== '月';
}

function lostMark(match: RegExpExecArray, text: string): ReturnType<Read> {
  const { index, 0: whole, 1: year = '', 2: mark, 3: run, 4: month, 5: day } = match;
  if (run !== undefined) {
    const readings = splits(Number(year), run).map(([m, d]) => `${year}年${m}月${d}日`);
    const known = mark === undefined || run.length > 2 || (run === '11' && opensWholeYear(text, index + whole.length));
    return readings.length > 0 ? { kind: 'damaged', readings: known ? readings : [] } : undefined;
  }
  if (mark !== undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  const rest = day === undefined ? '' : `${Number(day)}日`;
  return day === undefined || isDay(Number(year), Number(month), Number(day))
    ? { kind: 'damaged', readings: [`${year}年${Number(month)}月${rest}`] }
    : undefined;
}

function lostEnd([, run = '']: RegExpExecArray): ReturnType<Read> {
  const readings = splits(LEAP_YEAR, run).map(([month, day]) => `${month}月${day}日`);
  return readings.length > 0 ? { kind: 'damaged', readings } : undefined;
}

/**
 * Two digits behind 年 are month and day, or the day of a month that is lost with its mark: nobody can tell, unless the period of a
 * whole year begins there.
 */
function opensWholeYear(text: string, end: number): boolean {
  return /^起?[至到—~～－-](?:20\d{2}年?)?12月?31/.test(text.slice(end, end + 16));
}

/** 1231 → 12 and 31; 111 → 1 and 11, 11 and 1. */
function splits(year: number, run: string): (readonly [number, number])[] {
  return [1, 2]
    .map((cut) => [run.slice(0, cut), run.slice(cut)] as const)
    .filter(([month, day]) => day.length >= 1 && day.length <= 2 && !(month.length === 1 && day.startsWith('0')))
    .map(([month, day]) => [Number(month), Number(day)] as const)
    .filter(([month, day]) => isDay(year, month, day));
}

function numbered([, year, month = '', day]: RegExpExecArray): ReturnType<Read> {
  if (year === undefined && day === undefined) return undefined;
  const known = year === undefined ? LEAP_YEAR : Number(year);
  if (!isDay(known, Number(month), day === undefined ? 1 : Number(day))) return { kind: 'impossible', readings: [] };
  if (!month.startsWith('0') && day?.startsWith('0') !== true) return undefined;
  const plain = `${year === undefined ? '' : `${year}年`}${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
  return { kind: 'padded', readings: [plain] };
}

function otherMark([, year = '', first, second, third, fourth]: RegExpExecArray): ReturnType<Read> {
  const [month, day] = [Number(first ?? third), Number(second ?? fourth)];
  if (!isDay(Number(year), month, day) || (first === undefined && day <= 12)) return undefined;
  return { kind: 'damaged', readings: [`${year}年${month}月${day}日`] };
}

/** Which month it was is known only where the period of a whole year begins. */
function noMonth({ index, 0: whole, 1: year = '', 2: day }: RegExpExecArray, text: string): ReturnType<Read> {
  const opens = day === '1' && opensWholeYear(text, index + whole.length);
  return isDay(LEAP_YEAR, 1, Number(day)) ? { kind: 'damaged', readings: opens ? [`${year}年1月1日`] : [] } : undefined;
}

/** Not on a line without marks, which is no sentence. */
function noYear([year]: RegExpExecArray, text: string): ReturnType<Read> {
  return /[，。；]/.test(text) ? { kind: 'damaged', readings: [`${year}年`] } : undefined;
}

function unended({ index, 0: whole, 1: year, 2: month, 3: day }: RegExpExecArray, text: string): ReturnType<Read> {
  const bounds =
    /^(?:[止起]|召开|举办|组织|开展|印发|发布|公布)/.test(text.slice(index + whole.length)) ||
    /日[至到—~～－-]{1,2}$/.test(text.slice(Math.max(0, index - 3), index));
  if (year === undefined && !bounds) return undefined;
  if (!isDay(year === undefined ? LEAP_YEAR : Number(year), Number(month), Number(day))) return undefined;
  return { kind: 'damaged', readings: [`${whole}日`] };
}

function inWords(text: string, found: OddDate[]): void {
  for (const match of matches(text, IN_WORDS)) {
    const [year, month, day] = [numberOf(match[1], true), numberOf(match[2], false), numberOf(match[3], false)];
    if (year === undefined || month === undefined || day === undefined || isDay(year, month, day)) continue;
    found.push({ start: match.index, end: match.index + match[0].length, kind: 'impossible', readings: [] });
  }
}

/** Where no year is stated, 29 February may be meant. */
const LEAP_YEAR = 2020;

/** Whether the calendar has this day; months are counted from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
