import type { FilledCell, FilledTable, Report } from '../report/types.js';
import type { Edit } from '../rules/rule.js';
import { applyEdits, movedBy } from '../text/edits.js';
import { type Span, span } from '../text/span.js';
import { alignTable, newRow, sideOf } from './format.js';
import { type PipeCell, type PipeTable, pipeTableAt, placeIn, standardTableIn } from './pipes.js';

export type Direction = 'nextCell' | 'previousCell' | 'nextRow';

/** What a key does in a table: the edits, and what is selected in the text that they make. */
export interface Move {
  readonly edits: readonly Edit[];
  readonly text: string;
  readonly select: Span;
}

interface Place {
  readonly row: number;
  readonly cell: number;
}

/**
 * Aligns the table that the cursor is in and goes on to another cell; behind the last one to a new row, or in a standard
 * table, whose rows are given, to the line below. In a standard table it goes from figure to figure. Undefined where the key keeps its
 * usual meaning, as in code.
 */
export function moveInTable(report: Report, offset: number, direction: Direction): Move | undefined {
  const table = pipeTableAt(report, offset);
  if (table === undefined || table.isCode) return undefined;
  const from = placeIn(table, offset);
  const filled = standardTableIn(report, table);
  const last = from.row === table.rows.length - 1;
  if (direction === 'nextRow' && isBehind(table, from, offset) && (!last || filled !== undefined)) return undefined;
  const stops = stopsOf(table, filled);
  const to = direction === 'nextRow' ? below(stops, from) : beside(stops, from, direction === 'nextCell');
  if (to !== undefined) return goTo(report.source, table, to);
  if (direction === 'previousCell') return undefined;
  if (filled !== undefined) return leave(report.source, table);
  return direction === 'nextRow' && isBlank(table, from) ? endTable(report.source, table) : addRow(report.source, table);
}

/** Behind the last border of the row. */
function isBehind(table: PipeTable, { row }: Place, offset: number): boolean {
  const cell = table.rows[row]?.cells.at(-1);
  return cell?.closed === true && offset > cell.at.end;
}

function isBlank(table: PipeTable, { row }: Place): boolean {
  return row > 0 && (table.rows[row]?.cells.every(({ content }) => content.start === content.end) ?? false);
}

/** The cells to stop at, by row: in a standard table the figures, and where they are not bound all cells of their row. */
function stopsOf(table: PipeTable, filled: FilledTable | undefined): readonly (readonly number[])[] {
  const unbound = filled?.rows.filter(({ row, state }) => row.figures && state !== 'bound') ?? [];
  const figures = [...(filled?.cells.values() ?? [])];
  return table.rows.map(({ at, cells, ruler }) => {
    if (ruler) return [];
    const here = (other: Span) => at.start <= other.start && other.start <= at.end;
    if (figures.length === 0 || unbound.some((row) => here(row.at))) return [...cells.keys()];
    return figures.filter((figure) => here(figure.at)).map((figure) => cellOf(cells, figure));
  });
}

function cellOf(cells: readonly PipeCell[], { at }: FilledCell): number {
  return cells.findIndex((cell) => cell.at.start <= at.start && at.start <= cell.at.end);
}

function beside(stops: readonly (readonly number[])[], from: Place, forward: boolean): Place | undefined {
  const places = stops.flatMap((cells, row) => cells.map((cell) => ({ row, cell })));
  const order = (place: Place) => (place.row - from.row) * 1e4 + place.cell - from.cell;
  return forward ? places.find((place) => order(place) > 0) : places.findLast((place) => order(place) < 0);
}

/** The same column in the next row that has it among its stops. */
function below(stops: readonly (readonly number[])[], from: Place): Place | undefined {
  for (let row = from.row + 1; row < stops.length; row += 1) {
    if (stops[row]?.includes(from.cell)) return { row, cell: from.cell };
  }
  return undefined;
}

function goTo(source: string, table: PipeTable, to: Place): Move | undefined {
  const cell = table.rows[to.row]?.cells[to.cell];
  if (cell === undefined) return undefined;
  const edits = alignTable(source, table);
  const text = applyEdits(source, edits);
  const { at, content } = cell;
  if (content.start < content.end) {
    const start = movedBy(edits, content.start);
    return { edits, text, select: span(start, start + content.end - content.start) };
  }
  const border = movedBy(edits, at.start - 1);
  const blank = sideOf(source, table, to.cell) === 'right' ? text.indexOf('|', border + 1) - 1 : border + 2;
  return { edits, text, select: span(blank, blank) };
}

/** To the line below the table; it is made where the text ends with the table. */
function leave(source: string, table: PipeTable): Move {
  const lineEnd = lineEndOf(source);
  const edits = alignTable(source, table);
  const below = source.startsWith(lineEnd, table.at.end) ? edits : [...edits, insertion(table.at.end, lineEnd)];
  const start = movedBy(edits, table.at.end) + lineEnd.length;
  return { edits: below, text: applyEdits(source, below), select: span(start, start) };
}

/** A blank row behind the last, and below a header that stands alone the ruler too. */
function addRow(source: string, table: PipeTable): Move {
  const lineEnd = lineEndOf(source);
  const blank = newRow(source, table, 'blank');
  const rows = table.rows.length === 1 ? [newRow(source, table, 'ruler'), blank] : [blank];
  const added = rows.map((row) => lineEnd + row).join('');
  const aligned = alignTable(source, table);
  const edits = [...aligned, insertion(table.at.end, added)];
  const start = movedBy(aligned, table.at.end) + added.length - blank.length + blank.indexOf('|') + 2;
  return { edits, text: applyEdits(source, edits), select: span(start, start) };
}

/** A blank last row becomes the blank line that ends the table. */
function endTable(source: string, table: PipeTable): Move | undefined {
  const row = table.rows.at(-1);
  if (row === undefined) return undefined;
  const edits = [...alignTable(source, { ...table, rows: table.rows.slice(0, -1) }), { at: row.at, newText: '' }];
  const start = movedBy(edits.slice(0, -1), row.at.start);
  return { edits, text: applyEdits(source, edits), select: span(start, start) };
}

function insertion(offset: number, newText: string): Edit {
  return { at: span(offset, offset), newText };
}

function lineEndOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
