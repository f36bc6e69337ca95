import { addressOf, cellKey, formOf, rowsOf } from '../data/forms.js';
import type { Equation, Form, FormBlock, FormRow, FormTable } from '../data/types.js';
import { type Message, say } from '../text/message.js';
import { type Complaint, type ConfigProblem, describe, listed, readJson } from './json.js';
import { type FormPack, type PackRow, packSchema } from './schema.js';

/** The form that a file makes of one of ours, or what is wrong in the file: half a form would judge wrongly, so nothing of it applies. */
export type ParsedPack = { readonly form: Form } | { readonly problems: readonly ConfigProblem[] };

/** Reads a file that extends a form: rows that a province adds to its tables, and what must add up in them. */
export function parseFormPack(text: string): ParsedPack {
  const json = readJson(text);
  if ('problem' in json) return { problems: [json.problem] };
  const checked = packSchema.safeParse(json.value);
  if (checked.error !== undefined) {
    const complaints = checked.error.issues.map((issue) => ({ path: issue.path, message: () => describe(issue) }));
    return { problems: listed(text, json.tree, complaints) };
  }
  const { form, complaints } = extend(formOf(checked.data.extends), checked.data);
  return complaints.length === 0 ? { form } : { problems: listed(text, json.tree, complaints) };
}

interface Extended {
  readonly form: Form;
  readonly complaints: readonly Complaint[];
}

function extend(base: Form, { name, source, rows = [], equations = [] }: FormPack): Extended {
  const complaints: Complaint[] = [];
  const complain = (path: readonly PropertyKey[], message: Message | undefined) => {
    if (message !== undefined) complaints.push({ path, message: () => message });
    return message === undefined;
  };
  let { tables } = base;
  for (const [i, row] of rows.entries()) {
    if (complain(['rows', i, ...fieldOf(tables, row)], wrongIn(tables, row))) tables = tables.map((table) => withRow(table, row));
  }
  const added = equations.map((equation): Equation => ({ ...equation, source, confidence: 'derived' }));
  const ids = new Set(base.equations.map(({ id }) => id));
  for (const [i, equation] of added.entries()) {
    const known = ids.has(equation.id) ? say(`${equation.id} 已有同名的等式`, `there is an equation ${equation.id} already`) : undefined;
    complain(['equations', i, 'id'], known);
    ids.add(equation.id);
    complain(['equations', i], unknownCell(tables, equation));
  }
  return { form: { ...base, name, tables, equations: [...base.equations, ...added] }, complaints };
}

/** The key of the entry at which its problem is shown. */
function fieldOf(tables: readonly FormTable[], { table, after, key }: PackRow): readonly string[] {
  const found = tables.find(({ id }) => id === table);
  if (found === undefined) return ['table'];
  if (!rowsOf(found).some((row) => row.key === after)) return ['after'];
  return rowsOf(found).some((row) => row.key === key) ? ['key'] : ['label'];
}

function wrongIn(tables: readonly FormTable[], { table, after, key, label }: PackRow): Message | undefined {
  const found = tables.find(({ id }) => id === table);
  const names = tables.map(({ id, name }) => `${id}（${name}）`).join('、');
  if (found === undefined) return say(`没有表 ${table}，只有 ${names}`, `there is no table ${table}; there are ${names}`);
  const rows = rowsOf(found);
  const keys = rows.map((row) => row.key).join('、');
  if (!rows.some((row) => row.key === after))
    return say(`${found.name}没有行 ${after}，只有 ${keys}`, `${found.name} has no row ${after}; it has ${keys}`);
  if (rows.some((row) => row.key === key)) return say(`${found.name}已有行 ${key}`, `${found.name} has a row ${key} already`);
  if (rows.some((row) => row.label === label)) return say(`${found.name}已有“${label}”一行`, `${found.name} has a row “${label}” already`);
  return undefined;
}

function withRow(table: FormTable, row: PackRow): FormTable {
  if (table.id !== row.table) return table;
  return { ...table, blocks: table.blocks.map((block) => withRowIn(block, row)) };
}

/** Behind its row, at the same level; a label that is merged over its rows reaches over this one too. */
function withRowIn(block: FormBlock, { after, key, label, variants = [] }: PackRow): FormBlock {
  const at = block.rows.findIndex((row) => row.key === after);
  const before = block.rows[at];
  if (before === undefined) return block;
  const { parent, level, colspan, cell, unit } = before;
  const added: FormRow = {
    ...{ key, label, parent, level, figures: true, variants },
    ...(colspan === undefined ? {} : { colspan }),
    ...(cell === undefined ? {} : { cell }),
    ...(unit === undefined ? {} : { unit }),
  };
  const above = new Set(ancestors(block.rows, before));
  const rows = block.rows.map((row) => (above.has(row.key) && row.rowspan !== undefined ? { ...row, rowspan: row.rowspan + 1 } : row));
  return { ...block, rows: [...rows.slice(0, at + 1), added, ...rows.slice(at + 1)] };
}

function* ancestors(rows: readonly FormRow[], { parent }: FormRow): Iterable<string> {
  const row = parent === null ? undefined : rows.find(({ key }) => key === parent);
  if (row === undefined) return;
  yield row.key;
  yield* ancestors(rows, row);
}

/** An address that is no cell of the table, or a table that the form has not. */
function unknownCell(tables: readonly FormTable[], { table: id, total, terms, over = [''] }: Equation): Message | undefined {
  const table = tables.find((one) => one.id === id);
  if (table === undefined) return say(`没有表 ${id}`, `there is no table ${id}`);
  const cells = new Set(
    table.blocks.flatMap(({ rows, columns }) =>
      rows.filter(({ figures }) => figures).flatMap((row) => columns.map((column) => cellKey(row, column))),
    ),
  );
  const wanted = over.flatMap((key) => [total, ...terms].map((address) => addressOf(address, key).key));
  const unknown = wanted.find((key) => !cells.has(key));
  return unknown === undefined ? undefined : say(`${table.name}没有单元格 ${unknown}`, `${table.name} has no cell ${unknown}`);
}
