import { codesOf, halfWidth, isBlank, isDigit, lastCode } from './chars.js';

/** What a cell's text can be, before its column says what it should be. */
export type CellLook = 'empty' | 'figure' | 'standIn' | 'text';

/** Written where nothing is: never a figure, never a label. */
const STAND_INS = new Set(['/', '\\', '-', '--', '---', '－', '—', '——', '———', '–', '―', '无', '零', '〇', '／', '*', '…', '……']);
const FIGURE_LIKE = /^[+-]?\d[\d,.]*(?:元|万元|亿元|件|项|条|个|次|人|篇|人次)?$/;

/** Half-width, blanks removed; minus signs of all kinds as `-`. */
export function plainFigure(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) continue;
    if (code === 0x2212 || code === 0x2013 || code === 0xff0d) plain += '-';
    else if (code === 0xff0c) plain += ',';
    else plain += String.fromCharCode(halfWidth(code));
  }
  return plain;
}

/** What the trimmed text of a cell looks like: nothing, a figure, what is written where nothing is (— / 无), or words. */
export function lookOf(text: string): CellLook {
  if (text.length === 0) return 'empty';
  // Nearly all cells are of digits or of Chinese.
  if (text.length <= LONGEST_FIGURE && isOfDigits(text)) return 'figure';
  if (text.length <= LONGEST_STAND_IN && STAND_INS.has(text)) return 'standIn';
  if (text.length > LONGEST_FIGURE || !mayBeginFigure(text.charCodeAt(0)) || !mayEndFigure(lastCode(text))) return 'text';
  return FIGURE_LIKE.test(plainFigure(text)) || misread(text) !== undefined ? 'figure' : 'text';
}

const MISREAD = /^(?=.*[OoIl])[\dOoIl]{1,8}$/;

/** The figure that letters were read for, or typed: O or o for 0, l or I for 1; undefined where there is no such letter, or anything else. */
export function misread(text: string): string | undefined {
  return MISREAD.test(text) ? text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : undefined;
}

/** A digit, a letter misread for one or a sign, of whatever width, or a blank before them. */
function mayBeginFigure(code: number): boolean {
  return isDigit(code) || isBlank(code) || SIGNS.has(code);
}

/** Not by far all that may stand there: labels such as 1.信访 end otherwise. */
function mayEndFigure(code: number): boolean {
  return isDigit(code) || isBlank(code) || ENDS.has(code);
}

const SIGNS = codesOf('+-＋－−–OoIl');
const ENDS = codesOf(',.，．元件项条个次人篇OoIl');

const LONGEST_FIGURE = 24;
const LONGEST_STAND_IN = 3;

function isOfDigits(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** The value of a plain figure: an optional sign, digits, an optional fraction. Anything else is undefined. */
export function parseFigure(text: string): number | undefined {
  if (text.length === 0) return undefined;
  if (isOfDigits(text)) return text.length <= 16 ? Number(text) : undefined;
  const plain = plainFigure(text);
  return plain.length <= 16 && /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Figures carry up to six decimals; sums and differences of them must not fail on binary fractions. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
}
