import { Parser } from 'htmlparser2';
import { isBlank, trimmed } from '../text/chars.js';
import type { Span } from '../text/span.js';
import type { WrittenCell, WrittenRow } from './types.js';

/** A data table of a page or a draft: its rows of own cells, and the stretch of source that it covers. */
export interface HtmlGrid {
  readonly at: Span;
  readonly rows: readonly (readonly WrittenCell[])[];
}

export interface Page {
  /** As long as the source: markup blanked, entities decoded in place, a line break where a block begins or ends. */
  readonly text: string;
  readonly grids: readonly HtmlGrid[];
  /** What stood in `<title>`. */
  readonly pageTitle: string;
}

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption br hr section article header footer nav main aside form blockquote pre figure body html title'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['script', 'style', 'head', 'noscript', 'template', 'textarea', 'select']);
/** A cell longer than this holds an article: the table only lays out the page. */
const LONGEST_CELL = 400;

interface OpenTable {
  readonly start: number;
  readonly rows: WrittenCell[][];
  cell: OpenCell | undefined;
  layout: boolean;
}

interface OpenCell {
  readonly inner: number;
  text: string;
  first: number;
  last: number;
}

/** Reads a page, or a table inside a draft. Total: whatever is not closed ends with the text. */
export function readPage(source: string): Page {
  return new PageReader(source).read();
}

class PageReader {
  private readonly pieces: string[] = [];
  private readonly grids: HtmlGrid[] = [];
  private readonly open: OpenTable[] = [];
  private readonly parser: Parser;
  /** Up to where `pieces` reach in the source. */
  private written = 0;
  private hidden = 0;
  private inTitle = false;
  private pageTitle = '';

  constructor(private readonly source: string) {
    this.parser = new Parser(
      {
        onopentag: (name) => this.opens(name),
        onclosetag: (name) => this.closes(name),
        ontext: (data) => this.text(data),
      },
      { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true },
    );
  }

  read(): Page {
    this.parser.write(this.source);
    this.parser.end();
    this.blankTo(this.source.length, false);
    this.grids.sort((a, b) => a.at.start - b.at.start);
    return { text: this.pieces.join(''), grids: outermost(this.grids), pageTitle: this.pageTitle };
  }

  /** Blanks the markup up to a position; a block begins or ends with a line break. */
  private blankTo(position: number, breakFirst: boolean): void {
    const width = Math.min(position, this.source.length) - this.written;
    if (width <= 0) return;
    this.pieces.push(breakFirst ? `\n${' '.repeat(width - 1)}` : ' '.repeat(width));
    this.written += width;
  }

  private opens(name: string): void {
    const start = this.parser.startIndex;
    const after = this.parser.endIndex + 1;
    this.blankTo(start, false);
    this.blankTo(after, BLOCKS.has(name));
    if (HIDDEN.has(name)) this.hidden += 1;
    if (name === 'title') this.inTitle = true;
    const table = this.open.at(-1);
    if (name === 'table') {
      if (table?.cell !== undefined) table.layout = true;
      this.open.push({ start, rows: [], cell: undefined, layout: false });
    } else if (table !== undefined && (name === 'tr' || name === 'td' || name === 'th')) {
      closeCell(table, start);
      if (name === 'tr' || table.rows.length === 0) table.rows.push([]);
      if (name !== 'tr') table.cell = { inner: after, text: '', first: -1, last: -1 };
    }
  }

  private closes(name: string): void {
    const start = this.parser.startIndex;
    const after = Math.min(this.parser.endIndex + 1, this.source.length);
    if (HIDDEN.has(name)) this.hidden = Math.max(0, this.hidden - 1);
    if (name === 'title') this.inTitle = false;
    const table = this.open.at(-1);
    if (table !== undefined && (name === 'td' || name === 'th' || name === 'tr' || name === 'table')) closeCell(table, start);
    if (table !== undefined && name === 'table') {
      this.open.pop();
      if (!table.layout) this.grids.push({ at: { start: table.start, end: Math.max(start, after) }, rows: table.rows });
    }
    this.blankTo(start, false);
    this.blankTo(after, BLOCKS.has(name));
  }

  private text(data: string): void {
    const start = this.parser.startIndex;
    const width = this.parser.endIndex + 1 - start;
    if (this.inTitle) this.pageTitle += data;
    if (this.hidden > 0) return;
    this.blankTo(start, false);
    this.pieces.push(data.length <= width ? oneLine(data) + ' '.repeat(width - data.length) : ' '.repeat(width));
    this.written = start + width;
    addToCell(this.open.at(-1)?.cell, data, start, width);
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
  if (cell.text.length > LONGEST_CELL) table.layout = true;
  const span = cell.first >= 0 ? { start: cell.first, end: cell.last } : { start: cell.inner, end: Math.max(cell.inner, at) };
  table.rows.at(-1)?.push({ at: span, text: collapse(cell.text) });
}

function addToCell(cell: OpenCell | undefined, data: string, position: number, width: number): void {
  if (cell === undefined) return;
  cell.text += data;
  const inner = trimmed(data, 0, data.length);
  if (inner.start === inner.end) return;
  const whole = data.length === width;
  if (cell.first < 0) cell.first = whole ? position + inner.start : position;
  cell.last = whole ? position + inner.end : position + width;
}

/** A source line break inside markup text is only a blank. */
function oneLine(data: string): string {
  return data.includes('\n') || data.includes('\r') ? data.replace(/[\r\n]/g, ' ') : data;
}

/** Runs of blanks as one space, none at the ends. */
function collapse(text: string): string {
  let clean = '';
  let gap = false;
  for (let i = 0; i < text.length; i += 1) {
    if (isBlank(text.charCodeAt(i))) {
      gap = clean.length > 0;
      continue;
    }
    if (gap) clean += ' ';
    gap = false;
    clean += text[i];
  }
  return clean;
}

/** Tables written as markup inside a Markdown or plain-text draft; each unclosed one ends at the next heading or table. */
export function embeddedTables(source: string): Span[] {
  const tag = /<(\/?)table\b[^<>]*>?/gi;
  const stack: number[] = [];
  const closed: Span[] = [];
  const starts: number[] = [];
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    if (match[1] === '') {
      stack.push(match.index);
      starts.push(match.index);
      continue;
    }
    const start = stack.pop();
    if (start !== undefined) closed.push({ start, end: match.index + match[0].length });
  }
  const unclosed = new Set(stack);
  const spans = [...closed];
  for (const [index, start] of starts.entries()) {
    if (!unclosed.has(start)) continue;
    const next = starts[index + 1] ?? source.length;
    spans.push({ start, end: headingAfter(source, start, next) });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const outermost: Span[] = [];
  for (const span of spans) if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  return outermost;
}

function headingAfter(source: string, start: number, limit: number): number {
  const heading = /\n[ \t\u3000]*(?:#{1,6}\s|[一二三四五六七八九十]{1,2}、[^\n<|\t]{2,40}\r?(?:\n|$))/g;
  const region = source.slice(start, limit);
  const found = heading.exec(region);
  return found === null ? limit : start + found.index + 1;
}

export function gridRows(grid: HtmlGrid, group: number): WrittenRow[] {
  return grid.rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({
      notation: 'html',
      at: { start: cells[0]?.at.start ?? 0, end: cells.at(-1)?.at.end ?? 0 },
      cells,
      hashes: 0,
      group,
    }));
}
