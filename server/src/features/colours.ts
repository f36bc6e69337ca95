import { articlesOf } from '../report/facts/articles.js';
import { documentNumbersOf } from '../report/facts/document-numbers.js';
import { marksOf } from '../report/facts/titles.js';
import type { Report } from '../report/types.js';
import { explain } from '../rules/shared/equations.js';
import type { Span } from '../text/span.js';

/** What an editor tells apart by colour. */
export type Colour = 'Title' | 'Article' | 'DocumentNumber' | 'SectionNumber' | 'Total' | 'Figure';

/** A stretch of the draft and what it is to look like. */
export interface Coloured {
  readonly at: Span;
  readonly colour: Colour;
}

/** The parts of a report that have a colour, in the order of the draft; none covers another. */
export function coloursOf(report: Report): Coloured[] {
  const all: Coloured[] = [
    ...marksOf(report).titles.map(({ at }): Coloured => ({ at, colour: 'Title' })),
    ...articlesOf(report).map(({ at }): Coloured => ({ at, colour: 'Article' })),
    ...documentNumbersOf(report).map(({ at }): Coloured => ({ at, colour: 'DocumentNumber' })),
    ...report.headings.map(({ numberAt }): Coloured => ({ at: numberAt, colour: 'SectionNumber' })),
    ...figures(report),
  ];
  let end = 0;
  return all
    .filter(({ at }) => at.start < at.end)
    .sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
    .filter(({ at }) => {
      if (at.start < end) return false;
      end = at.end;
      return true;
    });
}

function figures({ tables }: Report): Coloured[] {
  return tables.flatMap((table) => {
    const sums = [...explain(table)].filter(({ equation }) => equation.kind === 'sum');
    const totals = new Set(sums.map(({ total }) => total.key));
    const filled = [...table.cells.values()].filter(({ state }) => state === 'figure');
    return filled.map(({ key, at }): Coloured => ({ at, colour: totals.has(key) ? 'Total' : 'Figure' }));
  });
}
