import { type Cell, type Lines, type Table, tableAt } from './pipe-table.js';
import { type IsLabel, stopsOf } from './table-stops.js';

export type Direction = 'nextCell' | 'previousCell' | 'nextRow';

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What a key does in a table. */
export interface Move {
  /** What is written first; most keys write nothing. */
  readonly write?: { readonly from: Place; readonly to: Place; readonly text: string };
  /** In the text after that. */
  readonly select: { readonly start: Place; readonly end: Place };
}

interface Spot {
  readonly row: number;
  readonly cell: number;
}

/**
 * Goes on to another cell, by the text alone; behind the last one to a new row, or in a standard table, whose rows are given, to the line
 * below. Undefined where the key keeps its usual meaning, as in code.
 */
export function moveIn(lines: Lines, cursor: Place, direction: Direction, isLabel: IsLabel): Move | undefined {
  const table = tableAt(lines, cursor.line);
  if (table === undefined) return undefined;
  const from = spotOf(table, cursor);
  const { stops, isStandard } = stopsOf(table, isLabel);
  const isLast = from.row === table.rows.length - 1 && !table.cutBelow;
  if (direction === 'nextRow' && isBehind(table, cursor) && (!isLast || isStandard)) return undefined;
  const to = direction === 'nextRow' ? below(stops, from) : beside(stops, from, direction === 'nextCell');
  if (to !== undefined) return { select: selectionOf(table, to) };
  // The first cell of all, or the last that was looked at: the key has nowhere to go, and writes nothing.
  if (direction === 'previousCell' || table.cutBelow) return { select: selectionOf(table, from) };
  if (isStandard) return leave(lines, table);
  return direction === 'nextRow' && isBlank(table, from) ? endTable(table) : addRow(table);
}

/** Before the first border the cursor is in the first cell, behind the last in the last. */
function spotOf({ first, rows }: Table, { line, character }: Place): Spot {
  const cells = rows[line - first]?.cells ?? [];
  const cell = cells.findIndex(({ end }) => character <= end);
  return { row: line - first, cell: cell < 0 ? Math.max(0, cells.length - 1) : cell };
}

function isBehind({ first, rows }: Table, { line, character }: Place): boolean {
  const row = rows[line - first];
  return row !== undefined && character > row.lastBorder && (row.cells.at(-1)?.end ?? 0) <= row.lastBorder;
}

function isBlank({ rows }: Table, { row }: Spot): boolean {
  return row > 0 && (rows[row]?.cells.every(({ from, to }) => from === to) ?? false);
}

function beside(stops: readonly (readonly number[])[], from: Spot, forward: boolean): Spot | undefined {
  const spots = stops.flatMap((cells, row) => cells.map((cell) => ({ row, cell })));
  const isBehindFrom = ({ row, cell }: Spot) => row > from.row || (row === from.row && cell > from.cell);
  const isBeforeFrom = ({ row, cell }: Spot) => row < from.row || (row === from.row && cell < from.cell);
  return forward ? spots.find(isBehindFrom) : spots.findLast(isBeforeFrom);
}

/** The same column in the next row that has stops; where it has none there, the one to the left, or its first. */
function below(stops: readonly (readonly number[])[], from: Spot): Spot | undefined {
  const row = stops.findIndex((cells, i) => i > from.row && cells.length > 0);
  const cells = stops[row];
  if (cells === undefined) return undefined;
  const cell = cells.findLast((one) => one <= from.cell) ?? cells[0];
  return cell === undefined ? undefined : { row, cell };
}

/** The words of a cell; in a blank one the place where they will stand. */
function selectionOf(table: Table, { row, cell }: Spot): Move['select'] {
  const line = table.first + row;
  const found = table.rows[row]?.cells[cell];
  const at = (character: number) => ({ line, character });
  if (found === undefined) return { start: at(0), end: at(0) };
  if (found.from < found.to) return { start: at(found.from), end: at(found.to) };
  const place = placeIn(found, isRight(table, cell));
  return { start: at(place), end: at(place) };
}

/** One blank away from the border, where there is room. */
function placeIn({ start, end }: Cell, right: boolean): number {
  return end === start ? start : right ? end - 1 : start + 1;
}

function isRight({ rows }: Table, column: number): boolean {
  const ruler = rows.find((row) => row.ruler);
  const cell = ruler?.cells[column];
  const dashes = cell === undefined ? '' : (ruler?.text.slice(cell.from, cell.to) ?? '');
  return dashes.endsWith(':') && !dashes.startsWith(':');
}

/** To the line below the table; it is made where the text ends with the table. */
function leave(lines: Lines, table: Table): Move {
  const line = table.first + table.rows.length;
  const place = { line, character: 0 };
  const move: Move = { select: { start: place, end: place } };
  return line < lines.count ? move : { ...move, write: behindLast(table, '\n') };
}

/** A blank row behind the last, and below a header that stands alone the ruler too. */
function addRow(table: Table): Move {
  const ruler = table.rows.length === 1 ? `\n${rowLike(table, '-')}` : '';
  const blank = rowLike(table, ' ');
  const place = { line: table.first + table.rows.length + (ruler === '' ? 0 : 1), character: blank.indexOf('|') + 2 };
  return { write: behindLast(table, `${ruler}\n${blank}`), select: { start: place, end: place } };
}

/** As wide as the ruler: dashes are as wide as they are many, words need not be. */
function rowLike({ rows }: Table, fill: string): string {
  const pattern = rows.find(({ ruler }) => ruler) ?? rows.at(-1);
  const indent = pattern?.text.slice(0, pattern.text.indexOf('|')) ?? '';
  const cells = pattern?.cells.map(({ start, end }) => ` ${fill.repeat(Math.max(3, pattern.ruler ? end - start - 2 : 0))} |`) ?? [];
  return `${indent}|${cells.join('')}`;
}

/** A blank last row becomes the blank line that ends the table. */
function endTable(table: Table): Move {
  const line = table.first + table.rows.length - 1;
  const start = { line, character: 0 };
  const end = { line, character: table.rows.at(-1)?.text.length ?? 0 };
  return { write: { from: start, to: end, text: '' }, select: { start, end: start } };
}

function behindLast({ first, rows }: Table, text: string): NonNullable<Move['write']> {
  const place = { line: first + rows.length - 1, character: rows.at(-1)?.text.length ?? 0 };
  return { from: place, to: place, text };
}
