import { rowsOf } from '../data/forms.js';
import type { FormTable } from '../data/types.js';
import type { FilledCell, FilledRow, FilledTable, Report } from '../report/types.js';
import { contains, type Span, touches } from '../text/span.js';

/** A cell of a standard table together with its row and table. */
export interface CellPlace {
  readonly table: FilledTable;
  readonly row: FilledRow;
  readonly cell: FilledCell;
}

/** The cell under a cursor, which may also stand at its end; undefined where none is bound for certain. */
export function cellAt(report: Report, offset: number): CellPlace | undefined {
  for (const table of report.tables) {
    if (!touches(table.at, offset)) continue;
    for (const row of table.rows) {
      if (!touches(row.at, offset)) continue;
      const cell = row.cells.find(({ at }) => touches(at, offset));
      if (cell !== undefined) return { table, row, cell };
    }
  }
  return undefined;
}

/** The one that the place lies in; else one that it touches: 《甲》|《乙》 is 乙. */
export function under<T extends { readonly at: Span }>(all: readonly T[], offset: number): T | undefined {
  return all.find(({ at }) => contains(at, offset)) ?? all.find(({ at }) => touches(at, offset));
}

/** Where a cell stands, in the words of the form: the rows above each other, and the merged headers above its column. */
export function pathOf(
  { table }: FilledTable,
  { row, column }: FilledCell,
): { readonly rows: readonly string[]; readonly columns: readonly string[] } {
  const block = table.blocks.find(({ rows }) => rows.includes(row));
  const caption = block?.caption;
  const groups = column.group === undefined ? [] : column.group.split('/');
  return {
    rows: [...(caption === undefined ? [] : [caption]), ...ancestorsOf(table, row.key).filter((label) => label !== '')],
    columns: [...groups, column.label],
  };
}

function ancestorsOf(table: FormTable, key: string): string[] {
  const rows = rowsOf(table);
  const path: string[] = [];
  for (let row = rows.find((one) => one.key === key); row !== undefined; ) {
    path.unshift(row.label);
    const { parent } = row;
    row = parent === null ? undefined : rows.find((one) => one.key === parent);
  }
  return path;
}
