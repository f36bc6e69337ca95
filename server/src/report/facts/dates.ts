import { parseChineseDigits, parseChineseNumeral } from '../../text/numerals.js';
import type { DateFound } from '../types.js';

const HAN_YEAR = '[二][〇○零OＯ][一二三四五六七八九〇○零]{2}';
const DATE = `(20\\d{2}|${HAN_YEAR})\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日`;

/** A full date, also 二〇二四年一月二十日; undefined for an impossible month or day. */
export function dateAt(text: string, offset: number): DateFound | undefined {
  const match = new RegExp(DATE).exec(text);
  if (match === null) return undefined;
  return dateOf(match[1], match[2], match[3], { start: offset + match.index, end: offset + match.index + match[0].length });
}

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

/** No date begins behind one of these: a longer number, an index number, an address. */
const FREE = '(?<![\\dA-Za-z.\\-/_〔\\[【#])';
/** 日均, 日常 and the like are words of their own; 30日内 is a time limit. */
const DAY = '日(?![均常报内间游])';
const YEAR = '(?:19|20)\\d{2}';
/** 20191231日, 2019年1231日; also 20241月1日 and 20241月. */
const LOST = new RegExp(`${FREE}(${YEAR})(年)?(?:(\\d{2,4})${DAY}|(\\d{1,2})月(?:(\\d{1,2})${DAY})?)`, 'g');
const NUMBERED = new RegExp(`${FREE}(?:(${YEAR})年)?(\\d{1,2})月(?:(\\d{1,2})${DAY})?`, 'g');
/** 12月31止, 2024年12月31。, 1月1日至12月31，; no list or range of days: 3月5、8日, 3月1至5日. */
const ENDED = '(?=[止起]|$|召开|举办|组织|开展|印发|发布|公布|前[，。]|[，。；）)]|[至到—~～－-](?:19|20)\\d{2})';
const UNENDED = new RegExp(`${FREE}(?:(${YEAR})年)?(\\d{1,2})月(\\d{1,2})${ENDED}`, 'g');
/** 2023月1日: the year's mark and the month are lost. 2023年12日31日, 2023年12月31月: one mark for another. */
const NO_MONTH = new RegExp(`${FREE}(${YEAR})月(\\d{1,2})日`, 'g');
const OTHER_MARK = new RegExp(`${FREE}(${YEAR})年(?:(\\d{1,2})日(\\d{1,2})日|(\\d{1,2})月(\\d{2})月)`, 'g');
/** 2024政务公开工作, 2024年 meant: only where a sentence or a clause begins, and these words follow. */
const NO_YEAR =
  /(?<=^|[。；，])20[0-4]\d(?=(?:政务公开|政府信息公开|信息公开)(?!年|工作年|度)|度工作|我[镇乡县市区局委院]|全[镇乡县市区局]|[上下]半年|以来|[初底末]，)/g;
/** 在2023度: no 2023度电. */
const NO_YEAR_MARK = /(?<=^|[在于本至，。；：、])20[0-4]\d(?=度(?![电数量以之]))/g;
const UNFILLED = new RegExp(`${FREE}${YEAR}年(?:\\d{1,2})?月${DAY}`, 'g');
const IN_WORDS = new RegExp(`(${HAN_YEAR})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`, 'g');

/** Dates in a text without blanks that were damaged on the way out of Word, or that no calendar knows. */
export function oddDates(text: string): OddDate[] {
  const found = [
    ...otherMarks(text),
    ...lostMarks(text),
    ...noMonth(text),
    ...noYear(text),
    ...unended(text),
    ...numbered(text),
    ...unfilled(text),
    ...inWords(text),
  ].sort((a, b) => a.start - b.start);
  return found.filter((date, i) => i === 0 || date.start >= (found[i - 1]?.end ?? 0));
}

function* lostMarks(text: string): Iterable<OddDate> {
  for (const match of text.matchAll(LOST)) {
    const [whole, year = '', mark, run, month, day] = match;
    const place = { start: match.index, end: match.index + whole.length };
    if (run !== undefined) {
      const readings = splits(Number(year), run).map(([m, d]) => `${year}年${m}月${d}日`);
      const known = mark === undefined || run.length > 2 || (run === '11' && opensWholeYear(text, place.end));
      if (readings.length > 0) yield { ...place, kind: 'damaged', readings: known ? readings : [] };
    } else if (mark === undefined && month !== undefined && Number(month) >= 1 && Number(month) <= 12) {
      const rest = day === undefined ? '' : `${Number(day)}日`;
      if (day === undefined || isDay(Number(year), Number(month), Number(day)))
        yield { ...place, kind: 'damaged', readings: [`${year}年${Number(month)}月${rest}`] };
    }
  }
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

function* numbered(text: string): Iterable<OddDate> {
  for (const match of text.matchAll(NUMBERED)) {
    const [whole, year, month = '', day] = match;
    if (year === undefined && day === undefined) continue;
    const place = { start: match.index, end: match.index + whole.length };
    const known = year === undefined ? LEAP_YEAR : Number(year);
    if (!isDay(known, Number(month), day === undefined ? 1 : Number(day))) yield { ...place, kind: 'impossible', readings: [] };
    else if (month.startsWith('0') || day?.startsWith('0') === true) {
      const plain = `${year === undefined ? '' : `${year}年`}${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
      yield { ...place, kind: 'padded', readings: [plain] };
    }
  }
}

function* otherMarks(text: string): Iterable<OddDate> {
  for (const { index, 0: whole, 1: year = '', 2: first, 3: second, 4: third, 5: fourth } of text.matchAll(OTHER_MARK)) {
    const [month, day] = [Number(first ?? third), Number(second ?? fourth)];
    if (!isDay(Number(year), month, day) || (first === undefined && day <= 12)) continue;
    yield { start: index, end: index + whole.length, kind: 'damaged', readings: [`${year}年${month}月${day}日`] };
  }
}

/** Which month it was is known only where the period of a whole year begins. */
function* noMonth(text: string): Iterable<OddDate> {
  for (const { index, 0: whole, 1: year = '', 2: day } of text.matchAll(NO_MONTH)) {
    const end = index + whole.length;
    const opens = day === '1' && opensWholeYear(text, end);
    if (isDay(LEAP_YEAR, 1, Number(day))) yield { start: index, end, kind: 'damaged', readings: opens ? [`${year}年1月1日`] : [] };
  }
}

function* noYear(text: string): Iterable<OddDate> {
  if (!/[，。；]/.test(text)) return;
  for (const { index, 0: year } of [...text.matchAll(NO_YEAR), ...text.matchAll(NO_YEAR_MARK)])
    yield { start: index, end: index + year.length, kind: 'damaged', readings: [`${year}年`] };
}

function* unended(text: string): Iterable<OddDate> {
  for (const { index, 0: whole, 1: year, 2: month, 3: day } of text.matchAll(UNENDED)) {
    if (
      year === undefined &&
      !/^(?:[止起]|召开|举办|组织|开展|印发|发布|公布)/.test(text.slice(index + whole.length)) &&
      !/日[至到—~～－-]{1,2}$/.test(text.slice(Math.max(0, index - 3), index))
    )
      continue;
    if (!isDay(year === undefined ? LEAP_YEAR : Number(year), Number(month), Number(day))) continue;
    yield { start: index, end: index + whole.length, kind: 'damaged', readings: [`${whole}日`] };
  }
}

function* unfilled(text: string): Iterable<OddDate> {
  for (const match of text.matchAll(UNFILLED))
    yield { start: match.index, end: match.index + match[0].length, kind: 'unfilled', readings: [] };
}

function* inWords(text: string): Iterable<OddDate> {
  for (const match of text.matchAll(IN_WORDS)) {
    const [year, month, day] = [numberOf(match[1], true), numberOf(match[2], false), numberOf(match[3], false)];
    if (year === undefined || month === undefined || day === undefined || isDay(year, month, day)) continue;
    yield { start: match.index, end: match.index + match[0].length, kind: 'impossible', readings: [] };
  }
}

/** Where no year is stated, 29 February may be meant. */
const LEAP_YEAR = 2020;

export function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
