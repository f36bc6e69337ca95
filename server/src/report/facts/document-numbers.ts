import { documents } from '../../data/law.js';
import { sign } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith } from '../prose/prose.js';
import type { Report } from '../types.js';

/** What is wrong with the writing of a document number. */
export type NumberFault = 'brackets' | 'closing' | 'suffix' | 'ordinal' | 'zero' | 'year';

/** 发文字号 as written: issuer's code, year, serial number. */
export interface NumberFound {
  readonly passage: Passage;
  /** Offsets into the passage's text: from the code to 号. */
  readonly start: number;
  readonly end: number;
  readonly at: Span;
  /** From the bracket on: what is written otherwise than it should be. */
  readonly tailAt: Span;
  readonly code: string;
  readonly year: number;
  readonly serial: number;
  readonly faults: readonly NumberFault[];
  /** 国办发〔2019〕54号, as it should be. */
  readonly number: string;
  /** The bracket about the number whose partner is there: （ lost before the code, or ） behind 号. */
  readonly lost: 'opening' | 'closing' | undefined;
}

const NEEDED = sign.numberBracket | sign.digit;
const OPENING = /[〔[【（(［〈﹝]/g;
const CLOSING = '〕]】）)］〉﹞';
const TAIL = /([〔[【（(［〈﹝])(\d{2,12})([〕\]】）)］〉﹞]?)(第?)(\d{0,6})(号?)/y;
/** Last characters of an issuer's code that make sure a bracket with a year behind it is a document number. */
const CODE_END = new Set([...'发函办字规电秘文通政令释议审委党组纪党干']);
const CODE = /^[\u4e00-\u9fff]$/;
const LONGEST_CODE = 12;
/** No code holds these; they end the words in front of it. */
const BEFORE_CODE = new Set([...'的和与及按照据《》以于由在为将了，、']);

/** Document numbers in running text, the damaged ones too. Source: GB/T 9704—2012, 7.2.5. */
export const documentNumbersOf: (report: Report) => readonly NumberFound[] = fact((report) =>
  passagesWith(report, mayHaveNumbers).flatMap(numbersIn),
);

const mayHaveNumbers = ({ signs }: Words) => (signs & NEEDED) === NEEDED;

function numbersIn(passage: Passage): readonly NumberFound[] {
  const { text } = passage;
  const found: NumberFound[] = [];
  OPENING.lastIndex = 0;
  while (OPENING.test(text)) {
    const open = OPENING.lastIndex - 1;
    TAIL.lastIndex = open;
    const match = TAIL.exec(text);
    const number = match === null ? undefined : readNumber(passage, open, match);
    if (number === undefined) continue;
    found.push(number);
    OPENING.lastIndex = number.end;
  }
  return found;
}

function readNumber(passage: Passage, open: number, match: RegExpExecArray): NumberFound | undefined {
  const { text } = passage;
  const [, bracket = '', digits = '', close = '', ordinal = '', behind = '', suffix = ''] = match;
  const start = codeStart(text, open);
  const code = text.slice(start, open);
  const glued = behind === '' && digits.length > 4;
  if (glued ? bracket !== '〔' && bracket !== '﹝' : behind === '') return undefined;
  const closesOuter = glued && (close === ')' || close === '）') && opensOuter(text, start);
  const yearDigits = glued ? digits.slice(0, 4) : digits;
  const serial = Number(glued ? digits.slice(4) : behind);
  const year = Number(yearDigits.length === 2 ? `20${yearDigits}` : yearDigits);
  if (yearDigits.length === 3 || year < 1949 || year > 2099 || serial === 0) return undefined;
  if (!isCode(code) && !mayBeKnown(text, start, code, `〔${year}〕${serial}号`)) return undefined;
  if (!isTortoise(bracket, close) && !glued && suffix === '') return undefined;
  const faults = faultsOf({ bracket, close, glued, ordinal, behind, suffix, yearDigits });
  const length = closesOuter ? 1 + digits.length : match[0].length;
  const end = open + length;
  if (suffix === '' && !isTortoise(bracket, close) && !endsNumber(text.charAt(end))) return undefined;
  return {
    passage,
    start,
    end,
    at: passage.at(start, end),
    tailAt: passage.at(open, end),
    code,
    year,
    serial,
    faults,
    number: `${code}〔${year}〕${serial}号`,
    lost: closesOuter ? undefined : lostBracket(text, start, end),
  };
}

function isCode(code: string): boolean {
  return code.length >= 2 && CODE_END.has(code.at(-1) ?? '');
}

/** 国办公开办涵〔2021〕30号, or 《…》（〔2019〕54号）: year and serial number are those of a document on record, its code is damaged. */
function mayBeKnown(text: string, start: number, code: string, tail: string): boolean {
  return (
    KNOWN_TAILS.has(tail) &&
    (code.length >= SHORTEST_DAMAGED || (code === '' && /》[（(]$/.test(text.slice(Math.max(0, start - 2), start))))
  );
}

const KNOWN_TAILS = new Set(documents.map(({ number }) => number.slice(number.indexOf('〔'))));
const SHORTEST_DAMAGED = 3;

/** 》国办函〔2020〕109号）的规定; （国办函〔2020〕109号的规定。 Within a sentence a bracket without its partner is certain. */
function lostBracket(text: string, start: number, end: number): NumberFound['lost'] {
  const before = text.slice(Math.max(0, start - LONGEST_ASIDE), start);
  const behind = text.slice(end, end + LONGEST_ASIDE);
  if (before.endsWith('》') && CLOSES.test(behind.charAt(0)) && !isOpen(before)) return 'opening';
  const words = /^[^（）()。；]*[（）()。；]?/.exec(behind)?.[0] ?? '';
  if (!/[（(]$/.test(before) || isOpen(before.slice(0, -1)) || CLOSES.test(behind.charAt(words.length))) return undefined;
  // Directly behind a title it is the title's number, and the sentence goes on without it.
  const goesOn = /》[（(]$/.test(before)
    ? /^(?:的|文件|要求|规定|精神)[^（）()]*[。；]$/
    : /^(?:的|文件|要求|规定|精神)[^（）()，、]*[。；]$/;
  return goesOn.test(words) ? 'closing' : undefined;
}

const LONGEST_ASIDE = 120;
const CLOSES = /[）)]/;

/** Whether a bracket stands open at the end. */
function isOpen(text: string): boolean {
  return Math.max(text.lastIndexOf('（'), text.lastIndexOf('(')) > Math.max(text.lastIndexOf('）'), text.lastIndexOf(')'));
}

interface Parts {
  readonly bracket: string;
  readonly close: string;
  readonly glued: boolean;
  readonly ordinal: string;
  readonly behind: string;
  readonly suffix: string;
  readonly yearDigits: string;
}

function faultsOf({ bracket, close, glued, ordinal, behind, suffix, yearDigits }: Parts): NumberFault[] {
  const faults: NumberFault[] = [];
  if (glued || close === '') faults.push('closing');
  else if (!isTortoise(bracket, close)) faults.push('brackets');
  if (suffix === '') faults.push('suffix');
  if (ordinal !== '') faults.push('ordinal');
  if (behind.startsWith('0')) faults.push('zero');
  if (yearDigits.length === 2) faults.push('year');
  return faults;
}

function isTortoise(open: string, close: string): boolean {
  return open === '〔' && close === '〕';
}

/** Without 号 the number must at least be over: a bracket, a mark or the end follows. */
function endsNumber(next: string): boolean {
  return next === '' || CLOSING.includes(next) || '，。；、》,;和'.includes(next);
}

/** The bracket that a lost 号) seems to close was opened before the code. */
function opensOuter(text: string, codeAt: number): boolean {
  const before = text.charAt(codeAt - 1);
  return before === '(' || before === '（';
}

/** Words that stand in front of a code without a mark between. */
const LEADING = /^.*(?:落实|根据|按照|依据|依照|遵照|贯彻|执行|印发|转发|下发|学习|文件|通知|办公室|人民政府|号)(?=..)/;

function codeStart(text: string, open: number): number {
  let start = open;
  while (start > 0 && open - start < LONGEST_CODE) {
    const char = text.charAt(start - 1);
    if (!CODE.test(char) || BEFORE_CODE.has(char)) break;
    start -= 1;
  }
  return start + (LEADING.exec(text.slice(start, open))?.[0].length ?? 0);
}
