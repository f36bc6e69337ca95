import { type Carried, carriedFrom, onlyTable } from '../../forms/last-year.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { rounded } from '../../text/figure.js';
import { explain } from './equations.js';

/** One relation between this year's report and last year's, on one row or column; each of its cells holds a figure for certain. */
export interface Relation extends Carried {
  readonly table: FilledTable;
  /** This year's cell. */
  readonly cell: FilledCell;
  readonly own: readonly { readonly cell: FilledCell; readonly sign: 1 | -1 }[];
  /** What `cell` is to be by last year's report and `own`. */
  readonly expected: number;
  readonly holds: boolean;
  /** Last year's figures agree with what else stands in their table: then they may be relied on. */
  readonly isSure: boolean;
}

/** Every relation of which both years have all figures, in the order of the form. */
export function* relationsOf(report: Report, previous: Report): Iterable<Relation> {
  const doubtful = doubtfulCells(previous);
  for (const carried of carriedFrom(previous, report.form)) {
    const table = onlyTable(report, carried.carry.table);
    const relation = table?.form === report.form ? relationOf(table, carried, doubtful) : undefined;
    if (relation !== undefined) yield relation;
  }
}

function relationOf(table: FilledTable, carried: Carried, doubtful: ReadonlySet<FilledCell>): Relation | undefined {
  const cell = table.cells.get(carried.total);
  const own: { readonly cell: FilledCell; readonly sign: 1 | -1 }[] = [];
  for (const { key, sign } of carried.terms) {
    const term = table.cells.get(key);
    if (term?.value === undefined) return undefined;
    own.push({ cell: term, sign });
  }
  if (cell?.value === undefined) return undefined;
  const expected = rounded(own.reduce((sum, { cell: { value = 0 }, sign }) => sum + sign * value, carried.brought));
  const isSure = carried.previous.every((one) => !doubtful.has(one.cell));
  return { ...carried, table, cell, own, expected, holds: cell.value === expected, isSure };
}

/** Cells of equations that fail and of no sum that holds: one of them is wrong, and nobody knows which. */
function doubtfulCells({ tables }: Report): ReadonlySet<FilledCell> {
  const doubtful = new Set<FilledCell>();
  const confirmed = new Set<FilledCell>();
  for (const table of tables) {
    for (const { equation, status, total, terms } of explain(table)) {
      const into = status === 'fails' ? doubtful : status === 'holds' && equation.kind === 'sum' ? confirmed : undefined;
      for (const { cell } of [total, ...terms]) if (cell !== undefined) into?.add(cell);
    }
  }
  for (const cell of confirmed) doubtful.delete(cell);
  return doubtful;
}
