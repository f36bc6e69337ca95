import { cellKey } from '../data/forms.js';
import type { CellType, FormTable } from '../data/types.js';
import { onlyTable } from '../forms/last-year.js';
import type { FilledCell, Report } from '../report/types.js';

/**
 * The figures of a report's standard tables by table and cell: those that are bound for certain and stand in a table of the report's own
 * form of which there is but one. `null`: a cell that holds none.
 */
export type Cells = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** The cells of the report by their addresses; those of a table that is there twice, or is of another form, are left out. */
export function cellsOf(report: Report): Cells {
  const tables = report.form.tables.flatMap(({ id }) => {
    const table = onlyTable(report, id);
    if (table === undefined || table.form !== report.form || table.cells.size === 0) return [];
    const readable = [...table.cells.values()].filter(({ state }) => state !== 'bad');
    return [[id, Object.fromEntries(readable.map((cell) => [cell.key, figureOf(cell)]))] as const];
  });
  return Object.fromEntries(tables);
}

/** The figure of a cell whose table is not named: keys are of one table of a form. */
export function valueIn(cells: Cells, key: string): number | undefined {
  for (const table of Object.values(cells)) {
    const value = table[key];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function figureOf({ state, value }: FilledCell): number | null {
  return state === 'figure' && value !== undefined ? value : null;
}

/** Every cell of a table of the form, in its order, with the type of its figure. */
export function cellTypes(table: FormTable): ReadonlyMap<string, CellType['type']> {
  return new Map(
    table.blocks.flatMap(({ rows, columns }) =>
      rows
        .filter(({ figures }) => figures)
        .flatMap((row) => columns.map((column) => [cellKey(row, column), (row.cell ?? column.cell).type] as const)),
    ),
  );
}
