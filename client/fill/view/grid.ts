import type { FillCell } from '../../../server/src/lsp/protocol.js';

/** A cell at its place among the merged ones, counted from 0. */
export interface Placed {
  readonly cell: FillCell;
  readonly row: number;
  readonly column: number;
  /** The cells that name it: heads above and labels to the left, outermost first; by their index in `placed`. */
  readonly headers: readonly number[];
}

export interface Grid {
  readonly placed: readonly Placed[];
  readonly height: number;
  readonly width: number;
}

export type Direction = 'next' | 'previous' | 'up' | 'down' | 'left' | 'right';

/** Finds the place of every cell, as a browser lays out merged ones, and what heads it. */
export function gridOf(rows: readonly (readonly FillCell[])[]): Grid {
  const owner: (number | undefined)[][] = rows.map(() => []);
  const places: { readonly cell: FillCell; readonly row: number; readonly column: number }[] = [];
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (owner[row]?.[column] !== undefined) column += 1;
      for (let dy = 0; dy < cell.rowspan; dy += 1) {
        for (let dx = 0; dx < cell.colspan; dx += 1) {
          const line = owner[row + dy];
          if (line !== undefined) line[column + dx] = places.length;
        }
      }
      places.push({ cell, row, column });
      column += cell.colspan;
    }
  }
  const placed = places.map((place) => ({ ...place, headers: headersOf(place, places, owner) }));
  return { placed, height: rows.length, width: owner.reduce((most, line) => Math.max(most, line.length), 0) };
}

type Place = Omit<Placed, 'headers'>;

function headersOf({ cell, row, column }: Place, places: readonly Place[], owner: readonly (readonly (number | undefined)[])[]): number[] {
  if (cell.kind !== 'figure' && cell.kind !== 'mark') return [];
  const kindAt = (y: number, x: number) => places[owner[y]?.[x] ?? -1]?.cell.kind;
  const heads: number[] = [];
  let y = row - 1;
  while (y >= 0 && kindAt(y, column) !== 'head') y -= 1;
  for (; y >= 0 && kindAt(y, column) === 'head'; y -= 1) add(heads, owner[y]?.[column]);
  const labels: number[] = [];
  for (let x = column - 1; x >= 0; x -= 1) if (kindAt(row, x) === 'label') add(labels, owner[row]?.[x]);
  return [...heads.reverse(), ...labels.reverse()];
}

function add(list: number[], index: number | undefined): void {
  if (index !== undefined && !list.includes(index)) list.push(index);
}

/** The cell to go to, by its key; undefined at the edge of the table. */
export function neighbour({ placed }: Grid, key: string, direction: Direction): string | undefined {
  const figures = placed.filter(({ cell }) => cell.kind === 'figure');
  const at = figures.findIndex(({ cell }) => cell.key === key);
  const from = figures[at];
  if (from === undefined) return undefined;
  if (direction === 'next') return figures[at + 1]?.cell.key;
  if (direction === 'previous') return figures[at - 1]?.cell.key;
  if (direction === 'left' || direction === 'right') {
    const step = figures[at + (direction === 'left' ? -1 : 1)];
    return step?.row === from.row ? step.cell.key : undefined;
  }
  const inColumn = figures.filter(({ column, cell }) => column <= from.column && from.column < column + cell.colspan);
  const beyond =
    direction === 'down' ? inColumn.filter(({ row }) => row > from.row) : inColumn.filter(({ row }) => row < from.row).reverse();
  return beyond[0]?.cell.key;
}

/** The keys of the cells of a rectangle between two cells, row by row; blanks where one stands out. */
export function blockBetween({ placed }: Grid, from: string, to: string): string[][] {
  const find = (key: string) => placed.find(({ cell }) => cell.key === key);
  const [a, b] = [find(from), find(to)];
  if (a === undefined || b === undefined) return [];
  const rows = new Map<number, string[]>();
  for (const { cell, row, column } of placed) {
    if (cell.kind !== 'figure' || cell.key === undefined) continue;
    if (row < Math.min(a.row, b.row) || row > Math.max(a.row, b.row)) continue;
    if (column < Math.min(a.column, b.column) || column > Math.max(a.column, b.column)) continue;
    rows.set(row, [...(rows.get(row) ?? []), cell.key]);
  }
  return [...rows.values()];
}

/** As spreadsheets take it: cells held apart by tabs, rows by line breaks, none behind the last. */
export function tabbed(block: readonly (readonly string[])[]): string {
  return block.map((row) => row.join('\t')).join('\n');
}
