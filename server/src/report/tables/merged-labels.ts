import { rowsOf } from '../../data/forms.js';
import type { FormRow, FormTable } from '../../data/types.js';
import { fact } from '../fact.js';
import type { WrittenCell } from '../types.js';

/** Between label and figures, as in a table made by hand, or at the end of the row, as programs that read web pages put them. */
export type Fillers = 'before' | 'behind';

/**
 * How many blank cells a row's label leaves: one for each column that it is merged over, but its own. The labels above it are merged
 * over rows and leave none.
 */
export function fillersOf(table: FormTable, row: FormRow): number {
  return Math.max(0, table.labelColumns - (ancestorsIn(table).get(row) ?? 0) - 1);
}

/** Settled once with the form, as every row of every draft asks. */
const ancestorsIn = fact(
  (table: FormTable): ReadonlyMap<FormRow, number> => new Map(rowsOf(table).map((row) => [row, ancestors(table, row)])),
);

/** How many labels stand above the row's own: 1.属于国家秘密 below （三）不予公开 below 三、本年度办理结果. */
function ancestors(table: FormTable, row: FormRow): number {
  const parent = rowsOf(table).find(({ key }) => key === row.parent);
  return parent === undefined ? 0 : 1 + ancestors(table, parent);
}

/** Where the blank cells of a row stand; undefined where there may be either. */
export function fillersIn(values: readonly WrittenCell[], wanted: number): Fillers | undefined {
  const extra = values.length - wanted;
  if (extra <= 0) return undefined;
  const before = values.slice(0, extra).every(isEmpty);
  const behind = values.slice(wanted).every(isEmpty);
  return before === behind ? undefined : before ? 'before' : 'behind';
}

/** The cells of the columns. Undefined where it is not certain which they are: a row that can be read in two ways, or not like the others. */
export function besideFillers(
  values: readonly WrittenCell[],
  wanted: number,
  others: Fillers | undefined,
): readonly WrittenCell[] | undefined {
  const own = fillersIn(values, wanted);
  if (own !== undefined && others !== undefined && own !== others) return undefined;
  const fillers = own ?? (values.slice(0, values.length - wanted).every(isEmpty) ? others : undefined);
  if (fillers === undefined) return undefined;
  return fillers === 'before' ? values.slice(values.length - wanted) : values.slice(0, wanted);
}

/** Whether nothing is written in the cell. */
export function isEmpty({ look }: WrittenCell): boolean {
  return look === 'empty';
}
