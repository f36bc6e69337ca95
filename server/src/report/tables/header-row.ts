import { isWeakHeader, type Label } from './label.js';
import type { ReadRow } from './offers.js';
import { unnamedTables } from './raw.js';

/** The table whose header words a row of texts holds: the open one before others; undefined where it is no header row. */
export function headerTarget({ labels }: ReadRow, open: string | undefined): string | undefined {
  let strong: string | undefined;
  let weakOpen = false;
  const named: string[] = [];
  for (const label of labels) {
    if (label === undefined) continue;
    const { headers } = label;
    const first = headers[0]?.table;
    if (first === undefined) continue;
    named.push(first);
    const ofOpen = headers.some((m) => m.table === open);
    if (ofOpen) weakOpen = true;
    if (isWeakHeader(label.key)) continue;
    if (ofOpen) strong = open;
    else strong ??= first;
  }
  if (strong !== undefined) return strong;
  if (weakOpen) return open;
  // 行政复议 beside 行政诉讼: two weak words that open table four together.
  return named.length > 1 && named[0] !== undefined && unnamedTables.has(named[0]) ? named[0] : undefined;
}

/** The table that a header on its own belongs to: the open one, or one that it opens; undefined where it is no header of either. */
export function headedTable({ key, number, headers }: Label, open: string | undefined): string | undefined {
  if (headers.length === 0) return undefined;
  const table = (headers.find((m) => m.table === open) ?? headers[0])?.table;
  if (table === undefined || table === open) return table;
  return !isWeakHeader(key) || (number === '' && unnamedTables.has(table) && key.length >= 4) ? table : undefined;
}
