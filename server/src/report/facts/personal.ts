import { withHalfWidth } from '../../text/chars.js';
import { lineStart } from '../../text/lines.js';
import { matches } from '../../text/matches.js';
import type { Span } from '../../text/span.js';
import { isDay } from './dates.js';

/** A number that belongs to a person. */
export interface Personal {
  readonly at: Span;
  readonly kind: 'identity' | 'mobile' | 'card';
}

const WIDE = /[０-９Ｘｘ]+/g;
/** A run of digits that is no part of a longer number, code or index number such as 000014349/2023-00012. */
const NUMBER = /(?<![\dA-Za-z_.=])(?<!\d[-/－])\d{11,19}[Xx]?(?![\dA-Za-z_@%=])(?![-/.－]\d)/g;
/** 138-0013-8001, 138 0013 8001, +86 13800138001. */
const GROUPED_MOBILE =
  /(?<![\dA-Za-z_.=/-])(?<!\d[ \u00a0\u3000])(?:(?:[+＋]86|0086)[ \u00a0-]?)?1[3-9]\d([ \u00a0\u3000\u2010-\u2015－-]?)\d{4}\1\d{4}(?![\d-])(?![ \u00a0\u3000]\d)/g;
/** 139 571 01234, 139.5710.1234: however it is parted, behind the word for a telephone. */
const PARTED_MOBILE =
  /(?<![\dA-Za-z_.=/-])(?<!\d[ \u00a0\u3000])1[3-9]\d(?:[ \u00a0\u3000·.•/_\u2010-\u2015－-]?\d){8}(?![\d%])(?![ \u00a0\u3000/.·-]\d)/g;
/** 110105 19491231 002X, 6222 0212 3456 7894: groups of three or more, the last of any length. */
const GROUPED =
  /(?<![\dA-Za-z_.=/-])(?<!\d[ \u00a0\u3000])\d{3,10}(?:[ \u00a0\u3000·._\u2010-\u2015－-]{1,3}\d{3,10}){0,4}[ \u00a0\u3000·._\u2010-\u2015－-]{1,3}\d{0,7}[\dXx](?![\dA-Za-z_@%=])(?![ \u00a0\u3000/.－-]\d)/g;
/** No number of a person has fewer digits, nor more between two of them. */
const MANY_DIGITS = /[\d０-９](?:[ \u00a0\u3000·.•/_\u2010-\u2015－-]{0,3}[\d０-９]){9}/;
const PHONE_WORDS = /电话|手机|联系|号码|热线|微信|致电|拨打|咨询|投诉|举报|tel/i;
/** A whole cell, of a table that is not the form's. */
const CELL_START = /(?:^|[|\t\n>])[ \u3000]*$/;
const CELL_END = /^[ \u3000]*(?:[|\t<])/;
const URL = /(?:https?:\/\/|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{1,2000}/gi;
/** Codes of the provinces, GB/T 2260; a unified social credit code begins otherwise or holds no birth date. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
const LOOK_BACK = 15;
const IDENTITY_WORDS = /身份证|公民身份|证件号|身份号/;
const CARD_WORDS = /卡号|银行卡|储蓄卡|一卡通|账号|帐号|账户|帐户/;
/** 13000000000 and the like: figures of neighbouring cells that ran together. */
const RUN_TOGETHER = /0{5}/;
const AMOUNT = /^\s?(?:元|万|亿|条|件|次|人|号)/;
const OTHER_NUMBER = /(?:编号|索引号|案号|备案号?|代码|证号|单号|QQ号?)[:：]?\s?$/;

/** Identity, mobile and card numbers of a text, addresses of web pages aside. Figures may be full-width. */
export function findPersonal(text: string): Personal[] {
  if (!MANY_DIGITS.test(text)) return [];
  const plain = withHalfWidth(text, WIDE).replace(URL, (url) => ' '.repeat(url.length));
  const found: Personal[] = [];
  for (const match of matches(plain, NUMBER)) {
    const at = { start: match.index, end: match.index + match[0].length };
    const before = plain.slice(Math.max(0, at.start - LOOK_BACK), at.start);
    const kind = kindOf(match[0], before, plain.slice(at.end, at.end + 3));
    if (kind !== undefined) found.push({ at, kind });
  }
  for (const { index, 0: whole, 1: separator = '' } of matches(plain, GROUPED_MOBILE)) {
    const at = { start: index, end: index + whole.length };
    if (isGroupedMobile(plain, at, whole, separator)) found.push({ at, kind: 'mobile' });
  }
  for (const { index, 0: whole } of matches(plain, PARTED_MOBILE)) {
    const before = plain.slice(Math.max(0, index - LOOK_BACK), index);
    const isParted = /\D/.test(whole) && PHONE_WORDS.test(before.slice(before.lastIndexOf('\n') + 1));
    if (isParted) found.push({ at: { start: index, end: index + whole.length }, kind: 'mobile' });
  }
  for (const { index, 0: whole } of matches(plain, GROUPED)) {
    const kind = groupedKind(whole, plain.slice(Math.max(0, index - LOOK_BACK), index));
    if (kind !== undefined) found.push({ at: { start: index, end: index + whole.length }, kind });
  }
  found.sort((a, b) => a.at.start - b.at.start);
  return found.filter(({ at }, i) => at.start >= (found[i - 1]?.at.end ?? 0));
}

/** Dashes and a country's code make a telephone number; blanks alone hold figures of a row apart just as well. */
function isGroupedMobile(plain: string, { start, end }: Span, whole: string, separator: string): boolean {
  if (/^[+＋0]/.test(whole)) return true;
  if (separator === '') return false;
  if (/[^\s]/.test(separator)) return true;
  const before = plain.slice(Math.max(0, start - LOOK_BACK), start);
  const words = before.slice(lineStart(before, before.length));
  return PHONE_WORDS.test(words) || (CELL_START.test(before) && CELL_END.test(plain.slice(end, end + LOOK_BACK)) && !/\n/.test(whole));
}

/** The check digit, the birth date and the region together leave no doubt; of a card the text must speak. */
function groupedKind(whole: string, before: string): Personal['kind'] | undefined {
  const number = whole.replace(/[^\dXx]/g, '');
  if (number.length === 18 && isIdentity(number)) return 'identity';
  if (/\D/.test(number)) return undefined;
  if (number.length === 15 && IDENTITY_WORDS.test(before) && isOldIdentity(number)) return 'identity';
  return CARD_WORDS.test(before) && isCard(number, true) ? 'card' : undefined;
}

function kindOf(number: string, before: string, behind: string): Personal['kind'] | undefined {
  if (number.length === 18 && isIdentity(number)) return 'identity';
  if (/\D/.test(number)) return undefined;
  if (number.length === 15 && IDENTITY_WORDS.test(before) && isOldIdentity(number)) return 'identity';
  if (number.length === 11)
    return /^1[3-9]/.test(number) && !RUN_TOGETHER.test(number) && !AMOUNT.test(behind) && !OTHER_NUMBER.test(before)
      ? 'mobile'
      : undefined;
  return isCard(number, CARD_WORDS.test(before)) ? 'card' : undefined;
}

/** GB 11643: region, birth date, check digit by ISO 7064 MOD 11-2. */
function isIdentity(number: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(number) || !PROVINCES.has(number.slice(0, 2))) return false;
  const year = Number(number.slice(6, 10));
  if (year < 1900 || year > 2099 || !isDay(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK[sum % 11] === number[17]?.toUpperCase();
}

/** The 15 digits of before 1999 have no check digit; they count only where the text calls them an identity number. */
function isOldIdentity(number: string): boolean {
  const day = isDay(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));
  return PROVINCES.has(number.slice(0, 2)) && day;
}

/** Cards of UnionPay have 16 or 19 digits and begin with 62; others count only where the text speaks of a card. */
function isCard(number: string, named: boolean): boolean {
  if (number.length < 16 || !luhn(number)) return false;
  return /^62/.test(number) ? named || number.length === 16 || number.length === 19 : named && /^[45]/.test(number);
}

function luhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i += 1) {
    const digit = Number(number[number.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
