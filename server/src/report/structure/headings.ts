import { codesOf, isBlank, trimmed } from '../../text/chars.js';
import { parseChineseNumeral } from '../../text/numerals.js';
import { cover, type Span } from '../../text/span.js';
import type { TakenBlocks } from '../tables/raw.js';
import type { Block, Heading } from '../types.js';
import { endsInSentence, NUMERAL_MARKS } from './ordinals.js';

const LEVEL_1 = new RegExp(`^([一二三四五六七八九十]{1,3})\\s*[${NUMERAL_MARKS}]\\s*`);
/** 三、三、 */
const DOUBLED = new RegExp(`^([一二三四五六七八九十]{1,3})\\s*[${NUMERAL_MARKS}]\\s*\\1\\s*[${NUMERAL_MARKS}]\\s*`);
const LOST = /^([、．])\s*(?=[\u4e00-\u9fff])/;
const LEVEL_2 = /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*、?\s*/;
const ARABIC = /^(\d{1,2})\s*([、.．])\s*(?!\d)/;
const DIGIT = /\d/;
const PART = /^第([一二三四五六七八九十]{1,3})部分\s*[:：、]?\s*/;
/** Longest heading of level 1; the fixed ones have at most 24 characters. */
const LONGEST = 45;
const LONGEST_LEVEL_2 = 40;

/** Lines that open a section or a part of one. `consumed` are the blocks of tables, whose numbered rows look the same. */
export function findHeadings(text: string, blocks: readonly Block[], consumed: TakenBlocks): Heading[] {
  const headings: Heading[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || consumed.has(index)) continue;
    const at = lineOf(block);
    const heading = at && readHeading(text, at, block.kind === 'row' ? block.hashes : 0, block.at.start);
    if (heading !== undefined) headings.push(heading);
  }
  return withoutItems(text, headings);
}

/** Fewer characters between two headings are no text. */
const SOME_TEXT = 12;

/** The first that opens a section: a list of contents above the title names those that come again below. */
export function firstOpening(headings: readonly Heading[]): Heading | undefined {
  const openings = headings.filter(({ level, number }) => level === 1 && number !== undefined);
  if (!isCloseTo(openings[0], openings[1])) return openings[0];
  // By number and words: to put these together for each of them takes longer than to look up both.
  const last = new Map<number | undefined, Map<string, number>>();
  for (const [i, { number, text }] of openings.entries()) {
    const places = last.get(number) ?? new Map<string, number>();
    last.set(number, places.set(text, i));
  }
  const isEntry = (i: number) => {
    const one = openings[i];
    return one !== undefined && (last.get(one.number)?.get(one.text) ?? i) > i;
  };
  let first = 0;
  while (isCloseTo(openings[first], openings[first + 1]) && isEntry(first)) first += 1;
  return openings[first > 0 && isEntry(first) ? first + 1 : first];
}

function isCloseTo(one: Heading | undefined, next: Heading | undefined): boolean {
  return one !== undefined && next !== undefined && next.at.start - one.at.end < SOME_TEXT;
}

/** Below headings such as `## 一、` a deeper `### 1.` opens no section. */
function withoutItems(text: string, headings: Heading[]): Heading[] {
  const isArabic = ({ level, numberAt }: Heading) => level === 1 && DIGIT.test(text.charAt(numberAt.start));
  if (!headings.some(isArabic)) return headings;
  let depth = Number.POSITIVE_INFINITY;
  for (const one of headings) if (one.level === 1 && one.number !== undefined && !isArabic(one)) depth = Math.min(depth, one.prefix.length);
  return headings.filter((one) => !isArabic(one) || one.prefix.length <= depth);
}

/** A line of its own; also one that two blanks or a tab make look like a row of words. */
function lineOf(block: Block): Span | undefined {
  if (block.kind === 'paragraph') return block.at;
  const { cells, notation } = block;
  if (cells.length <= 1) return cells[0]?.at;
  if (notation === 'pipe' || notation === 'html' || cells.length > 3 || !cells.every(({ look }) => look === 'text')) return undefined;
  return cells.reduce((all, cell) => cover(all, cell.at), cells[0]?.at ?? block.at);
}

function readHeading(text: string, at: Span, hashes: number, blockStart: number): Heading | undefined {
  const first = text.charCodeAt(at.start);
  if (hashes === 0 && !OPENINGS.has(first)) return undefined;
  const line = text.slice(at.start, Math.min(at.end, at.start + 80));
  const prefix = hashes > 0 ? `${'#'.repeat(hashes)} ` : '';
  const second = first === 0xff08 || first === 0x28 ? LEVEL_2.exec(line) : null;
  if (second !== null) return levelTwo(text, at, second, prefix);
  if (at.end - at.start > LONGEST || (hashes === 0 && endsInSentence(line))) return undefined;
  const match = NUMERALS.has(first) ? (DOUBLED.exec(line) ?? LEVEL_1.exec(line)) : first === 0x7b2c ? PART.exec(line) : null;
  const lost = match === null ? LOST.exec(line) : null;
  const arabic = match === null && lost === null && hashes > 0 ? ARABIC.exec(line) : null;
  if (match === null && lost === null && arabic === null && hashes === 0) return undefined;
  const length = (match ?? lost ?? arabic)?.[0].length ?? 0;
  const number = match !== null ? parseChineseNumeral(match[1] ?? '') : arabic !== null ? Number(arabic[1]) : undefined;
  const textAt = trimmed(text, at.start + length, at.end);
  const numberEnd = at.start + (match ?? lost ?? arabic ?? [''])[0].trimEnd().length;
  return {
    at: { start: hashes > 0 ? blockStart : at.start, end: at.end },
    level: 1,
    number,
    numberAt: { start: at.start, end: numberEnd },
    text: text.slice(textAt.start, textAt.end),
    textAt,
    runIn: false,
    prefix,
  };
}

const NUMERALS = codesOf('一二三四五六七八九十');
/** Only lines that begin with one of these can be headings. */
const OPENINGS = new Set([...NUMERALS, ...codesOf('（(、．第')]);

/** （一）主动公开情况。……: the heading runs to the first stop, the rest is text. */
function levelTwo(text: string, at: Span, match: RegExpExecArray, prefix: string): Heading | undefined {
  const start = at.start + match[0].length;
  let end = start;
  while (end < at.end && end - start <= LONGEST_LEVEL_2 && !'。：:；\n'.includes(text[end] ?? '')) end += 1;
  if (end - start > LONGEST_LEVEL_2) return undefined;
  const textAt = trimmed(text, start, end);
  if (textAt.start === textAt.end) return undefined;
  let after = end;
  while (after < at.end && ('。：:；'.includes(text[after] ?? '') || isBlank(text.charCodeAt(after)))) after += 1;
  return {
    at: { start: at.start, end: textAt.end },
    level: 2,
    number: parseChineseNumeral(match[1] ?? ''),
    numberAt: { start: at.start, end: at.start + match[0].trimEnd().length },
    text: text.slice(textAt.start, textAt.end),
    textAt,
    runIn: after < at.end,
    prefix,
  };
}
