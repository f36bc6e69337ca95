import type { PartCell, TablePart } from './outline.js';

/** A cell at its place in the grid of the table; `undefined` in the grid: taken up by a merge. */
export interface Placed {
  readonly cell: PartCell;
  readonly column: number;
}

/** A table with each cell in its place; `width` in columns. */
export interface Grid {
  readonly width: number;
  readonly rows: readonly (readonly Placed[])[];
}

/** Where the cells of a table with merges stand: a merge from above pushes the cells of a row to the right. */
export function gridOf({ rows }: TablePart): Grid {
  const taken: number[] = [];
  let width = 0;
  const placed = rows.map((row) => {
    const cells: Placed[] = [];
    let column = 0;
    for (const cell of row) {
      while ((taken[column] ?? 0) > 0) column += 1;
      cells.push({ cell, column });
      for (let i = 0; i < cell.colspan; i += 1) taken[column + i] = cell.rowspan;
      column += cell.colspan;
    }
    width = Math.max(width, column);
    for (let i = 0; i < taken.length; i += 1) taken[i] = Math.max(0, (taken[i] ?? 0) - 1);
    return cells;
  });
  return { width, rows: placed };
}
