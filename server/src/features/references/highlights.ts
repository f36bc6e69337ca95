import type { FilledCell, Report } from '../../report/types.js';
import { bindingsOf } from '../../rules/shared/bindings.js';
import type { Explanation } from '../../rules/shared/equations.js';
import type { Span } from '../../text/span.js';
import { explainedOf } from '../equations/explained.js';
import { cellAt, under } from '../places.js';

/** `total`: what the others make. */
export interface Highlight {
  readonly at: Span;
  readonly role: 'total' | 'addend';
}

/**
 * On a cell: the members of one equation that it takes part in. On a figure of the text: the figure and its cells.
 * Empty where there is nothing of the kind.
 */
export function highlightsAt(report: Report, offset: number): Highlight[] {
  const place = cellAt(report, offset);
  if (place === undefined) return figureAndCells(report, offset);
  const all = explainedOf(report).find(({ table }) => table === place.table)?.explanations ?? [];
  const [chosen] = all.filter((one) => takesPart(one, place.cell)).sort((a, b) => rank(b, place.cell) - rank(a, place.cell));
  if (chosen === undefined) return [];
  const addends = chosen.terms.flatMap(({ cell }) => (cell === undefined ? [] : [cell.at]));
  const total = chosen.total.cell?.at;
  return [...(total === undefined ? [] : [total]).map((at) => ({ at, role: 'total' as const })), ...addends.map(addend)];
}

function takesPart({ total, terms }: Explanation, cell: FilledCell): boolean {
  return total.cell === cell || terms.some((term) => term.cell === cell);
}

/** One that fails first, then the one that the cell is the total of, then that of its row. */
function rank({ status, total, terms }: Explanation, cell: FilledCell): number {
  const ofRow = [total, ...terms].every((member) => member.cell?.row === cell.row);
  return (status === 'fails' ? 4 : 0) + (total.cell === cell ? 2 : 0) + (ofRow ? 1 : 0);
}

function figureAndCells(report: Report, offset: number): Highlight[] {
  const binding = under(bindingsOf(report), offset);
  if (binding === undefined) return [];
  return [{ at: binding.at, role: 'total' }, ...binding.cells.map(({ at }) => addend(at))];
}

function addend(at: Span): Highlight {
  return { at, role: 'addend' };
}
