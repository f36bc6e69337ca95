import { fact } from '../../report/fact.js';
import { linesOf } from '../../report/places.js';
import type { FilledTable, Report } from '../../report/types.js';
import { indentedCode, isDeep } from '../../text/indented-code.js';
import type { LineIndex } from '../../text/lines.js';
import { near, overlaps, type Span, span, touches } from '../../text/span.js';

/** What stands between two borders of a pipe table. */
export interface PipeCell {
  /** From border to border, padding included. */
  readonly at: Span;
  /** Without its padding; empty behind the first border where the cell is blank. */
  readonly content: Span;
  /** A border stands behind it: the padding there may change. */
  readonly closed: boolean;
}

/** A row written with pipes. */
export interface PipeRow {
  /** The line without its end. */
  readonly at: Span;
  readonly cells: readonly PipeCell[];
  /** The row of dashes below the header. */
  readonly ruler: boolean;
}

/** Neighbouring lines that begin with `|`, none of them in a table of markup. */
export interface PipeTable {
  readonly at: Span;
  readonly rows: readonly PipeRow[];
  /** Markdown shows it as code, just as it is written. */
  readonly isCode: boolean;
}

const DASHES = /^:?-+:?$/;

/** The pipe tables of a report, its author's own among them; those of which every row begins with a border. */
export const pipeTables: (report: Report) => readonly PipeTable[] = fact(readTables);

function readTables(report: Report): PipeTable[] {
  const lines = linesOf(report);
  const seeds = new Set(
    report.blocks.flatMap((b) => (b.kind === 'row' && b.notation === 'pipe' ? [lines.positionAt(b.at.start).line] : [])),
  );
  const markup = new Set(report.blocks.flatMap((b) => (b.kind === 'row' && b.notation === 'html' ? lineNumbers(lines, b.at) : [])));
  const tables: PipeTable[] = [];
  let code: ReadonlySet<number> | undefined;
  const isCode = (line: number) => {
    const { start, end } = lines.spanOf(line);
    if (!isDeep(report.source.slice(start, end))) return false;
    code ??= indentedCode(report.source, lines);
    return code.has(line);
  };
  let done = -1;
  for (const seed of seeds) {
    if (seed <= done || !beginsWithBorder(report, lines.spanOf(seed))) continue;
    let first = seed;
    while (first - 1 > done && beginsWithBorder(report, lines.spanOf(first - 1))) first -= 1;
    let last = seed;
    while (last + 1 < lines.count && beginsWithBorder(report, lines.spanOf(last + 1))) last += 1;
    const rows = Array.from({ length: last - first + 1 }, (_, i) => rowOf(report, lines.spanOf(first + i)));
    done = last;
    if (seeds.has(first - 1) || seeds.has(last + 1)) continue;
    if (rows.some((_, i) => markup.has(first + i))) continue;
    tables.push({ at: span(rows[0]?.at.start ?? 0, rows.at(-1)?.at.end ?? 0), rows, isCode: isCode(first) });
  }
  return tables;
}

function lineNumbers(lines: LineIndex, { start, end }: Span): number[] {
  const first = lines.positionAt(start).line;
  return Array.from({ length: lines.positionAt(end).line - first + 1 }, (_, i) => first + i);
}

/** The table whose lines hold the offset; at the end of a line counts. */
export function pipeTableAt(report: Report, offset: number): PipeTable | undefined {
  return pipeTables(report).find(({ at }) => touches(at, offset));
}

/** The row and the cell that the cursor is in; before the first border it is in the first cell, behind the last in the last. */
export function placeIn(table: PipeTable, offset: number): { readonly row: number; readonly cell: number } {
  const row = Math.max(
    0,
    table.rows.findIndex(({ at }) => offset <= at.end),
  );
  const cells = table.rows[row]?.cells ?? [];
  const cell = cells.findIndex(({ at }) => offset <= at.end);
  return { row, cell: cell < 0 ? Math.max(0, cells.length - 1) : cell };
}

/** The standard table that a pipe table holds. */
export function standardTableIn(report: Report, { at }: PipeTable): FilledTable | undefined {
  return tablesNear(report)(at).find((table) => overlaps(table.at, at));
}

const tablesNear = fact(({ tables }: Report) => near(tables));

/** The pipe tables that hold a standard one, by that. */
export const pipesByTable: (report: Report) => ReadonlyMap<FilledTable, PipeTable> = fact((report) => {
  const found = new Map<FilledTable, PipeTable>();
  for (const pipe of pipeTables(report)) {
    const table = standardTableIn(report, pipe);
    if (table !== undefined && !found.has(table)) found.set(table, pipe);
  }
  return found;
});

function beginsWithBorder(report: Report, line: Span): boolean {
  for (let i = line.start; i < line.end; i += 1) {
    if (!isPadding(report.source.charCodeAt(i))) return report.source[i] === '|';
  }
  return false;
}

/** Borders as the reader sees them: what stands in a comment is none, whatever it holds. */
function rowOf({ source, copy }: Report, at: Span): PipeRow {
  const borders: number[] = [];
  const line = copy.copySpan(at);
  for (let i = line.start; i < line.end; i += 1) {
    const char = copy.text[i];
    if (char === '\\') i += 1;
    else if (char === '|') borders.push(copy.sourceSpan(span(i, i + 1)).start);
  }
  const cells = borders.flatMap((border, i): PipeCell[] => {
    const next = borders[i + 1];
    const end = next ?? at.end;
    // Behind the last border stands nothing, or a comment; else its cell is still being written.
    if (next === undefined && copy.textOf(span(border + 1, end)).trim() === '') return [];
    const whole = span(border + 1, end);
    return [{ at: whole, content: withoutPadding(source, whole), closed: next !== undefined }];
  });
  const texts = cells.map(({ content }) => source.slice(content.start, content.end));
  return { at, cells, ruler: texts.length > 0 && texts.every((cell) => DASHES.test(cell)) && texts.some((cell) => cell.includes('--')) };
}

function withoutPadding(source: string, { start, end }: Span): Span {
  let s = start;
  let e = end;
  while (s < e && isPadding(source.charCodeAt(s))) s += 1;
  if (s === e) return span(start, start);
  while (e > s && isPadding(source.charCodeAt(e - 1))) e -= 1;
  return span(s, e);
}

/** Only these are padding: an ideographic space is what its author wrote. */
function isPadding(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
