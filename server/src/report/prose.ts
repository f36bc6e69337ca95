import { isBlank } from '../text/chars.js';
import type { Span } from '../text/span.js';
import { fact } from './fact.js';
import type { Block, Report } from './types.js';

/** Running text as its readers take it in: a paragraph, put together again where a page break cut it. */
export interface Passage {
  /** Without blanks and line breaks; full-width digits, letters, ％ and ． are half-width, one character for one. All else is as written. */
  readonly text: string;
  readonly heading: boolean;
  /** Where the characters [start, end) of `text` stand in the draft. */
  at(start: number, end: number): Span;
}

/** A part of a passage between full stops; `start` and `end` are offsets into the passage's text, without the stop. */
export interface Sentence {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const STOPS = '。！？!?；;';
const STOP = /[。！？!?；;]/g;
/** From so many characters on a line may have been cut by a page break, or by hard wrapping. */
const LONG_LINE = 30;
const WRAPPED_LINE = 16;
const MOST_LINES = 60;
/** What a comment for this tool or for HTML opens with; it is no prose. */
const COMMENT = /^(?:<!--|%%)/;

/** All running text of a report outside its tables, in order. Title and sign-off are part of it. */
export const proseOf: (report: Report) => readonly Passage[] = fact((report) => {
  const passages: Passage[] = [];
  const titles = titlesOf(report);
  let next = 0;
  let pending: Span[] = [];
  const flush = () => {
    if (pending.length > 0) passages.push(passage(report, pending, false));
    pending = [];
  };
  for (const { at, heading } of lines(report)) {
    const last = pending.at(-1);
    if (last !== undefined && (heading || pending.length >= MOST_LINES || !goesOn(report.text, last, at))) flush();
    if (heading) passages.push(passage(report, [at], true));
    else pending.push(at);
    while ((titles[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next += 1;
    if ((titles[next]?.start ?? Number.POSITIVE_INFINITY) < at.end) flush();
  }
  flush();
  return passages;
});

/** A line that ends in the middle of a sentence goes on in the next; across a blank line only a long one does. */
function goesOn(text: string, line: Span, next: Span): boolean {
  if (STOPS.includes(text.charAt(line.end - 1))) return false;
  const gap = text.slice(line.end, next.start);
  const apart = gap.indexOf('\n') !== gap.lastIndexOf('\n');
  return line.end - line.start >= (apart ? LONG_LINE : WRAPPED_LINE);
}

function titlesOf({ title }: Report): Span[] {
  return title === undefined ? [] : [title.at, ...title.repeated].sort((a, b) => a.start - b.start);
}

interface Line {
  readonly at: Span;
  readonly heading: boolean;
}

function* lines(report: Report): Iterable<Line> {
  let heading = 0;
  let table = 0;
  for (const block of report.blocks) {
    while ((report.tables[table]?.at.end ?? Number.POSITIVE_INFINITY) <= block.at.start) table += 1;
    const inTable = (report.tables[table]?.at.start ?? Number.POSITIVE_INFINITY) < block.at.end;
    const at = placeOf(block);
    if (at === undefined || at.start >= at.end || (inTable && block.kind === 'row') || isComment(report.text, at)) continue;
    while ((report.headings[heading]?.at.end ?? Number.POSITIVE_INFINITY) <= at.start) heading += 1;
    const here = report.headings[heading];
    const opens = here !== undefined && here.at.start <= at.start && here.at.end > at.start;
    if (opens && here.runIn && here.at.end < at.end) {
      yield { at: { start: at.start, end: here.at.end }, heading: true };
      yield { at: { start: here.at.end, end: at.end }, heading: false };
    } else yield { at, heading: opens || (block.kind === 'row' && block.hashes > 0) };
  }
}

function isComment(text: string, at: Span): boolean {
  return COMMENT.test(text.slice(at.start, at.start + 4));
}

/** A line of one cell is text like a paragraph; a row of several is a table. */
function placeOf(block: Block): Span | undefined {
  if (block.kind === 'paragraph') return block.at;
  return block.cells.length === 1 ? block.cells[0]?.at : undefined;
}

function passage({ text: shown, source }: Report, parts: readonly Span[], heading: boolean): Passage {
  const { text, place } = joined(shown, parts);
  /** In a page a character may be written as an entity: &lt; */
  const endOf = (offset: number) => {
    const entity = source.charAt(offset) === '&' && shown.charAt(offset) !== '&';
    return entity ? source.indexOf(';', offset) + 1 || offset + 1 : offset + 1;
  };
  return {
    text,
    heading,
    at: (start, end) => ({ start: place(start), end: end > start ? endOf(place(end - 1)) : place(start) }),
  };
}

/** The parts without blanks, and where the characters stand in the draft: by stretches without a blank, of which most parts are one. */
function joined(shown: string, parts: readonly Span[]): { readonly text: string; readonly place: (index: number) => number } {
  const starts: number[] = [];
  const places: number[] = [];
  const pieces: string[] = [];
  let count = 0;
  const take = (from: number, to: number) => {
    if (from === to) return;
    starts.push(count);
    places.push(from);
    pieces.push(narrowed(shown, from, to));
    count += to - from;
  };
  for (const { start, end } of parts) {
    let from = start;
    for (let i = start; i < end; i += 1) {
      const code = shown.charCodeAt(i);
      // Han and its marks, by far the most: no blank is among them.
      if ((code > 0x3000 && code < 0xfeff) || !isBlank(code)) continue;
      take(from, i);
      from = i + 1;
    }
    take(from, end);
  }
  const stretchOf = (index: number) => {
    let low = 0;
    for (let high = starts.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low;
  };
  const placeOf = (index: number) => {
    const stretch = stretchOf(index);
    return (places[stretch] ?? 0) + index - (starts[stretch] ?? 0);
  };
  return { text: pieces.join(''), place: (index) => (index < count ? placeOf(index) : count === 0 ? 0 : placeOf(count - 1) + 1) };
}

const WIDE = /[０-９Ａ-Ｚａ-ｚ％．]/g;

function narrowed(shown: string, from: number, to: number): string {
  const text = shown.slice(from, to);
  return text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** The sentences of a passage; ；ends one too, unless a caller brings stops of its own: one character each, flag g. */
export function sentencesOf(passage: Passage, stops = STOP): Sentence[] {
  const { text } = passage;
  const sentences: Sentence[] = [];
  let start = 0;
  stops.lastIndex = 0;
  for (let end = 0; end < text.length; start = end + 1) {
    end = stops.test(text) ? stops.lastIndex - 1 : text.length;
    if (end > start) sentences.push({ passage, start, end, text: text.slice(start, end) });
  }
  return sentences;
}
