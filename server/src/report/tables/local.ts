import { figureRowsOf } from '../../data/forms.js';
import type { FormTable } from '../../data/types.js';
import type { FilledRow, WrittenCell } from '../types.js';
import type { RawRow, RawTable } from './raw.js';

/** With fewer of the form's rows it is another table under the same name. */
const MOST = 0.6;
const YEAR = /((?:19|20)\d\d)年?度?/;
const THIS_YEAR = /本年|当年|本期|统计数/;
const OTHER = /累计|上年|去年|历年|同比|增|减|计划/;

/**
 * A version of the office or the province: only of a table that belongs to no section, which offices were free to vary. It has other
 * rows, or several columns of figures of which none is certain to be meant.
 */
export function isLocal(raw: RawTable, table: FormTable, rows: readonly FilledRow[]): boolean {
  if (table.blocks.some(({ columns }) => columns.length > 1) || table.section !== null) return false;
  const figures = rows.filter(({ row }) => row.figures);
  const wide = figures.filter(({ found, wanted }) => found > wanted).length;
  if (wide > 0 && wide * 2 >= figures.length) return true;
  const all = figureRowsOf(table).length;
  return raw.headers.length === 0 && (raw.foreign > 0 || raw.head !== undefined) && figures.length < all * MOST;
}

/** Of several columns of figures the one of the report's year, where the head says for certain which that is; else all rows as they are. */
export function withOneColumn(raw: RawTable, table: FormTable): readonly RawRow[] {
  const { head, rows } = raw;
  if (table.section !== null || table.blocks.some(({ columns }) => columns.length > 1) || head === undefined) return rows;
  const column = yearColumn(head.cells);
  if (column === undefined) return rows;
  return rows.map((row) => {
    const figures = row.values.filter(({ look }) => look === 'figure').length;
    const cell = row.width === head.cells.length ? row.values[column - (row.width - row.values.length)] : undefined;
    return figures < 2 || cell === undefined ? row : { ...row, values: [cell] };
  });
}

/** The only column for this year, or the later of two years; undefined where another column might be meant. */
function yearColumn(head: readonly WrittenCell[]): number | undefined {
  const years = head.map(({ text }) => Number(YEAR.exec(text)?.[1] ?? 0));
  const latest = Math.max(...years);
  const named = head.flatMap(({ text }, i) =>
    !OTHER.test(text) && (THIS_YEAR.test(text) || (latest > 0 && years[i] === latest)) ? [i] : [],
  );
  return named.length === 1 ? named[0] : undefined;
}
