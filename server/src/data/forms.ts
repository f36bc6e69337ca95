import { formFiles } from './formats/index.js';
import type { Form, FormFile, FormId, FormRow, FormTable } from './types.js';

/** All generations of the form, oldest first. schema.ts checks in the tests that the files are what the types say. */
export const forms: readonly Form[] = (formFiles as unknown as readonly FormFile[]).map((file, i, files) => {
  const next = files[i + 1]?.years.from;
  return { ...file, years: { from: file.years.from, to: next === undefined ? null : next - 1 } };
});

/** The form of this name; throws a `RangeError` where there is none. */
export function formOf(id: FormId): Form {
  const form = forms.find((f) => f.id === id);
  if (form === undefined) throw new RangeError(`no form ${id}`);
  return form;
}

/** The rows of a table of the form, of all its blocks, in order. */
export function rowsOf(table: FormTable): readonly FormRow[] {
  const known = rowsByTable.get(table) ?? table.blocks.flatMap(({ rows }) => rows);
  rowsByTable.set(table, known);
  return known;
}

/** Asked for at every reading, by every reader and rule of tables. */
const rowsByTable = new WeakMap<FormTable, readonly FormRow[]>();

/** Those that hold figures themselves. */
export function figureRowsOf(table: FormTable): readonly FormRow[] {
  return rowsOf(table).filter(({ figures }) => figures);
}

/** The labels of its rows in every accepted wording. */
export function labelsOf(table: FormTable): readonly string[] {
  return rowsOf(table).flatMap(({ label, variants = [] }) => [label, ...variants]);
}

/** The address of a cell: row and column; the column alone where the table's one row has no name. */
export function cellKey(row: { readonly key: string }, column: { readonly key: string }): string {
  return row.key === '' ? column.key : `${row.key}.${column.key}`;
}

/** A cell as an equation addresses it, and whether its figure is added or taken away. */
export interface Address {
  readonly key: string;
  readonly sign: 1 | -1;
}

/** The address that a form writes as `-r4.*`, with the key put in for `*`. */
export function addressOf(text: string, key: string): Address {
  return { key: text.replace(/^-/, '').replace('*', key), sign: text.startsWith('-') ? -1 : 1 };
}

/** The form for a report year: before 2008 the first, after the last one's start the last. */
export function formForYear(year: number): Form {
  const latest = [...forms].reverse().find((f) => f.years.from <= year);
  return latest ?? firstForm();
}

/** The form itself, where it is one of ours with rows or equations of a province's own. */
export function extensionOf(form: Form): Form | undefined {
  return forms.includes(form) ? undefined : form;
}

/** The oldest form. */
export function firstForm(): Form {
  return formAt(0);
}

/** The form in force. */
export function newestForm(): Form {
  return formAt(-1);
}

function formAt(index: number): Form {
  const form = forms.at(index);
  if (form === undefined) throw new RangeError('no form on record');
  return form;
}

/** The last year that dates in reports are read for. */
export const LAST_YEAR = 2099;

/** The form that a report on the year must follow; undefined for a year without one. */
export function formInForce(year: number): Form | undefined {
  return year > LAST_YEAR ? undefined : forms.find(({ years }) => years.from <= year && (years.to === null || year <= years.to));
}
