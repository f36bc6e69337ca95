import type { Report } from '../report/types.js';
import type { Span } from '../text/span.js';
import { cellAt, equationsOf } from './cells.js';

export interface Highlight {
  readonly at: Span;
  readonly part: 'total' | 'addend';
}

/** The members of the equation that a cell most likely is looked at for: one that fails, else one whose total it is, else its row's. */
export function highlightsAt(report: Report, offset: number): readonly Highlight[] {
  const found = cellAt(report, offset);
  const [equation] = found === undefined ? [] : equationsOf(found);
  if (equation?.total === undefined) return [];
  return [{ at: equation.total.cell.at, part: 'total' }, ...equation.terms.map(({ cell }): Highlight => ({ at: cell.at, part: 'addend' }))];
}
