import { rounded } from '../../text/figure.js';
import { parseChineseNumber } from '../../text/quantity.js';
import { sign, signOf } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { ofWords, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith } from '../prose/prose.js';
import type { Report } from '../types.js';

/** A quantity in running text: 15件, 两百余条, 3.5万元, 33.9%. Offsets are into the passage's text. */
export interface Figure extends FigureRead {
  readonly passage: Passage;
}

/** A figure as it is read off a paragraph's words alone, wherever the paragraph stands. */
export interface FigureRead {
  /** The characters of the number alone. */
  readonly start: number;
  readonly end: number;
  /** The whole quantity: 约 before it, unit and 左右 after it. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What one more in the last written place is worth: 0.1 for 33.9, 1000 for 3.5万. */
  readonly step: number;
  /** 件, 人次, 元, …; `%` for a share. */
  readonly unit: string;
  /** 余, 约, 近, 多, 左右, a range: not the exact number. */
  readonly approximate: boolean;
}

/** Written in digits and nothing else, so that other digits may take its place. */
export function isInDigits({ passage, start, end, value }: Figure): boolean {
  return passage.text.slice(start, end) === String(value);
}

/** Where the number stands in the draft. */
export function placeOf({ passage, start, end }: Figure): Span {
  return passage.at(start, end);
}

/** A paragraph and the figures in it, in order. */
export interface PassageFigures {
  readonly passage: Passage;
  readonly figures: readonly Figure[];
}

/**
 * The passages that have quantities, with these. A number without a unit is none: years, document numbers, telephones, platforms such as
 * 12345.
 */
export const figuresOf: (report: Report) => readonly PassageFigures[] = fact((report) =>
  passagesWith(report, hasFigures).map((passage) => ({ passage, figures: figuresIn(passage).map((one) => placed(one, passage)) })),
);

const hasFigures = (words: Words) => figuresIn(words).length > 0;

/** Written out: to spread so many costs more than to find them. */
function placed({ start, end, from, to, value, step, unit, approximate }: FigureRead, passage: Passage): Figure {
  return { passage, start, end, from, to, value, step, unit, approximate };
}

/** The figures of the passages that have any. */
export const figuresByPassage: (report: Report) => ReadonlyMap<Passage, readonly Figure[]> = fact(
  (report) => new Map(figuresOf(report).map(({ passage, figures }) => [passage, figures])),
);

/** A comma of either width between three digits and three: 1，280条 is one number. */
const ARABIC = /(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,]\d)|\d{1,3}(?:，\d{3}){1,4}(?![\d，]\d)|\d{1,12})(?:\.\d{1,6})?/y;
const LONGEST_RUN = 12;
const SCALE = /[余多几]?([百千万亿])/y;
const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const MORE = '余多几+';
const UNIT =
  /%|‰|(?:人|场|批|件|篇|条|户)次|个(?!月|工作日|小时|百分点|季度|自然日|学时|以上)|件(?!事)|条(?!例|款|龙|规定)|次(?!性|日|年)|部(?!分|门|署|委|级)|[元篇份期场项起宗例则类户名人家处批套张册辆台块组]/y;
const SHARES_AND_MONEY = ['元', '%', '‰'];
const AFTER = /左右|以上|以下|以内|上下|不等|余/y;
const BEFORE = /(?:约|近|逾|超|超过|超出|不足|不少于|不低于|至少|平均|日均|月均)$/;
/** Before 十, 百, 千 or 万: an unnamed number of them. */
const SOME = '数几上';
const RANGE = /[\d零一二两三四五六七八九十百千万][件条次个期份%]?[-~～—–至到]$/;
/** What, directly before a number, makes it part of a name, a date, a fraction or an article of law. */
const GLUED = /[A-Za-z.\\/×_#*^第]$|\d[:：,]$|第[\d零一二三四五六七八九十百]{1,5}[条款项]?[、,，至到和及-]$/;
const AFTER_LAW = '例法定》';
/** The last characters of what BEFORE, RANGE and GLUED take, besides letters; behind any other there is no need to ask them. */
const BOUND = '约近逾超过出足于少均-~～–—至到.\\/×_#*^第:：,，、和及';
const LONGEST_QUOTE = 60;
const QUOTES: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '《': '》', '〔': '〕' };

/** The same of words, wherever they stand. */
export const figuresIn: (words: Words) => readonly FigureRead[] = ofWords(({ text, signs }) => {
  if ((signs & (sign.digit | sign.numeral)) === 0) return NONE;
  const figures: FigureRead[] = [];
  for (let i = nextStart(text, 0); i >= 0; ) {
    const end = numberEnd(text, i);
    const figure = (signOf(text.charCodeAt(end)) & sign.behindFigure) === 0 ? undefined : figureAt(text, i, end, signs);
    if (figure !== undefined) figures.push(figure);
    i = nextStart(text, figure?.to ?? end);
  }
  return figures.length === 0 ? NONE : figures;
});

const NONE: readonly FigureRead[] = [];

function nextStart(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) if ((signOf(text.charCodeAt(i)) & (sign.digit | sign.numeral)) !== 0) return i;
  return -1;
}

/** Inside a short quotation, title or document number, where digits are names. */
function isQuoted(text: string, start: number, end: number): boolean {
  for (let i = start - 1; i >= 0 && i >= start - LONGEST_QUOTE; i -= 1) {
    if ((signOf(text.charCodeAt(i)) & sign.quote) === 0) continue;
    const open = text.charAt(i);
    const close = QUOTES[open] ?? '';
    if (text.lastIndexOf(open, start - 1) > i) continue;
    if (!text.slice(i, start).includes(close) && text.slice(end, end + LONGEST_QUOTE).includes(close)) return true;
  }
  return false;
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** Where the number that begins here ends; an overlong run of digits is passed over whole. */
function numberEnd(text: string, start: number): number {
  const written = isDigitAt(text, start) ? sign.digit : sign.numeral;
  let end = runEnd(text, start, written);
  if (written === sign.digit && ',，.'.includes(text.charAt(end)) && end - start <= LONGEST_RUN)
    end = runEnd(text, matchEnd(ARABIC, text, start), written);
  return end;
}

function runEnd(text: string, start: number, kind: number): number {
  let end = start;
  while ((signOf(text.charCodeAt(end)) & kind) !== 0) end += 1;
  return end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

interface Reading {
  readonly value: number;
  readonly step: number;
  readonly round: boolean;
}

/** The quantity whose number stands at [start, end) of a text with these signs; undefined where it is none. */
function figureAt(text: string, start: number, end: number, signs: number): FigureRead | undefined {
  SCALE.lastIndex = end;
  const scale = '余多几百千万亿'.includes(text.charAt(end)) ? SCALE.exec(text) : null;
  const scaled = end + (scale?.[0].length ?? 0);
  const more = scaled < text.length && MORE.includes(text.charAt(scaled)) ? scaled + 1 : scaled;
  const unitEnd = matchEnd(UNIT, text, more);
  if (unitEnd === more) return undefined;
  const written = text.slice(start, end);
  const last = text.charAt(start - 1);
  const bound = BOUND.includes(last) || (signOf(last.charCodeAt(0)) & sign.latin) !== 0;
  const before = bound ? text.slice(Math.max(0, start - 12), start) : '';
  const reading = isDigitAt(text, start) ? arabic(written) : chinese(written, last);
  if (reading === undefined || (before !== '' && GLUED.test(before)) || ((signs & sign.quote) !== 0 && isQuoted(text, start, end)))
    return undefined;
  const unit = text.slice(more, unitEnd);
  const factor = SCALES[scale?.[1] ?? ''] ?? 1;
  const counted = !SHARES_AND_MONEY.includes(unit);
  if ((counted && !Number.isInteger(reading.value * factor)) || (written === '一' && '起则'.includes(unit))) return undefined;
  const to = '左以上不余'.includes(text.charAt(unitEnd)) ? matchEnd(AFTER, text, unitEnd) : unitEnd;
  const about = before === '' ? '' : (BEFORE.exec(before)?.[0] ?? '');
  return {
    start,
    end: scale?.[0].length === 1 ? scaled : end,
    from: start - about.length,
    to,
    value: rounded(reading.value * factor),
    step: reading.step * factor,
    unit,
    approximate:
      reading.round ||
      about !== '' ||
      more > scaled ||
      to > unitEnd ||
      (before !== '' && RANGE.test(before)) ||
      (scale !== null && (counted || scale[0].length > 1)),
  };
}

function arabic(written: string): Reading | undefined {
  if (written.length < 4 && !written.includes('.')) return { value: Number(written), step: 1, round: false };
  const plain = written.replaceAll(',', '').replaceAll('，', '');
  if (plain.length > 18) return undefined;
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return { value: Number(plain), step: 10 ** -decimals, round: false };
}

function chinese(written: string, last: string): Reading | undefined {
  if (written.length > 12 || (written.length > 1 && last !== '' && AFTER_LAW.includes(last))) return undefined;
  const bare = '百千万'.includes(written[0] ?? '');
  const some = (bare || written[0] === '十') && last !== '' && SOME.includes(last);
  const plain = written.replace('廿', '二十').replace('卅', '三十');
  const value = parseChineseNumber(bare ? `一${plain}` : plain);
  return value === undefined ? undefined : { value, step: 1, round: bare || some };
}
