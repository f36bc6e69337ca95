import { forms } from '../../data/forms.js';
import type { Form } from '../../data/types.js';
import { cover, encloses, type Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Notation, WrittenCell, WrittenRow } from '../types.js';
import { knownForms, labelKey, labelTexts } from './label.js';

/** A label with what stands behind it, before the form is known. */
export interface RawRow {
  /** Keys as in label.ts: the label's text and numeral. */
  readonly key: string;
  readonly number: string;
  readonly labelAt: Span;
  at: Span;
  readonly notation: Notation;
  /** Cells behind the label, blank ones included where the notation shows them. */
  values: WrittenCell[];
  /** Cells of the whole written row; 0 for a label on a line of its own. */
  readonly width: number;
  /** Its label was read as the form's for want of a better one: it is none where the table has that row as well. */
  readonly reworded?: boolean;
}

/** A header that stands in rows which may be a table. */
export interface RawHeader {
  readonly key: string;
  readonly text: string;
  readonly at: Span;
  /** It is the last cell of its written row, and that row has so many cells. */
  readonly lastOf: number;
}

/** Rows that have labels of one table of the form, before it is decided whether they are that table. Changed while rows are added. */
export interface RawTable {
  readonly id: string;
  at: Span;
  notation: Notation;
  readonly rows: RawRow[];
  readonly headers: RawHeader[];
  /** Rows of figures without a label: the body of a table that has one unnamed row, or stray rows of another. */
  readonly figures: WrittenCell[][];
  /** The body of a table with one unnamed row, cut into its groups of columns: where each begins. */
  readonly pieces: { readonly start: number; readonly cells: readonly WrittenCell[] }[];
  /** The words above its first row that are no headers of any form. */
  head: WrittenRow | undefined;
  /** Rows of figures behind words that no form knows. */
  foreign: number;
  /** Indices of the blocks that belong to the table; some may stand there twice. */
  readonly blocks: number[];
}

/** Tables whose body is one row without a label, by the number of its columns. */
export const unnamedRows = new Map(
  forms.flatMap((form) =>
    form.tables.flatMap((t) => t.blocks.filter((b) => b.rows[0]?.key === '').map((b) => [b.columns.length, t.id] as const)),
  ),
);
/** Tables of the form that have a single row without a label. */
export const unnamedTables = new Set(unnamedRows.values());

/** Takes a block as a whole; one after the other its cells name the same. */
export function takeBlock({ blocks }: RawTable, block: number): void {
  if (block !== WITHIN_TEXT && blocks[blocks.length - 1] !== block) blocks.push(block);
}

/** The blocks, by their numbers, that tables take up. */
export type TakenBlocks = Pick<ReadonlySet<number>, 'has'>;

/** Those of these tables among so many blocks: each is asked for by everybody, and a torn draft may have more of them than of all else. */
export function takenBlocks(raws: readonly RawTable[], count: number): TakenBlocks {
  const taken = new Uint8Array(count);
  for (const { blocks } of raws) for (const block of blocks) taken[block] = 1;
  return { has: (block) => taken[block] === 1 };
}

/** A value behind the label. Most rows of a torn table have one: what was added to a list leaves room in it for sixteen more. */
export function addValue(row: RawRow, cell: WrittenCell): void {
  if (row.values.length === 0) row.values = [cell];
  else row.values.push(cell);
}

/** For `grow`: the row stands within running text, which stays running text. */
export const WITHIN_TEXT = -1;

/** Takes a stretch of a block into the table. */
export function grow(table: RawTable, at: Span, block: number): void {
  takeBlock(table, block);
  if (!encloses(table.at, at)) table.at = cover(table.at, at);
}

/** The same label; a number may be left out. */
export function isSameRow(one: Pick<RawRow, 'key' | 'number'>, other: Pick<RawRow, 'key' | 'number'>): boolean {
  return one.key === other.key && (one.number === other.number || one.number === '' || other.number === '');
}

/** Takes out rows with a likely label that the table has besides: 行政许可变更 below 行政许可 is a row of the office's own. */
export function withoutSecond(table: RawTable): void {
  const { rows } = table;
  if (!rows.some(({ reworded }) => reworded)) return;
  const own = rows.filter((row) => row.reworded === true && rows.some((other) => other !== row && isSameRow(other, row)));
  for (const row of own) rows.splice(rows.indexOf(row), 1);
  table.foreign += own.length;
}

/** A candidate for the table of this id, without rows yet. */
export function newTable(id: string, at: Span, notation: Notation): RawTable {
  return { id, at, notation, rows: [], headers: [], figures: [], pieces: [], head: undefined, foreign: 0, blocks: [] };
}

/** How many figures a row wants, in any of the forms, by table and key. */
const wantedFigures = fact((known: readonly Form[]) => {
  const wanted = new Map<string, Map<string, Set<number>>>();
  for (const table of known.flatMap(({ tables }) => tables)) {
    const byKey = wanted.get(table.id) ?? new Map<string, Set<number>>();
    wanted.set(table.id, byKey);
    for (const { rows, columns } of table.blocks) {
      for (const row of rows.filter(({ figures }) => figures)) {
        for (const label of labelTexts(table, row)) {
          const { key } = labelKey(label);
          byKey.set(key, (byKey.get(key) ?? new Set()).add(columns.length));
        }
      }
    }
  }
  return wanted;
});

/** So many figures are what some form wants in the row of the table. */
export function fitsRow(table: string, key: string, figures: number): boolean {
  return wantedFigures(knownForms()).get(table)?.get(key)?.has(figures) === true;
}
