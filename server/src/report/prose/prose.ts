import type { ReadingCopy } from '../../text/reading-copy.js';
import { cover, type Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, Report, WrittenCell } from '../types.js';
import { ofWords, type Words } from './paragraph-cache.js';
import type { Passage } from './passage.js';
import { Passages } from './passages.js';

/** A part of a passage between full stops; `start` and `end` are offsets into the passage's text, without the stop. */
export interface Sentence<P extends Words = Passage> {
  readonly passage: P;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Marks that end a sentence; ；ends one too, unless a reader takes it for a mark within one. */
export const FULL_STOPS = '。！？!?';
const STOPS = `${FULL_STOPS}；;`;
/** From so many characters on a line may have been cut by a page break, or by hard wrapping. */
const LONG_LINE = 30;
const WRAPPED_LINE = 16;
const MOST_LINES = 60;
/** What a comment for this tool or for HTML opens with; it is no prose. */
const COMMENT = /^(?:<!--|%%)/;

/** All running text of a report outside its tables, in order. Title and sign-off are part of it. */
export const proseOf: (report: Report) => readonly Passage[] = fact((report) => passagesOf(report).made());

/** The passages of it in whose words there is something for a reader, in order; no other is made for that. */
export function passagesWith(report: Report, isWorth: (words: Words) => boolean): readonly Passage[] {
  return passagesOf(report).with(isWorth);
}

const passagesOf = fact((report): Passages => {
  const passages = new Passages(report);
  const titles = titlesOf(report);
  let next = 0;
  /** The lines of a passage so far: most have one. */
  let first: Span | undefined;
  let more: readonly Span[] = NO_LINES;
  const flush = () => {
    if (first !== undefined) passages.add(first, more, false);
    first = undefined;
    more = NO_LINES;
  };
  eachLine(report, (at, heading) => {
    if (first !== undefined && (heading || more.length + 1 >= MOST_LINES || !goesOn(report.copy, more.at(-1) ?? first, at))) flush();
    if (heading) passages.add(at, NO_LINES, true);
    else if (first === undefined) first = at;
    else more = [...more, at];
    while ((titles[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next += 1;
    if ((titles[next]?.start ?? Number.POSITIVE_INFINITY) < at.end) flush();
  });
  flush();
  return passages;
});

const NO_LINES: readonly Span[] = [];

/** A line that ends in the middle of a sentence goes on in the next; across a blank line only a long one does. */
function goesOn(copy: ReadingCopy, before: Span, next: Span): boolean {
  const { text } = copy;
  const start = copy.copyOffset(before.start);
  const end = copy.copyOffset(before.end);
  const last = text.charCodeAt(end - 1);
  if (IS_STOP[last] === 1) return false;
  const length = end - start;
  if (length >= LONG_LINE) return true;
  if (isBlankLineWithin(text, end, copy.copyOffset(next.start))) return false;
  // No paragraph ends with a comma, and a title that opens on one line closes on the next.
  return length >= WRAPPED_LINE || last === COMMA || last === LISTING_COMMA || leavesOpen(text, start, end);
}

const [COMMA, LISTING_COMMA] = [0xff0c, 0x3001];

/** The last mark of a title in it opens one. */
function leavesOpen(text: string, start: number, end: number): boolean {
  for (let i = end - 1; i >= start; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === TITLE_OPENS || code === TITLE_CLOSES) return code === TITLE_OPENS;
  }
  return false;
}

const [TITLE_OPENS, TITLE_CLOSES] = [0x300a, 0x300b];

/** Two ends of lines stand in it. */
function isBlankLineWithin(text: string, start: number, end: number): boolean {
  let ends = 0;
  for (let i = start; i < end && ends < 2; i += 1) if (text.charCodeAt(i) === LINE_END) ends += 1;
  return ends === 2;
}

const LINE_END = 0x0a;

function titlesOf({ title }: Report): Span[] {
  return title === undefined ? [] : [title.at, ...title.repeated].sort((a, b) => a.start - b.start);
}

/** The lines of text outside tables, and which of them are headings; one that runs on into its paragraph is two. */
function eachLine(report: Report, take: (at: Span, heading: boolean) => void): void {
  let heading = 0;
  let table = 0;
  const { blocks } = report;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block === undefined) break;
    while ((report.tables[table]?.at.end ?? Number.POSITIVE_INFINITY) <= block.at.start) table += 1;
    const inTable = (report.tables[table]?.at.start ?? Number.POSITIVE_INFINITY) < block.at.end;
    const at = placeOf(block);
    if (at === undefined || at.start >= at.end || (inTable && block.kind === 'row') || isComment(report.source, at)) continue;
    while ((report.headings[heading]?.at.end ?? Number.POSITIVE_INFINITY) <= at.start) heading += 1;
    const here = report.headings[heading];
    const opens = here !== undefined && here.at.start <= at.start && here.at.end > at.start;
    if (opens && here.runIn && here.at.end < at.end) {
      take({ start: at.start, end: here.at.end }, true);
      take({ start: here.at.end, end: at.end }, false);
    } else take(at, opens || (block.kind === 'row' && block.hashes > 0));
  }
}

function isComment(text: string, { start }: Span): boolean {
  const first = text.charCodeAt(start);
  return (first === COMMENT_OPENS[0] || first === COMMENT_OPENS[1]) && COMMENT.test(text.slice(start, start + 4));
}

/** < and % */
const COMMENT_OPENS = [0x3c, 0x25] as const;

/** A line of one cell is text like a paragraph, and so is one that only looks like a row: two blanks or a tab within a sentence. */
function placeOf(block: Block): Span | undefined {
  if (block.kind === 'paragraph') return block.at;
  if (block.cells.length === 1) return block.cells[0]?.at;
  return block.notation !== 'pipe' && block.notation !== 'html' && isSentence(block.cells)
    ? block.cells.reduce((at, cell) => cover(at, cell.at), block.at)
    : undefined;
}

/** Marks of a sentence stand in it, and no cell is a bare figure. A mark that begins a cell was torn from its words: 共12条 | 。 */
function isSentence(cells: readonly WrittenCell[]): boolean {
  const isMarked = ({ text }: WrittenCell, index: number) => SENTENCE.test(text) || (index > 0 && /^[，。；]/.test(text));
  return cells.every(({ look }) => look === 'text' || look === 'empty') && cells.some(isMarked);
}

/** A comma, or a stop, behind more words than a cell has. */
const SENTENCE = /[\u4e00-\u9fff）》”%\d](?:[，；。]|：(?=.))/;

/** The sentences of a passage between these stops. */
export function sentencesOf<P extends Words>(passage: P, stops = STOPS): Sentence<P>[] {
  const { text } = passage;
  const sentences: Sentence<P>[] = [];
  let start = 0;
  const take = (end: number) => {
    if (end > start) sentences.push({ passage, start, end, text: text.slice(start, end) });
    start = end + 1;
  };
  for (const stop of stopsIn(passage)) if (stops === STOPS || stops.includes(text.charAt(stop))) take(stop);
  take(text.length);
  return sentences;
}

/** Where they stand, found once for all that read sentence by sentence. */
const stopsIn = ofWords(({ text }: Words): readonly number[] => {
  const places: number[] = [];
  for (let i = 0; i < text.length; i += 1) if (IS_STOP[text.charCodeAt(i)] === 1) places.push(i);
  return places;
});

/** By code. */
const IS_STOP = new Uint8Array(0x10000);
for (const stop of STOPS) IS_STOP[stop.charCodeAt(0)] = 1;
