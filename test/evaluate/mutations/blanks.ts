import type { FormRow } from '../../../server/src/data/types.js';
import type { Draft } from '../../support/draft.js';
import { cellKeys } from '../../support/figures.js';
import { type Damaged, DUMPED_CELLS, EXPLICIT_CELLS, KEPT_CELLS, LOOSE_CELLS, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { withBlock, withCells } from './edit.js';

interface RowPlace {
  readonly table: string;
  readonly block: number;
  readonly row: FormRow;
  readonly keys: readonly string[];
}

function figureRows(draft: Draft): RowPlace[] {
  return draft.form.tables.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ rows, columns }, block) =>
      rows
        .filter(({ figures }) => figures)
        .map((row) => ({
          table: id,
          block,
          row,
          keys: columns.map((column) => (row.key === '' ? column.key : `${row.key}.${column.key}`)),
        })),
    ),
  );
}

/** Label of the row and headers above it marked: an empty cell has no place of its own in some notations. */
function withRowMarked(draft: Draft, { table, block, row }: RowPlace): Draft {
  return withBlock(draft, table, block, (b) => ({
    ...b,
    header: row.key === '' ? b.header.map((line) => line.map((head) => ({ ...head, text: mark(head.text) }))) : b.header,
    rows: b.rows.map((one) => (one === row && row.key !== '' ? { ...one, label: mark(one.label) } : one)),
  }));
}

/** A row without label may carry the finding on any of its figures. */
function placesIn({ row, keys }: RowPlace, key: string): readonly string[] {
  return row.key === '' ? keys : [key];
}

/** A figure left out of a row that keeps others, or something written that is none. */
function blank(draft: Draft, random: Random, stand: string): Damaged | undefined {
  const place = random.pick(figureRows(draft).filter(({ keys }) => stand !== '' || keys.length > 1));
  const key = random.pick(place?.keys ?? []);
  if (place === undefined || key === undefined) return undefined;
  return {
    draft: withRowMarked(withCells(draft, { [key]: stand }, placesIn(place, key)), place),
    what: `${key} ${draft.cells.get(key)} → ${stand || 'blank'}`,
  };
}

function word(draft: Draft, random: Random): Damaged | undefined {
  return blank(draft, random, random.pick(['若干', '未统计', '两件', '待定']) ?? '若干');
}

function rowBlank(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(figureRows(draft).filter(({ row }) => row.key !== ''));
  if (place === undefined) return undefined;
  const values = Object.fromEntries(place.keys.map((key) => [key, '']));
  return { draft: withRowMarked(withCells(draft, values), place), what: `row ${place.row.key} blank` };
}

/** A table handed in without figures; the finding stands on its head. */
function tableBlank(draft: Draft, random: Random): Damaged | undefined {
  const table = random.pick(draft.form.tables);
  if (table === undefined) return undefined;
  const own = new Set(cellKeys({ ...draft.form, tables: [table] }));
  let damaged = withCells(draft, Object.fromEntries([...own].map((key) => [key, ''])), []);
  for (const [block, { rows }] of table.blocks.entries()) {
    damaged = withBlock(damaged, table.id, block, (b) => ({
      ...b,
      ...(b.caption === undefined ? {} : { caption: mark(b.caption) }),
      header: b.header.map((line) => line.map((head) => ({ ...head, text: mark(head.text) }))),
      rows: rows.map((row, i) => (i === 0 && row.key !== '' ? { ...row, label: mark(row.label) } : row)),
    }));
  }
  return { draft: damaged, what: `table ${table.id} without figures` };
}

const ALSO = ['prose-table', 'balance'];

/** Figures that are not there. */
export const blankMutations: readonly Mutation[] = [
  { id: 'cell-blank', rules: ['cell-blank'], also: ALSO, except: LOOSE_CELLS, damage: (draft, random) => blank(draft, random, '') },
  {
    id: 'cell-blank-lost',
    rules: ['cell-blank', 'table-row'],
    also: ALSO,
    except: EXPLICIT_CELLS,
    damage: (draft, random) => blank(draft, random, ''),
  },
  {
    id: 'cell-stand-in',
    rules: ['cell-blank'],
    also: ALSO,
    damage: (draft, random) => blank(draft, random, random.pick(['/', '-', '—', '——', '无', '／']) ?? '/'),
  },
  { id: 'cell-word', rules: ['cell-value'], also: ALSO, except: DUMPED_CELLS, damage: word },
  { id: 'cell-word-dumped', rules: ['cell-value', 'cell-blank', 'table-row'], also: ALSO, except: KEPT_CELLS, damage: word },
  { id: 'row-blank', rules: ['cell-blank'], also: [...ALSO, 'table-row'], damage: rowBlank },
  { id: 'table-blank', rules: ['cell-blank'], also: [...ALSO, 'table-row'], damage: tableBlank },
];
