import type { WrittenRow } from '../types.js';
import { isWeakHeader, type LabelKey, labelKey, meaningsOf } from './label.js';
import { unnamedTables } from './raw.js';

/** The table whose header words a row of texts holds: the open one before others; undefined where it is no header row. */
export function headerTarget(row: WrittenRow, open: string | undefined): string | undefined {
  let strong: string | undefined;
  let weakOpen = false;
  const named: string[] = [];
  for (const cell of row.cells) {
    const { key } = labelKey(cell.text);
    const headers = meaningsOf(key).filter((m) => m.kind === 'header');
    const first = headers[0]?.table;
    if (first === undefined) continue;
    named.push(first);
    if (headers.some((m) => m.table === open)) weakOpen = true;
    if (isWeakHeader(key)) continue;
    if (headers.some((m) => m.table === open)) strong = open;
    else strong ??= first;
  }
  if (strong !== undefined) return strong;
  if (weakOpen) return open;
  // 行政复议 beside 行政诉讼: two weak words that open table four together.
  return named.length > 1 && named[0] !== undefined && unnamedTables.has(named[0]) ? named[0] : undefined;
}

/** The table that a header on its own belongs to: the open one, or one that it opens; undefined where it is no header of either. */
export function headedTable({ key, number }: LabelKey, open: string | undefined): string | undefined {
  const headers = meaningsOf(key).filter((m) => m.kind === 'header');
  const table = (headers.find((m) => m.table === open) ?? headers[0])?.table;
  if (table === undefined || table === open) return table;
  return !isWeakHeader(key) || (number === '' && unnamedTables.has(table) && key.length >= 4) ? table : undefined;
}
