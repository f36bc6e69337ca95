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

/** Reads markup from `offset` to `end` of the source; everything outside stays as it is. */
export function readPage(source: string, offset = 0, end = source.length): Page {
  const pieces: string[] = [source.slice(0, offset)];
  const grids: HtmlGrid[] = [];
  const open: OpenTable[] = [];
  let written = offset;
  let hidden = 0;
  let pageTitle = '';
  let inTitle = false;

  const blankTo = (position: number, breakFirst: boolean): void => {
    if (position <= written) return;
    pieces.push(breakFirst ? `\n${' '.repeat(position - written - 1)}` : ' '.repeat(position - written));
    written = position;
  };
  const closeCell = (table: OpenTable, at: number): void => {
    const cell = table.cell;
    if (cell === undefined) return;
    table.cell = undefined;
    if (cell.text.length > LONGEST_CELL) table.layout = true;
    const span = cell.first >= 0 ? { start: cell.first, end: cell.last } : { start: cell.inner, end: Math.max(cell.inner, at) };
    table.rows.at(-1)?.push({ at: span, text: collapse(cell.text) });
  };

  const parser = new Parser(
    {
      onopentag(name) {
        const position = offset + parser.startIndex;
        const after = offset + parser.endIndex + 1;
        blankTo(position, false);
        blankTo(after, BLOCKS.has(name));
        if (HIDDEN.has(name)) hidden += 1;
        if (name === 'title') inTitle = true;
        openTableTag(name, position, after);
      },
      onclosetag(name) {
        const position = offset + parser.startIndex;
        if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1);
        if (name === 'title') inTitle = false;
        closeTableTag(name, position);
        blankTo(position, false);
        blankTo(Math.min(offset + parser.endIndex + 1, end), BLOCKS.has(name));
      },
      ontext(data) {
        const position = offset + parser.startIndex;
        const after = offset + parser.endIndex + 1;
        if (inTitle) pageTitle += data;
        if (hidden > 0) return;
        blankTo(position, false);
        const width = after - position;
        pieces.push(data.length <= width ? `${oneLine(data)}${' '.repeat(width - data.length)}` : ' '.repeat(width));
        written = after;
        addToCell(open.at(-1)?.cell, data, position, width);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true },
  );

  function openTableTag(name: string, position: number, after: number): void {
    const table = open.at(-1);
    if (name === 'table') {
      if (table?.cell !== undefined) table.layout = true;
      open.push({ start: position, rows: [], cell: undefined, layout: false });
    } else if (table !== undefined && name === 'tr') {
      closeCell(table, position);
      table.rows.push([]);
    } else if (table !== undefined && (name === 'td' || name === 'th')) {
      closeCell(table, position);
      if (table.rows.length === 0) table.rows.push([]);
      table.cell = { inner: after, text: '', first: -1, last: -1 };
    }
  }

  function closeTableTag(name: string, position: number): void {
    const table = open.at(-1);
    if (table === undefined) return;
    if (name === 'td' || name === 'th' || name === 'tr') closeCell(table, position);
    if (name !== 'table') return;
    closeCell(table, position);
    open.pop();
    const stop = Math.min(Math.max(position, offset + parser.endIndex + 1), end);
    if (!table.layout) grids.push({ at: { start: table.start, end: stop }, rows: table.rows });
  }

  parser.write(source.slice(offset, end));
  parser.end();
  blankTo(end, false);
  pieces.push(source.slice(end));
  grids.sort((a, b) => a.at.start - b.at.start);
  return { text: pieces.join(''), grids, pageTitle };
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
