import type { Form, FormBlock, FormRow, FormTable } from '../../data/types.js';
import { fact } from '../fact.js';
import { cellsByKey, type FilledRow, type FilledTable } from '../types.js';
import { bindRow, bindUnnamedRow } from './cells.js';
import { findHeaders } from './headers.js';
import { headerTexts, knownForms, labelKey, labelTexts } from './label.js';
import { isLocal, withOneColumn } from './local.js';
import { type Fillers, fillersIn, fillersOf } from './merged-labels.js';
import type { RawRow, RawTable } from './raw.js';

/** A row of the form that a label can mean. */
interface Meaning {
  readonly row: FormRow;
  readonly block: FormBlock;
  readonly order: number;
  readonly number: string;
}

/** What the label of each row of a draft's table can mean. */
type Meanings = readonly (readonly Meaning[])[];

const NO_MEANINGS: readonly Meaning[] = [];

/** A table of one form with its labels indexed. */
interface Index {
  readonly rows: ReadonlyMap<string, readonly Meaning[]>;
  readonly headers: ReadonlySet<string>;
}

const indexOf = fact((table: FormTable): Index => {
  const rows = new Map<string, Meaning[]>();
  let order = 0;
  for (const block of table.blocks) {
    for (const row of block.rows) {
      for (const text of labelTexts(table, row)) {
        const { key, number } = labelKey(text);
        rows.set(key, [...(rows.get(key) ?? []), { row, block, order, number }]);
      }
      order += 1;
    }
  }
  return { rows, headers: new Set(headerTexts(table).map((text) => labelKey(text).key)) };
});

/** Enough of a standard table to take the document for a report. */
export function isEvidence(raw: RawTable): boolean {
  if (raw.rows.length >= 3 && (raw.headers.length > 0 || raw.rows.length >= 5)) return true;
  let figures = 0;
  for (const cells of raw.figures) figures += cells.length;
  for (const { cells } of raw.pieces) figures += cells.length;
  return raw.headers.length >= 6 && figures >= 12;
}

/** The generation whose table this is: the one that knows most of its labels; `preferred` where several know as many. */
export function formOfTable(raw: RawTable, preferred: Form | undefined): Form | undefined {
  const all = raw.rows.length + raw.headers.length;
  if (preferred !== undefined && knownForms().includes(preferred) && labelsKnown(raw, preferred, preferred) === all) return preferred;
  let best: Form | undefined;
  let most = -1;
  for (const form of knownForms()) {
    const known = labelsKnown(raw, form, preferred);
    if (known === undefined) continue;
    if (known > most || (known === most && (preferred === undefined || form === preferred))) {
      best = form;
      most = known;
    }
  }
  return best;
}

/** How many labels of the table the form knows; undefined where it has no such table. */
function labelsKnown(raw: RawTable, form: Form, preferred: Form | undefined): number | undefined {
  const table = form.tables.find((t) => t.id === raw.id);
  if (table === undefined) return undefined;
  const index = indexOf(table);
  let labels = 0;
  for (const row of raw.rows) {
    const known = index.rows.get(row.key)?.[0];
    if (known === undefined) continue;
    labels += 1;
    if (preferred === undefined && !known.row.figures && row.values.length > 1) labels -= 0.5;
  }
  for (const header of raw.headers) if (index.headers.has(header.key)) labels += 1;
  return labels;
}

/** Binds labels and values to the rows and columns of the form. */
export function fillTable(raw: RawTable, form: Form): FilledTable | undefined {
  const table = form.tables.find((t) => t.id === raw.id);
  if (table === undefined) return undefined;
  const unnamed = table.blocks[0]?.rows[0]?.key === '' ? table.blocks[0] : undefined;
  const rows = unnamed === undefined ? fillRows(raw, table) : bindUnnamedRow(raw, unnamed);
  if (isLocal(raw, table, rows))
    return { form, table, at: raw.at, notation: raw.notation, headers: [], rows: [], cells: new Map(), grouped: false, state: 'local' };
  const state = unnamed === undefined && isScattered(raw, rows) ? 'scattered' : 'read';
  const kept = state === 'scattered' ? rows.map((row) => (row.notation === 'line' ? unbound(row) : row)) : rows;
  const cells = cellsByKey(kept);
  return {
    form,
    table,
    at: raw.at,
    notation: raw.notation,
    headers: findHeaders(raw, table, rows),
    rows: kept,
    cells,
    grouped: raw.pieces.length > 1 && cells.size > 0,
    state,
  };
}

function fillRows(raw: RawTable, table: FormTable): FilledRow[] {
  const index = indexOf(table);
  const meanings = raw.rows.map(({ key }) => index.rows.get(key) ?? NO_MEANINGS);
  const regular = isRegular(raw, table);
  // Where the head says which is the last column, it says so of rows that could be read in two ways as well.
  const fillers = fillersOfAll(raw, table, meanings) ?? (regular ? 'before' : undefined);
  const shape = { table, regular, fillers, full: isFull(raw, meanings), narrow: isNarrow(raw, meanings) };
  const rows = withOneColumn(raw, table);
  const filled: FilledRow[] = [];
  const seen = new Set<string>();
  let last: Meaning | undefined;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const meaning = row && pick(meanings[i] ?? NO_MEANINGS, row, last, seen);
    if (row === undefined || meaning === undefined) continue;
    last = meaning;
    seen.add(meaning.row.key);
    filled.push(bindRow(row, meaning.row, meaning.block, shape));
  }
  return filled;
}

/** Of several rows with the same words, the one with the numeral and next in order; sooner one whose parent stands above than one that skips it. */
function pick(candidates: readonly Meaning[], row: RawRow, last: Meaning | undefined, seen: ReadonlySet<string>): Meaning | undefined {
  if (candidates.length < 2) return candidates[0];
  const numbered = candidates.filter((c) => c.number === row.number || row.number === '');
  const pool = numbered.length > 0 ? numbered : candidates;
  const ahead = pool.filter((c) => c.order > (last?.order ?? -1));
  return (
    ahead.find((c) => typeof c.row.parent !== 'string' || seen.has(c.row.parent)) ??
    pool.find((c) => c.row.parent === last?.row.parent && !seen.has(c.row.key)) ??
    ahead[0] ??
    pool[0]
  );
}

/** All rows are as wide as the form, and a header row of that width ends with the last column: blanks have a place. */
function isRegular(raw: RawTable, table: FormTable): boolean {
  const last = labelKey(table.blocks[0]?.columns.at(-1)?.label ?? '').key;
  return raw.rows.every((row) => row.width === table.width) && raw.headers.some((h) => h.lastOf === table.width && h.key === last);
}

/** What the rows say in which it is certain; undefined where they contradict each other. */
function fillersOfAll({ rows }: RawTable, table: FormTable, meanings: Meanings): Fillers | undefined {
  if (table.labelColumns < 2) return undefined;
  let all: Fillers | undefined;
  for (const [i, { values }] of rows.entries()) {
    const meaning = meanings[i]?.[0];
    if (meaning === undefined || !meaning.row.figures) continue;
    const wanted = meaning.block.columns.length;
    const fillers = values.length - wanted === fillersOf(table, meaning.row) ? fillersIn(values, wanted) : undefined;
    if (fillers !== undefined && all !== undefined && fillers !== all) return undefined;
    all ??= fillers;
  }
  return all;
}

/** Every row holds its figures, apart or glued. */
function isFull({ rows }: RawTable, meanings: Meanings): boolean {
  return rows.every(({ values }, i) => {
    const meaning = meanings[i]?.[0];
    if (meaning === undefined || !meaning.row.figures) return true;
    const wanted = meaning.block.columns.length;
    let filled = 0;
    let longest = 0;
    for (const { text } of values) {
      if (text !== '') filled += 1;
      longest = Math.max(longest, text.length);
    }
    return filled >= wanted || (filled === 1 && longest >= wanted);
  });
}

/** The head names most of the columns but not all, and no row holds as many figures as there are. */
function isNarrow({ rows, headers }: RawTable, meanings: Meanings): boolean {
  const columns = meanings.find((one) => one[0]?.row.figures === true)?.[0]?.block.columns ?? [];
  const keys = new Set(headers.map(({ key }) => key));
  const absent = columns.filter(({ label }) => !keys.has(labelKey(label).key)).length;
  if (absent === 0 || absent * 2 >= columns.length) return false;
  return rows.every(
    ({ values }, i) => meanings[i]?.[0]?.row.figures !== true || values.filter(({ look }) => look !== 'empty').length < columns.length,
  );
}

function isScattered(raw: RawTable, rows: readonly FilledRow[]): boolean {
  let strayRows = 0;
  let strayFigures = 0;
  for (const cells of raw.figures) {
    if (cells.length >= 3) strayRows += 1;
    else strayFigures += cells.length;
  }
  const waiting = rows.some((row) => row.notation === 'line' && row.row.figures && row.state === 'empty');
  return strayRows > 0 || strayFigures >= (waiting ? 1 : 3) || rows.some((row) => row.wanted > 1 && row.found >= 2 * row.wanted);
}

function unbound(row: FilledRow): FilledRow {
  const { row: of, labelAt, at, notation, found, wanted, glued } = row;
  return of.figures ? { row: of, labelAt, at, notation, state: 'unclear', found, wanted, glued, cells: [] } : row;
}
