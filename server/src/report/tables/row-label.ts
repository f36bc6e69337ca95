import type { Span } from '../../text/span.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import { type Label, rowMeaning } from './label.js';
import type { ReadRow } from './offers.js';
import type { RawTable } from './raw.js';

/** A row's label and the table that it belongs to. */
export interface RowLabel {
  readonly written: Label;
  readonly table: string;
  readonly at: Span;
  /** Index of its cell. */
  readonly index: number;
}

/** The last cell that is exactly the label of a row. */
export function lastRowLabel({ row: { cells }, labels }: ReadRow, open: string | undefined): RowLabel | undefined {
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const cell = cells[index];
    const written = labels[index];
    if (cell === undefined || written === undefined) continue;
    const meaning = written.key === '' ? undefined : rowMeaning(written, open);
    if (meaning !== undefined) return { written, table: meaning.table, at: cell.at, index };
  }
  return undefined;
}

/** The last cell with words, if figures stand behind it. */
export function wordsBeforeFigures({ row: { cells }, labels }: ReadRow): number | undefined {
  const index = labels.findLastIndex((label) => label !== undefined && label.key !== '');
  return index >= 0 && cells.some(({ look }, i) => i > index && look === 'figure') ? index : undefined;
}

/**
 * The figures of a small table under a line that is their row's label; the small table may call them 数量. It has a head of its own:
 * where labels and figures came apart, figures stand behind labels that are not theirs.
 */
export function valuesBelow(table: RawTable, row: WrittenRow, [text, ...more]: readonly WrittenCell[]): readonly WrittenCell[] | undefined {
  const label = table.rows.at(-1);
  const explicit = row.notation === 'pipe' || row.notation === 'html';
  if (label === undefined || !explicit || label.width > 0 || label.values.length > 0) return undefined;
  const headed = (table.headers.at(-1)?.at.start ?? -1) > label.labelAt.start;
  if (!headed || more.length > 0 || /\d/.test(text?.text ?? '')) return undefined;
  const values = text === undefined ? row.cells : row.cells.slice(row.cells.indexOf(text) + 1);
  return values.some(({ look }) => look === 'figure') ? values : undefined;
}
