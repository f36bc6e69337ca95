import type { FilledCell, FilledTable } from '../../report/types.js';
import { type Evaluation, evaluate, explain, type Term } from '../../rules/shared/equations.js';

/** Another figure for a cell. */
export interface Change {
  readonly cell: FilledCell;
  readonly value: number;
}

/** The table as it would be with these figures; the draft is not touched. */
export function withChanges(table: FilledTable, changes: readonly Change[]): FilledTable {
  const cells = new Map(table.cells);
  for (const { cell, value } of changes) cells.set(cell.key, { ...cell, value, text: String(value) });
  return { ...table, cells };
}

/** Hints are habits rather than sums: nothing is proposed by them, and they stand in the way of nothing. */
export function failures(table: FilledTable): Evaluation[] {
  return evaluate(table).filter(({ status, equation }) => status === 'fails' && equation.severity !== 'hint');
}

/** Whether some equation cannot be judged, as cells are blank or not bound: of a given cell, or any. */
export function hasUnjudged(table: FilledTable, key?: string): boolean {
  for (const { equation, status, total, terms } of explain(table)) {
    if (status !== 'unknown' || equation.severity === 'hint') continue;
    if (key === undefined || total.key === key || terms.some((term) => term.key === key)) return true;
  }
  return false;
}

/** The total last: where two changes do equally well, the one of a cell that was typed comes before the sum of them. */
export function partsOf({ total, terms }: Evaluation): readonly Term[] {
  return total === undefined ? terms : [...terms, total];
}

/** One digit altered, added or lost, or two neighbours exchanged. */
export function isSlip(written: string, meant: string): boolean {
  let start = 0;
  while (start < written.length && start < meant.length && written[start] === meant[start]) start += 1;
  let end = 0;
  const room = Math.min(written.length, meant.length) - start;
  while (end < room && written[written.length - 1 - end] === meant[meant.length - 1 - end]) end += 1;
  const wrong = written.slice(start, written.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong.length <= 1 && right.length <= 1) return wrong !== right;
  return wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0];
}
