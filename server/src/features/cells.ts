import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { type Evaluation, explain } from '../rules/equations.js';

export interface CellFound {
  readonly table: FilledTable;
  readonly cell: FilledCell;
}

/** The bound cell at an offset; either edge counts. */
export function cellAt(report: Report, offset: number): CellFound | undefined {
  for (const table of report.tables) {
    if (offset < table.at.start || offset > table.at.end) continue;
    for (const cell of table.cells.values()) if (cell.at.start <= offset && offset <= cell.at.end) return { table, cell };
  }
  return undefined;
}

/** The equations that a cell takes part in: those that fail first, then those whose total it is, then those of its row. */
export function equationsOf({ table, cell }: CellFound): readonly Evaluation[] {
  const rank = ({ status, total, terms }: Evaluation) =>
    (status === 'fails' ? 0 : 4) +
    (total?.cell === cell ? 0 : 2) +
    (terms.some((term) => term.cell !== cell && term.cell.row === cell.row) ? 0 : 1);
  return [...explain(table)]
    .filter(({ total, terms }) => total?.cell === cell || terms.some((term) => term.cell === cell))
    .sort((a, b) => rank(a) - rank(b));
}
