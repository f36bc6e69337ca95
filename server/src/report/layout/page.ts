import { Tokenizer } from 'htmlparser2';
import { isBlank, trimmed } from '../../text/chars.js';
import type { Replacement } from '../../text/replacement.js';
import type { Span } from '../../text/span.js';
import type { WrittenRow } from '../types.js';
import { writtenCell, writtenRow } from '../written-cell.js';
import { Transcript } from './transcript.js';
import { Unseen } from './unseen.js';

/** A data table of a page or a draft: its rows of own cells, and the stretch of source that it covers. */
export interface HtmlGrid {
  readonly at: Span;
  readonly rows: readonly (readonly GridCell[])[];
}

/** A cell of a table in markup: what a reader sees of it, and where that stands. */
export interface GridCell {
  readonly at: Span;
  readonly text: string;
}

/** What the markup of a source comes to. */
export interface Page {
  /** Against the source, in order: markup goes, entities become characters, a line break stands where a block begins or ends. */
  readonly replacements: readonly Replacement[];
  /** In places of the text after the replacements. */
  readonly grids: readonly HtmlGrid[];
  /** What stood in `<title>`. */
  readonly pageTitle: string;
}

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption br hr section article header footer nav main aside form blockquote pre figure body html title'.split(
    ' ',
  ),
);
/** Text of its own, which stands in no row. */
const FLOW = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol']);
/** A cell longer than this holds an article: the table only lays out the page. */
const LONGEST_CELL = 400;

interface OpenTable {
  readonly start: number;
  readonly rows: GridCell[][];
  cell: OpenCell | undefined;
  layout: boolean;
  readonly hidden: boolean;
}

interface OpenCell {
  readonly inner: number;
  text: string;
  first: number;
  last: number;
  /** Blanks such as `&nbsp;` that stand alone in the cell. */
  blank: Span | undefined;
  /** As it was where the first paragraph within it began. */
  whole: { readonly text: string; readonly last: number; readonly at: number } | undefined;
  readonly hidden: boolean;
}

/** Reads a page, or a table inside a draft. Total: whatever is not closed ends with the text. */
export function readPage(source: string): Page {
  return new PageReader(source).read();
}

/**
 * Works on the tokens of htmlparser2, not on its tree: rows and cells close each other here, and a thousand tables
 * that nobody closes cost no more than a thousand that somebody does.
 */
class PageReader {
  private readonly grids: HtmlGrid[] = [];
  private readonly open: OpenTable[] = [];
  private readonly out: Transcript;
  private readonly unseen: Unseen;
  private tag = '';
  private tagStart = 0;
  private inTitle = false;
  private pageTitle = '';
  /** Inside `<pre>` blanks count. */
  private preformatted = 0;

  constructor(private readonly source: string) {
    this.out = new Transcript(source.length);
    this.unseen = new Unseen(source);
  }

  read(): Page {
    const ignore = () => {};
    const tokenizer = new Tokenizer(
      { decodeEntities: true },
      {
        onopentagname: (start, end) => {
          this.tagStart = start - 1;
          this.tag = inLowerCase(this.source.slice(start, end));
        },
        onopentagend: (end) => this.opens(end + 1, false),
        onselfclosingtag: (end) => this.opens(end + 1, true),
        onclosetag: (start, end) => this.closes(inLowerCase(this.source.slice(start, end)), this.source.lastIndexOf('<', start)),
        ontext: (start, end) => this.written(start, end),
        ontextentity: (code, end) =>
          this.text(String.fromCodePoint(code), Math.max(this.out.done, this.source.lastIndexOf('&', end - 1)), end),
        onattribdata: ignore,
        onattribentity: ignore,
        onattribend: ignore,
        onattribname: ignore,
        oncdata: ignore,
        oncomment: ignore,
        ondeclaration: ignore,
        onend: ignore,
        onprocessinginstruction: ignore,
      },
    );
    tokenizer.write(this.source);
    tokenizer.end();
    this.out.put('', this.source.length);
    while (this.open.length > 0) this.closeAtEnd();
    this.grids.sort((a, b) => a.at.start - b.at.start);
    return { replacements: this.out.replacements, grids: outermost(this.grids), pageTitle: this.pageTitle };
  }

  private opens(after: number, closed: boolean): void {
    const { tag, tagStart } = this;
    this.out.put('', tagStart);
    const from = this.out.length;
    if (!this.unseen.inside) this.out.put(BLOCKS.has(tag) ? '\n' : '', after);
    else this.out.put('', after);
    if (tag === 'title') this.inTitle = true;
    if (tag === 'pre') this.preformatted += 1;
    this.unseen.opens(tag, tagStart, after, closed);
    this.ends(tag, from);
    const table = this.open.at(-1);
    if (tag === 'table') {
      if (table?.cell !== undefined) table.layout = true;
      this.open.push({ start: from, rows: [], cell: undefined, layout: false, hidden: this.unseen.inside });
    } else if (table !== undefined && (tag === 'tr' || tag === 'td' || tag === 'th')) {
      closeCell(table, from);
      if (tag === 'tr' || table.rows.length === 0) table.rows.push([]);
      if (tag !== 'tr')
        table.cell = {
          inner: this.out.length,
          text: '',
          first: -1,
          last: -1,
          blank: undefined,
          whole: undefined,
          hidden: this.unseen.inside,
        };
    }
  }

  /** A paragraph between rows, or behind the last of them, is none of the table, whose end tag is lost. */
  private ends(tag: string, at: number): void {
    const table = this.open.at(-1);
    if (table === undefined || !FLOW.has(tag)) return;
    if (table.cell === undefined) {
      if ((table.rows.at(-1)?.length ?? 0) > 0) this.closeTable(at);
    } else if (table.cell.whole === undefined && table.cell.first >= 0)
      table.cell.whole = { text: table.cell.text, last: table.cell.last, at };
  }

  private closes(tag: string, start: number): void {
    const hidden = this.unseen.inside;
    this.unseen.closes(tag);
    if (tag === 'title') this.inTitle = false;
    if (tag === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    this.out.put('', start);
    const table = this.open.at(-1);
    if (table !== undefined && (tag === 'td' || tag === 'th' || tag === 'tr')) closeCell(table, this.out.length);
    const after = this.source.indexOf('>', start) + 1 || this.source.length;
    this.out.put(BLOCKS.has(tag) && !hidden ? '\n' : '', after);
    if (table !== undefined && tag === 'table') this.closeTable(this.out.length);
  }

  private closeTable(at: number): void {
    const table = this.open.pop();
    if (table === undefined) return;
    closeCell(table, at);
    if (!table.layout && !table.hidden) this.grids.push({ at: { start: table.start, end: at }, rows: table.rows });
  }

  /** Paragraphs behind the last cell of a table that nobody closes are none of it. */
  private closeAtEnd(): void {
    const cell = this.open.at(-1)?.cell;
    const whole = cell?.whole;
    if (cell !== undefined && whole !== undefined) {
      cell.text = whole.text;
      cell.last = whole.last;
    }
    this.closeTable(whole?.at ?? this.out.length);
  }

  /** At the end of a text that breaks off within a tag the tokenizer says −1 for where the rest begins. */
  private written(start: number, end: number): void {
    const from = Math.max(start, this.out.done);
    if (from < end) this.text(this.source.slice(from, end), from, end);
  }

  private text(data: string, start: number, end: number): void {
    if (this.inTitle) this.pageTitle += data;
    if (this.unseen.inside) return;
    this.out.put('', start);
    if (end <= this.out.done) return;
    const at = this.out.length;
    let seen = data;
    if (end - start !== data.length || this.preformatted > 0) this.out.take(data, start, end, this.source);
    else seen = this.out.takeWithOneBlank(data, start);
    addToCell(this.open.at(-1)?.cell, seen, at);
  }
}

/** A data table inside another's cell is part of a layout; of overlapping grids the outer one counts. */
function outermost(grids: readonly HtmlGrid[]): HtmlGrid[] {
  const kept: HtmlGrid[] = [];
  for (const grid of grids) if (grid.at.start >= (kept.at(-1)?.at.end ?? 0)) kept.push(grid);
  return kept;
}

function closeCell(table: OpenTable, at: number): void {
  const cell = table.cell;
  if (cell === undefined) return;
  table.cell = undefined;
  if (cell.hidden) return;
  if (cell.text.length > LONGEST_CELL) table.layout = true;
  const empty = cell.blank ?? { start: cell.inner, end: Math.max(cell.inner, at) };
  const span = cell.first >= 0 ? { start: cell.first, end: cell.last } : empty;
  table.rows.at(-1)?.push({ at: span, text: collapse(cell.text) });
}

function addToCell(cell: OpenCell | undefined, data: string, position: number): void {
  if (cell === undefined) return;
  cell.text += data;
  const inner = trimmed(data, 0, data.length);
  if (inner.start === inner.end) {
    cell.blank = { start: cell.blank?.start ?? position, end: position + data.length };
    return;
  }
  if (cell.first < 0) cell.first = position + inner.start;
  cell.last = position + inner.end;
}

/** The names of nearly all tags are written so. */
function inLowerCase(tag: string): string {
  for (let i = 0; i < tag.length; i += 1) if (tag.charCodeAt(i) < FIRST_LOWER || tag.charCodeAt(i) > LAST_LOWER) return tag.toLowerCase();
  return tag;
}

const FIRST_LOWER = 0x61;
const LAST_LOWER = 0x7a;

/** It has no width, so it must not part two words as other blanks do. */
const ZERO_WIDTH_SPACE = 0x200b;

/** Runs of blanks as one space, none at the ends. */
function collapse(text: string): string {
  let clean = '';
  let gap = false;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) {
      gap ||= clean !== '' && code !== ZERO_WIDTH_SPACE;
      i += 1;
      continue;
    }
    const start = i;
    while (i < text.length && !isBlank(text.charCodeAt(i))) i += 1;
    clean += (gap ? ' ' : '') + text.slice(start, i);
    gap = false;
  }
  return clean;
}

/** The rows of a table in markup as written rows; `group` is the number that its rows share. */
export function gridRows(grid: HtmlGrid, group: number): WrittenRow[] {
  return grid.rows
    .filter((cells) => cells.length > 0)
    .map((cells) =>
      writtenRow(
        'html',
        cells.map(({ at, text }) => writtenCell(at, text)),
        group,
      ),
    );
}
