import { displayWidth } from '../../text/width.js';
import { gridOf } from '../grid.js';
import type { TablePart } from '../outline.js';

/** A column is no narrower than four digits, and none takes more for its longest text than this; display columns. */
const LEAST = 5;
const MOST = 30;
/** The blank on both sides of a text. */
const AROUND = 1.5;

/** The share of the page's width that each column takes, by what stands in it; texts over several columns do not count. */
export function columnShares(part: TablePart): number[] {
  if (part.shares !== undefined) return [...part.shares];
  const { width, rows } = gridOf(part);
  const widest = new Array<number>(width).fill(LEAST);
  for (const row of rows) {
    for (const { cell, column } of row) {
      if (cell.colspan > 1) continue;
      // Heads of narrow columns, and labels of several rows, have room to run on below.
      const lines = cell.kind === 'head' ? 2.5 : Math.min(cell.rowspan, 2);
      const own = displayWidth(cell.text) / lines + AROUND;
      widest[column] = Math.min(MOST, Math.max(widest[column] ?? LEAST, own));
    }
  }
  const total = widest.reduce((sum, one) => sum + one, 0);
  return widest.map((one) => one / total);
}
