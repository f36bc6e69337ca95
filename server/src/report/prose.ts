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
  const places = new Uint32Array(parts.reduce((sum, { start, end }) => sum + end - start, 0));
  let count = 0;
  const pieces: string[] = [];
  for (const { start, end } of parts) {
    let from = start;
    for (let i = start; i < end; i += 1) {
      const code = shown.charCodeAt(i);
      const narrowed = narrow(code);
      const blank = isBlank(code);
      if (!blank) {
        places[count] = i;
        count += 1;
      }
      if (!blank && narrowed === code) continue;
      pieces.push(shown.slice(from, i), blank ? '' : String.fromCharCode(narrowed));
      from = i + 1;
    }
    pieces.push(shown.slice(from, end));
  }
  const text = pieces.join('');
  const place = (index: number) => (index < count ? (places[index] ?? 0) : count === 0 ? 0 : (places[count - 1] ?? 0) + 1);
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

function narrow(code: number): number {
  const letterOrDigit = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  return letterOrDigit || code === 0xff05 || code === 0xff0e ? code - 0xfee0 : code;
}

/** The sentences of a passage; ；ends one too. */
export function sentencesOf(passage: Passage, stops = STOPS): Sentence[] {
  const { text } = passage;
  const sentences: Sentence[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && !stops.includes(text[i] ?? '')) continue;
    if (i > start) sentences.push({ passage, start, end: i, text: text.slice(start, i) });
    start = i + 1;
  }
  return sentences;
}
