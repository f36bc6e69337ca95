import { formOf } from '../../../server/src/data/forms.js';
import type { FormColumn, FormId, FormRow, FormTable } from '../../../server/src/data/types.js';
import type { Draft } from '../../support/draft.js';
import { cellKeys } from '../../support/figures.js';
import { type Damaged, KEPT_CELLS, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { withBlock, withSection, withTable } from './edit.js';
import { markedHeads } from './heads.js';

/** Rows of the same parent that follow each other in one block, all with figures. */
interface Siblings {
  readonly table: string;
  readonly block: number;
  /** Index of the row in its block. */
  readonly at: number;
  readonly row: FormRow;
}

function namedRows(draft: Draft): Siblings[] {
  return draft.form.tables.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ rows }, block) =>
      rows.map((row, at) => ({ table: id, block, at, row })).filter(({ row }) => row.figures && row.key !== ''),
    ),
  );
}

/** Merged labels above a row cover as many rows as there are. */
function grown(rows: readonly FormRow[], row: FormRow, by: number): FormRow[] {
  const ancestors = new Set<string>();
  for (let key = row.parent; key !== null; key = rows.find((one) => one.key === key)?.parent ?? null) ancestors.add(key);
  return rows.map((one) => (ancestors.has(one.key) && one.rowspan !== undefined ? { ...one, rowspan: one.rowspan + by } : one));
}

const marked = (row: FormRow): FormRow => ({ ...row, label: mark(row.label) });

/** Everything that can carry a finding on the table as a whole. */
function anchored(table: FormTable): FormTable {
  return {
    ...table,
    blocks: table.blocks.map((block, i) =>
      i === 0 ? { ...markedHeads(block), rows: block.rows.map((r, y) => (y === 0 && r.key !== '' ? marked(r) : r)) } : block,
    ),
  };
}

function rowDropped(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(
    namedRows(draft).filter(({ table, row }) => {
      const rows = draft.form.tables.find(({ id }) => id === table)?.blocks.flatMap((b) => b.rows) ?? [];
      return (
        rows.every((other) => other.parent !== row.key) && (row.parent === null || rows.filter((o) => o.parent === row.parent).length > 1)
      );
    }),
  );
  if (place === undefined) return undefined;
  const damaged = withTable(draft, place.table, (table) => {
    const flat = anchored(table);
    const before = table.blocks.flatMap((b) => b.rows).filter((r) => r.figures);
    const last = before[before.indexOf(place.row) - 1]?.key;
    return {
      ...flat,
      blocks: flat.blocks
        .map((block, b) => ({
          ...block,
          rows: grown(
            block.rows.filter((_, y) => b !== place.block || y !== place.at),
            place.row,
            -1,
          ).map((row) => (row.key === last && !row.label.startsWith(mark('').charAt(0)) ? marked(row) : row)),
        }))
        .filter((block) => block.rows.length > 0),
    };
  });
  return { draft: damaged, what: `row ${place.row.key} dropped` };
}

function rowsSwapped(draft: Draft, random: Random): Damaged | undefined {
  const all = namedRows(draft);
  const pairs = all.flatMap((first, i) => {
    const second = all[i + 1];
    const fit =
      second !== undefined && second.block === first.block && second.table === first.table && second.row.parent === first.row.parent;
    return fit && second.at === first.at + 1 ? [{ first, second }] : [];
  });
  const pair = random.pick(pairs);
  if (pair === undefined) return undefined;
  const { first, second } = pair;
  const damaged = withBlock(draft, first.table, first.block, (block) => ({
    ...block,
    rows: block.rows.map((row, y) => (y === first.at ? marked(second.row) : y === second.at ? marked(first.row) : row)),
  }));
  return { draft: damaged, what: `rows ${first.row.key} and ${second.row.key} swapped` };
}

function rowDoubled(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(namedRows(draft));
  if (place === undefined) return undefined;
  const damaged = withBlock(draft, place.table, place.block, (block) => ({
    ...block,
    rows: grown(
      block.rows.flatMap((row, y) => (y === place.at ? [marked(row), marked(row)] : [row])),
      place.row,
      1,
    ),
  }));
  return { draft: damaged, what: `row ${place.row.key} twice` };
}

/** One row written with the columns given; blocks end before and behind it so that the others keep theirs. */
function rowOf(draft: Draft, place: Siblings, change: (columns: readonly FormColumn[]) => FormColumn[]): Draft {
  return withTable(draft, place.table, (table) => ({
    ...table,
    blocks: table.blocks.flatMap((block, b) => {
      if (b !== place.block) return [block];
      let from = place.at;
      while (from > 0 && block.rows[from - 1]?.figures === false) from -= 1;
      const own = block.rows.slice(from, place.at + 1).map((row) => (row === place.row ? marked(row) : row));
      const { caption: _, ...bare } = { ...block, header: [] };
      return [
        { ...block, rows: block.rows.slice(0, from) },
        { ...bare, columns: change(block.columns), rows: own },
        { ...bare, rows: block.rows.slice(place.at + 1) },
      ];
    }),
  }));
}

function rowShort(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(namedRows(draft).filter(({ table }) => table === 't3'));
  const lost = random.integer(0, 6);
  if (place === undefined) return undefined;
  return {
    draft: rowOf(draft, place, (columns) => columns.filter((_, i) => i !== lost)),
    what: `row ${place.row.key} without figure ${lost + 1}`,
  };
}

function rowLong(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(namedRows(draft).filter(({ table, row }) => table === 't3' && row.parent === null));
  if (place === undefined) return undefined;
  const damaged = rowOf(draft, place, (columns) => [...columns, ...columns.slice(-1).map((column) => ({ ...column, key: 'more' }))]);
  const cells = new Map(draft.cells).set(`${place.row.key}.more`, mark(String(random.integer(1, 9))));
  return { draft: { ...damaged, cells }, what: `row ${place.row.key} with a figure too many` };
}

function relabelled(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(namedRows(draft).filter(({ table }) => table !== 'st'));
  if (place === undefined) return undefined;
  const damaged = withTable(draft, place.table, (table) => {
    const rows = table.blocks.flatMap((b) => b.rows).filter((r) => r.figures);
    const last = rows[rows.indexOf(place.row) - 1];
    const flat = anchored(table);
    return {
      ...flat,
      blocks: flat.blocks.map((block) => ({
        ...block,
        rows: block.rows.map((row) =>
          row.key === place.row.key
            ? { ...row, label: mark('镇村便民事项') }
            : row.key === last?.key && last.label === row.label
              ? marked(row)
              : row,
        ),
      })),
    };
  });
  return { draft: damaged, what: `row ${place.row.key} under another name` };
}

/** 三、 where 三、本年度办理结果 belongs. */
function labelCut(draft: Draft, random: Random): Damaged | undefined {
  const table = draft.form.tables.find(({ id }) => id === 't3');
  const over = table?.blocks.flatMap(({ rows }) => rows.filter((row) => !row.figures && row.key !== ''));
  const row = random.pick(over ?? []);
  if (row === undefined) return undefined;
  const number = /^[一二三四五六七八九十]、|^（[一二三四五六七八九十]）/.exec(row.label)?.[0];
  if (number === undefined) return undefined;
  const cut = (one: FormRow): FormRow => (one.key === row.key ? { ...one, label: mark(number) } : one);
  const damaged = withTable(draft, 't3', (whole) => ({
    ...whole,
    blocks: whole.blocks.map((block) => ({ ...block, rows: block.rows.map(cut) })),
  }));
  return { draft: damaged, what: `${row.label} cut behind its number` };
}

function tableDropped(draft: Draft, random: Random): Damaged | undefined {
  if (draft.annex !== undefined) return { draft: { ...draft, annex: undefined, title: mark(draft.title) }, what: 'annexed table dropped' };
  const index = random.pick(draft.sections.flatMap((section, i) => (section.table === undefined ? [] : [i])));
  if (index === undefined) return undefined;
  const damaged = withSection(draft, index, ({ heading, paragraphs }) => ({
    heading: mark(heading),
    paragraphs: [...paragraphs, '详见县政府网站。'],
  }));
  return { draft: damaged, what: `table of section ${index + 1} dropped` };
}

/** The table as the other form of these years has it, zeros in its cells. */
function otherForm(draft: Draft, id: string, form: FormId): Damaged | undefined {
  if (draft.form.id === '2008' || draft.form.id === form) return undefined;
  const table = formOf(form).tables.find((t) => t.id === id);
  if (table === undefined) return undefined;
  const cells = new Map(draft.cells);
  for (const key of cellKeys({ ...draft.form, tables: [table] })) if (!cells.has(key)) cells.set(key, '0');
  if (id === 't3') for (const column of ['np', 'tot']) cells.set(form === '2019' ? `r3_6.${column}` : `r3_6_1.${column}`, '1');
  const own =
    id === 't3'
      ? {
          ...anchored(table),
          blocks: anchored(table).blocks.map((b) => ({ ...b, rows: b.rows.map((r) => (r.key === 'r3_6' ? marked(r) : r)) })),
        }
      : anchored(table);
  return { draft: { ...withTable(draft, id, () => own), cells }, what: `${id} of ${form}` };
}

const ALSO = ['balance', 'prose-table', 'cell-blank'];

/** Faults in the make of the tables. */
export const tableMutations: readonly Mutation[] = [
  { id: 'row-dropped', rules: ['table-row'], also: ALSO, damage: rowDropped },
  { id: 'rows-swapped', rules: ['table-row'], damage: rowsSwapped },
  { id: 'row-doubled', rules: ['table-row'], damage: rowDoubled },
  { id: 'row-short', rules: ['table-row', 'cell-blank', 'balance'], also: ALSO, damage: rowShort },
  { id: 'row-long', rules: ['table-row'], also: ALSO, damage: rowLong },
  { id: 'row-relabelled', rules: ['table-row'], also: ALSO, damage: relabelled },
  { id: 'label-cut', rules: ['table-row'], except: [...KEPT_CELLS, 'aligned'], damage: labelCut },
  { id: 'table-dropped', rules: ['table-missing'], also: ['section-missing'], damage: tableDropped },
  { id: 'table-two-of-2019', rules: ['table-format'], also: ['balance'], damage: (draft) => otherForm(draft, 't2', '2019') },
  { id: 'table-two-of-2021', rules: ['table-format'], also: ['balance'], damage: (draft) => otherForm(draft, 't2', '2021') },
  { id: 'table-three-of-2019', rules: ['table-row', 'table-format'], also: ALSO, damage: (draft) => otherForm(draft, 't3', '2019') },
  { id: 'table-three-of-2021', rules: ['table-format', 'table-row'], also: ALSO, damage: (draft) => otherForm(draft, 't3', '2021') },
];
