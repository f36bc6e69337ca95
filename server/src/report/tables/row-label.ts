import { lookOf } from '../../text/figure.js';
import type { Span } from '../../text/span.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import { type LabelKey, labelKey, rowMeaning } from './label.js';
import type { RawTable } from './raw.js';

/** A row's label and the table that it belongs to. */
export interface RowLabel {
  readonly written: LabelKey;
  readonly table: string;
  readonly at: Span;
  /** Index of its cell. */
  readonly index: number;
}

/** The last cell that is exactly the label of a row. */
export function lastRowLabel(cells: readonly WrittenCell[], open: string | undefined): RowLabel | undefined {
  for (let index = cells.length - 1; index >= 0; index -= 1) {
    const cell = cells[index];
    if (cell === undefined || lookOf(cell.text) !== 'text') continue;
    const written = labelKey(cell.text);
    const meaning = written.key === '' ? undefined : rowMeaning(written, open);
    if (meaning !== undefined) return { written, table: meaning.table, at: cell.at, index };
  }
  return undefined;
}

/** The last cell with words, if figures stand behind it. */
export function wordsBeforeFigures(cells: readonly WrittenCell[]): number | undefined {
  const index = cells.findLastIndex(({ text }) => lookOf(text) === 'text' && labelKey(text).key !== '');
  return index >= 0 && cells.slice(index + 1).some(({ text }) => lookOf(text) === 'figure') ? index : undefined;
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
  return values.some((cell) => lookOf(cell.text) === 'figure') ? values : undefined;
}
