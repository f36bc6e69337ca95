import { type Conversion, carriedTo } from '../data/conversions.js';
import { formOf } from '../data/forms.js';
import type { Form, FormTable } from '../data/types.js';
import type { FilledCell, FilledTable } from '../report/types.js';

/** What becomes of a table's cells in a newer generation of the form. */
export interface CarriedOver {
  readonly form: Form;
  readonly table: FormTable;
  /** Texts by the keys of the newer table. */
  readonly kept: ReadonlyMap<string, string>;
  /** Cells that say something other than 0 and have no place in the newer table. */
  readonly homeless: readonly FilledCell[];
  /** Such as the newer table has in several cells: kept in one of them, for the author to look at. */
  readonly doubtful: readonly FilledCell[];
}

/** Undefined where nothing is on record on the table. */
export function carriedOver({ table, cells }: FilledTable, { to, tables }: Conversion): CarriedOver | undefined {
  const form = formOf(to);
  const wanted = form.tables.find(({ id }) => id === table.id);
  const carried = tables.find((one) => one.table === wanted?.id)?.carried;
  if (wanted === undefined || carried === undefined) return undefined;
  const kept = new Map<string, string>();
  const homeless: FilledCell[] = [];
  const doubtful: FilledCell[] = [];
  for (const cell of cells.values()) {
    const place = carriedTo(cell.key, carried);
    if (place !== undefined) kept.set(place.key, cell.text);
    if (cell.value === 0 || cell.text === '') continue;
    if (place === undefined) homeless.push(cell);
    else if (place.doubtful) doubtful.push(cell);
  }
  return { form, table: wanted, kept, homeless, doubtful };
}
