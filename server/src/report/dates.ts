import { parseChineseDigits, parseChineseNumeral } from '../text/numerals.js';
import type { DateFound } from './types.js';

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
