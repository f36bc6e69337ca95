import type { Span } from '../../text/span.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import { damagedRowLabel, rewordedRowLabel } from './damaged-labels.js';
import { type Label, type LabelKey, labelOf, rowLabelsOf, rowMeaning } from './label.js';
import type { ReadRow } from './offers.js';
import { fitsRow, type RawRow, type RawTable } from './raw.js';

/** A label as the form has it, and whether it is only likely to be that one. */
type LabelRead = Label & Pick<RawRow, 'reworded'>;

/** A row's label and the table that it belongs to. */
export interface RowLabel {
  readonly written: LabelRead;
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

/** The label of the open table that the words in a cell before figures are likely to be, though they are not the form's. */
export function likelyRowLabel(table: string, { row, labels }: ReadRow, index: number): RowLabel | undefined {
  const cell = row.cells[index];
  const written = labels[index];
  if (cell === undefined || written === undefined) return undefined;
  const damaged = damagedRowLabel(table, written);
  const key = damaged ?? unnumberedLabel(table, { row, labels }, index) ?? rewordedRowLabel(table, written);
  if (key === undefined) return undefined;
  return { written: { ...labelOf(key, written.number), reworded: damaged === undefined }, table, at: cell.at, index };
}

/** 其他 and 总计 without their numbers: with all the figures that their row wants they are no headers. */
function unnumberedLabel(table: string, { row, labels }: ReadRow, index: number): string | undefined {
  const written = labels[index];
  if (written === undefined || written.number !== '' || !rowLabelsOf(table).some(({ key }) => key === written.key)) return undefined;
  const behind = row.cells.slice(index + 1).filter(({ look }) => look !== 'empty');
  const areFigures = behind.every(({ look }) => look === 'figure');
  return areFigures && fitsRow(table, written.key, behind.length) ? written.key : undefined;
}

/** The same of words on a line of their own; other words than the form's only where the row above has all its figures. */
export function likelyLabel({ id, rows }: RawTable, written: LabelKey): LabelRead | undefined {
  const damaged = damagedRowLabel(id, written);
  const last = rows.at(-1);
  const isDue = damaged === undefined && last?.notation === 'line' && fitsRow(id, last.key, last.values.length);
  const key = damaged ?? (isDue ? rewordedRowLabel(id, written) : undefined);
  return key === undefined ? undefined : { ...labelOf(key, written.number), reworded: damaged === undefined };
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
