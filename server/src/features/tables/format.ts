import { isCertainlyReport } from '../../check/certainty.js';
import type { Report } from '../../report/types.js';
import { columnWidths, type Extent, rowWidths } from '../../text/columns.js';
import type { Edit } from '../../text/edits.js';
import { lookOf } from '../../text/figure.js';
import { meets, near, type Span, span } from '../../text/span.js';
import { displayWidth } from '../../text/width.js';
import { type PipeCell, type PipeRow, type PipeTable, pipeTables, standardTableIn } from './pipes.js';

type Side = 'left' | 'right' | 'center';

/** How wide the columns are, and at which side their cells stand. */
interface Layout {
  readonly widths: readonly number[];
  readonly sides: readonly Side[];
}

/** Text that is to stand in a cell in place of what does. */
export type Contents = ReadonlyMap<PipeCell, string>;

/** What is known of a table besides its text. */
export interface Known {
  readonly contents?: Contents;
  /** Where figures belong, though none may stand there yet. */
  readonly places?: ReadonlySet<PipeCell>;
}

const NOTHING: Contents = new Map();

/** Longer tables stay as they are written: to align one of 100,000 rows is an answer of 100 MB, at every key. */
export const MOST_ALIGNED_ROWS = 2000;

/** Aligns the pipe tables of a report that the span touches; all of them without a span. Changes padding and rulers, nothing else, and no code. */
export function formatTables(report: Report, within?: Span): Edit[] {
  return touched(report, within).flatMap((table) => alignTable(report.source, table, { places: placesIn(report, table) }));
}

/** How many rows the longest of these tables has, where it is too long to be aligned. */
export function rowsTooMany(report: Report, within?: Span): number | undefined {
  const most = touched(report, within).reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  return most > MOST_ALIGNED_ROWS ? most : undefined;
}

function touched(report: Report, within: Span | undefined): PipeTable[] {
  if (!isCertainlyReport(report)) return [];
  return pipeTables(report).filter(({ at, isCode }) => !isCode && (within === undefined || meets(at, within)));
}

/** The cells in which the figures of a standard table belong. */
export function placesIn(report: Report, pipes: PipeTable): ReadonlySet<PipeCell> {
  const bound = near([...(standardTableIn(report, pipes)?.cells.values() ?? [])].sort((a, b) => a.at.start - b.at.start));
  return new Set(
    pipes.rows.flatMap(({ cells }) =>
      cells.filter(({ at }) => bound(at).some((cell) => at.start <= cell.at.start && cell.at.end <= at.end)),
    ),
  );
}

/** The edits that align one table, and that put new contents into its cells. Ordered, none touches another. */
export function alignTable(source: string, table: PipeTable, known: Known = {}): Edit[] {
  const { contents = NOTHING } = known;
  if (table.rows.length > MOST_ALIGNED_ROWS) {
    const changed = table.rows.filter(({ cells }) => cells.some((cell) => contents.has(cell)));
    return changed.flatMap((row) => alignRow(source, row, layoutOf(source, { ...table, rows: [row] }, known), contents));
  }
  const layout = layoutOf(source, table, known);
  return table.rows.flatMap((row) => alignRow(source, row, layout, contents));
}

function layoutOf(source: string, table: PipeTable, known: Known): Layout {
  const widths = columnWidths(table.rows.map((row) => extentsOf(source, row, known)));
  const ruler = table.rows.find((row) => row.ruler);
  return { widths, sides: widths.map((_, i) => sideOfRuler(source, ruler?.cells[i])) };
}

function extentsOf(source: string, row: PipeRow, { contents = NOTHING, places }: Known): Extent[] {
  const widths = widthsOf(source, row, contents);
  return row.cells.map((cell, i) => {
    const text = contents.get(cell) ?? textOf(source, cell);
    return { width: widths[i] ?? 0, isFigure: places?.has(cell) === true || lookOf(text) === 'figure' };
  });
}

/** A ruler is as wide as its columns. */
function widthsOf(source: string, { cells, ruler }: PipeRow, contents: Contents): number[] {
  return cells.map((cell) => (ruler ? 0 : displayWidth(contents.get(cell) ?? textOf(source, cell))));
}

function sideOfRuler(source: string, cell: PipeCell | undefined): Side {
  const text = cell === undefined ? '' : textOf(source, cell);
  if (!text.endsWith(':')) return 'left';
  return text.startsWith(':') ? 'center' : 'right';
}

function alignRow(source: string, row: PipeRow, { widths, sides }: Layout, contents: Contents): Edit[] {
  const edits: Edit[] = [];
  const put = (at: Span, newText: string) => {
    if (source.slice(at.start, at.end) !== newText) edits.push({ at, newText });
  };
  const taken = rowWidths(widthsOf(source, row, contents), widths);
  for (const [i, cell] of row.cells.entries()) {
    const { at, content, closed } = cell;
    const width = taken[i] ?? 0;
    const text = row.ruler ? dashes(textOf(source, cell), width) : (contents.get(cell) ?? textOf(source, cell));
    const room = width - displayWidth(text);
    const before = sides[i] === 'right' ? room : sides[i] === 'center' ? room >> 1 : 0;
    const [left, right] = [' '.repeat(1 + before), ' '.repeat(1 + room - before)];
    if (content.start === content.end || row.ruler || contents.has(cell)) {
      if (closed || text !== '') put(at, `${left}${text}${closed ? right : ''}`);
      continue;
    }
    put(span(at.start, content.start), left);
    if (closed) put(span(content.end, at.end), right);
  }
  return edits;
}

/** The colons at the ends say at which side the column stands; they stay. */
function dashes(text: string, width: number): string {
  const [left, right] = [text.startsWith(':') ? ':' : '', text.endsWith(':') && text.length > 1 ? ':' : ''];
  return left + '-'.repeat(width - left.length - right.length) + right;
}

function textOf(source: string, { content }: PipeCell): string {
  return source.slice(content.start, content.end);
}
