import { labelsOf } from '../../data/forms.js';
import type { Form } from '../../data/types.js';
import { visibleText } from '../../text/folding.js';
import { matches } from '../../text/matches.js';
import { parseChineseNumeral } from '../../text/numerals.js';
import { remembered } from '../../text/remembered.js';
import { type Span, span } from '../../text/span.js';
import { fact } from '../fact.js';
import { headerTexts } from '../tables/label.js';
import type { Report } from '../types.js';

/** A line as a person sees it, whatever its markup: only to tell what it could be, never to read a figure from it. */
export interface VisibleLine {
  readonly at: Span;
  /** Without markup, entities, emphasis and invisible characters; radicals, enclosed and full-width characters are plain ones; NFKC. */
  readonly words: string;
  /** The Chinese characters alone. */
  readonly han: string;
  /** It is set off as a heading: by `#`, in bold, or as <h2>. */
  readonly marked: boolean;
}

/** What a line opens with. `strong`: 五、 or 第五部分, however it is marked; else （五）, 5. or V, which items have as well. */
export interface Ordinal {
  /** Undefined where only the mark is left. */
  readonly number: number | undefined;
  readonly strong: boolean;
}

/** Breaks a line in print; in a row of a table it breaks a cell. */
const BREAK = /<(?:br|\/(?:p|div|h[1-6]|li|tr|t[dh]|caption))\b[^<>]{0,200}>/gi;
const TAG = /<!--|-->|<[/!]?[A-Za-z][^<>]{0,2000}>/g;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|[A-Za-z][A-Za-z\d]{1,31});/g;
const MARKED = /^\s*(?:[>*+-]\s+)?(?:#{1,6}(?!#)|\*\*|__|<h[1-6]\b|<(?:b|strong)\b)/i;
const UNSEEN = /[\p{Cf}\p{Cc}\p{M}]/gu;
/** Nothing but characters that are seen: to look for others by their category takes long. */
const USUAL = /^[ -~\u2010-\u2027\u3001-\u3029\u4e00-\u9fff]*$/;
const EMPHASIS = /[*_`~\\]/g;
const NOT_HAN = /[^\u3400-\u9fff]/g;
const STRONG =
  /^[^\p{L}\d(]{0,6}[A-Za-z]{0,2} ?(?:第 ?)?([一二三四五六七八九十]{1,3})(?: ?(?:部分|章)[、.,:;。·-]?| ?[、.,:;。·-]| (?=\S)|(?=\p{Script=Han}))/u;
/** -、总体情况: of the number only the mark is left. */
const LOST = /^[^\p{L}\d(]{0,6}[A-Za-z]{0,2} ?、 ?\p{Script=Han}/u;
const WEAK =
  /^[^\p{L}\d(]{0,6}(?:\( ?([一二三四五六七八九十]{1,3}|\d{1,2}) ?\)|(\d{1,2})(?: ?[、.,:)](?!\d)| |(?=\p{Script=Han}))|([IVX]{1,4})(?: ?[、.,]| ))/u;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
/** The lines of a draft without its title and the headings of its sections: what stands beside them is told by itself. */
export const linesBesideHeadings: (report: Report) => readonly VisibleLine[] = fact((report) => {
  const placed = [...(report.title === undefined ? [] : [report.title.at]), ...report.sections.map(({ heading }) => heading.at)];
  placed.sort((a, b) => a.start - b.start);
  const lines: VisibleLine[] = [];
  let from = 0;
  for (const at of [...placed, span(report.source.length, report.source.length)]) {
    if (at.start > from) addLines(lines, report.source, span(from, at.start));
    from = Math.max(from, at.end);
  }
  return lines;
});

/** Line by line, without a list of their ends: a draft may have more lines than anything else. */
function addLines(lines: VisibleLine[], source: string, { start, end }: Span): void {
  let from = start;
  for (let i = start; i < end; i += 1) {
    const code = source.charCodeAt(i);
    if (!endsLine(code)) continue;
    addPieces(lines, source, from, i);
    if (code === CR && i + 1 < end && source.charCodeAt(i + 1) === LF) i += 1;
    from = i + 1;
  }
  addPieces(lines, source, from, end);
}

const [CR, LF] = [0x0d, 0x0a];

/** LF, VT, FF, CR, NEL and the two separators of Unicode. */
function endsLine(code: number): boolean {
  if (code > 0x2029) return false;
  return (code >= LF && code <= CR) || code === 0x85 || code >= 0x2028;
}

function addPieces(lines: VisibleLine[], source: string, start: number, end: number): void {
  const text = source.slice(start, end);
  let from = 0;
  if (text.includes('<') && !text.includes('|')) {
    for (const { index, 0: mark } of matches(text, BREAK)) {
      addVisible(lines, text.slice(from, index), start + from);
      from = index + mark.length;
    }
  }
  addVisible(lines, from === 0 ? text : text.slice(from), start + from);
}

function addVisible(lines: VisibleLine[], text: string, start: number): void {
  if (text === '') return;
  const seen = seenIn(text);
  if (seen.words !== '') lines.push(new Line(start, start + text.length, seen));
}

/** What is seen of a line, wherever it stands. */
type Seen = Omit<VisibleLine, 'at'>;

/** A draft may have half a million of them: each is its place and what is seen there, which is often the same. */
class Line implements VisibleLine {
  constructor(
    private readonly start: number,
    private readonly end: number,
    private readonly seen: Seen,
  ) {}

  get at(): Span {
    return span(this.start, this.end);
  }

  get words(): string {
    return this.seen.words;
  }

  get han(): string {
    return this.seen.han;
  }

  get marked(): boolean {
    return this.seen.marked;
  }
}

const seenIn = remembered(
  (text): Seen => {
    const words = folded(text);
    return { words, han: hanOf(words), marked: MARKED.test(text) };
  },
  { longest: 2000, most: 500 },
);

/** The text as a person sees it, blanks at most one at a time. */
export function folded(text: string): string {
  const words = visibleText(/[<&]|-->/.test(text) ? withoutTags(text) : text)
    .normalize('NFKC')
    .replace(/\s+/g, ' ');
  return (USUAL.test(words) ? words : words.replace(UNSEEN, '')).replace(EMPHASIS, '').trim();
}

function withoutTags(text: string): string {
  return text.replace(TAG, '').replace(ENTITY, (_, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal);
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
}

/** The Chinese characters of a text alone, in their order. */
function hanOf(text: string): string {
  return text.replace(NOT_HAN, '');
}

/** The Chinese characters of a text as a person sees it. Labels, headers and headings are asked for again at every version of a draft. */
export const visibleHan = remembered((text) => hanOf(folded(text)), { longest: 200, most: 500 });

/** The ordinal that a line opens with, in any notation; undefined where it opens with none. */
export function ordinalOf({ words }: VisibleLine): Ordinal | undefined {
  return ordinalIn(words);
}

/** The same of words as `folded` gives them. */
export function ordinalIn(words: string): Ordinal | undefined {
  const strong = STRONG.exec(words);
  if (strong !== null) return { number: parseChineseNumeral(strong[1] ?? ''), strong: true };
  if (LOST.test(words)) return { number: undefined, strong: true };
  const weak = WEAK.exec(words);
  if (weak === null) return undefined;
  const [, bracketed = '', arabic, roman = ''] = weak;
  const digits = arabic ?? (/\d/.test(bracketed) ? bracketed : undefined);
  const number = digits === undefined ? (parseChineseNumeral(bracketed) ?? ROMAN.indexOf(roman) + 1) : Number(digits);
  return { number, strong: false };
}

/** Labels, captions and headers of the tables of a form. */
const wordsOfTables = fact(({ tables }: Form): readonly string[] => {
  const texts = tables.flatMap((table) => [...labelsOf(table), ...headerTexts(table)]);
  return [...new Set(texts.map(visibleHan))];
});

/** Whether a line is a label or a header of a table of the form, a piece of one, or begins with one: no heading then. */
export function isTablePiece(form: Form, { han }: VisibleLine): boolean {
  return han.length >= 2 && isPieceIn(form)(han);
}

const isPieceIn = fact((form: Form) =>
  remembered((han) => wordsOfTables(form).some((label) => label.includes(han) || (label.length >= 4 && han.startsWith(label))), {
    longest: 100,
    most: 1000,
  }),
);
