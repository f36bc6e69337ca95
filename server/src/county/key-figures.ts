import { type KeyFigure, keyFigures } from '../data/key-figures.js';
import { rounded } from '../text/figure.js';
import { type Cells, valueIn } from './cells.js';

/** What a list of reports shows of each, in its order; undefined where a figure that it is made of was not read. */
export function keyFiguresOf(cells: Cells): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(keyFigures.map((figure) => [figure.id, figureOf(figure, cells)]));
}

/** 0.7143 as 71.4%; counts as they are; a dash for what was not read. */
export function figureText({ by }: KeyFigure, value: number | undefined): string {
  if (value === undefined) return '—';
  return by === undefined ? String(value) : `${(100 * value).toFixed(1)}%`;
}

function figureOf({ of, by }: KeyFigure, cells: Cells): number | undefined {
  const [part, whole] = [sumOf(of, cells), by && sumOf(by, cells)];
  if (by === undefined || part === undefined) return part;
  // Nothing of nothing is no share.
  return whole === undefined || whole <= 0 ? undefined : part / whole;
}

/** Only one of the lists can be in the report's form. */
function sumOf(lists: readonly (readonly string[])[], cells: Cells): number | undefined {
  for (const keys of lists) {
    const values = keys.map((key) => valueIn(cells, key));
    if (values.every((value) => value !== undefined)) return rounded(values.reduce((sum, value) => sum + value, 0));
  }
  return undefined;
}
