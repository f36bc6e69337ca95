import type { Span } from './span.js';

/** Blank for a reader: space, tab, line ends, NBSP, U+3000, zero-width and BOM. */
export function isBlank(code: number): boolean {
  // Chinese characters, which nearly all are, stand behind U+3000.
  if (code > 0x3000) return code === 0xfeff;
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2060
  );
}

/** Whether any of its characters is a blank. */
export function hasBlank(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (isBlank(text.charCodeAt(i))) return true;
  return false;
}

/** The part of [start, end) without blanks at either end; empty at `start` where all is blank. */
export function trimmed(text: string, start: number, end: number): Span {
  let s = start;
  let e = end;
  while (s < e && isBlank(text.charCodeAt(s))) s += 1;
  if (s === e) return { start, end: start };
  while (e > s && isBlank(text.charCodeAt(e - 1))) e -= 1;
  return { start: s, end: e };
}

/** Full-width ASCII (U+FF01…) as half-width, U+3000 as a space; anything else unchanged. */
export function halfWidth(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return code === 0x3000 ? 0x20 : code;
}

/** Runs of full-width ASCII (by default digits, Latin letters, ％ and ．) as half-width, one character for one; all else as it is. */
export function withHalfWidth(text: string, wide = WIDE): string {
  return text.replace(wide, (run) => {
    let narrow = '';
    for (let from = 0; from < run.length; from += MOST_CODES) {
      const codes: number[] = [];
      for (let i = from; i < run.length && i < from + MOST_CODES; i += 1) codes.push(run.charCodeAt(i) - 0xfee0);
      narrow += String.fromCharCode(...codes);
    }
    return narrow;
  });
}

const WIDE = /[０-９Ａ-Ｚａ-ｚ％．]+/g;
/** Engines limit the arguments of a call; all of them take so many. */
const MOST_CODES = 4096;

/** Whether the UTF-16 code is that of a digit, half-width or full-width. */
export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Whether the UTF-16 code is that of a Chinese character of the basic block (U+4E00 to U+9FFF). */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** The UTF-16 codes of these characters, to tell one of them by its code. */
export function codesOf(chars: string): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let i = 0; i < chars.length; i += 1) codes.add(chars.charCodeAt(i));
  return codes;
}

/** The code of the last character; NaN for an empty text. */
export function lastCode(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** A copy of its own: a slice keeps in memory all that it was cut from. */
export function apart(text: string): string {
  return ` ${text}`.slice(1);
}

/** The text without any blank. */
export function withoutBlanks(text: string): string {
  let clean = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isBlank(text.charCodeAt(i))) continue;
    clean += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : clean + text.slice(from);
}

/** The end of a text behind the last of some characters; all of it where none of them stands in it. */
export function behindLast(text: string, stops: string): string {
  let start = text.length;
  while (start > 0 && !stops.includes(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}
