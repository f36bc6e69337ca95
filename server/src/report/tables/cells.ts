import { cellKey } from '../../data/forms.js';
import type { CellType, FormBlock, FormColumn, FormRow, FormTable } from '../../data/types.js';
import { parseFigure, plainFigure } from '../../text/figure.js';
import { cover } from '../../text/span.js';
import { fact } from '../fact.js';
import type { FilledCell, FilledRow, WrittenCell } from '../types.js';
import { writtenCell } from '../written-cell.js';
import { besideFillers, type Fillers, fillersOf, isEmpty } from './merged-labels.js';
import type { RawRow, RawTable } from './raw.js';
import { isUnit } from './words.js';

/** What the table as a whole says of each of its rows. */
export interface TableShape {
  readonly table: FormTable;
  /** All rows are as wide as the form: blanks have a place. */
  readonly regular: boolean;
  /** Where the labels that are merged over columns leave their blank cells; undefined where no row says so for certain. */
  readonly fillers: Fillers | undefined;
  /** No row holds fewer figures than columns, so no blank is hidden in a run of digits. */
  readonly full: boolean;
  /** The head lacks a column and no row is full: a blank before the figures may be that of a label as well as the first column's. */
  readonly narrow: boolean;
}

/** Gives each column its cell where that is certain; otherwise the row has no cells, only a state. */
export function bindRow(raw: RawRow, row: FormRow, block: FormBlock, shape: TableShape): FilledRow {
  const written = block.unitColumn === true ? withoutUnit(raw.values) : raw.values;
  const wanted = row.figures ? block.columns.length : 0;
  const values = row.figures && shape.full ? digitsApart(written, wanted) : written;
  const filled = filledIn(values);
  const glued = row.figures && (areGlued(filled, wanted) || (wanted > 1 && filled.length === 1 && filled[0]?.at.start === raw.labelAt.end));
  const chosen = row.figures ? chooseCells(raw, values, filled, { row, wanted, shape }) : undefined;
  const found = figuresIn(filled);
  const otherwise = (row.figures ? filled.length : found) === 0 ? 'empty' : 'unclear';
  const state = chosen === undefined ? otherwise : 'bound';
  const cells = chosen === undefined ? [] : bindCells(chosen, row, block);
  return { row, labelAt: raw.labelAt, at: raw.at, notation: raw.notation, state, found, wanted, glued, cells };
}

/** Those in which something is written; the very list where that is all of them. */
function filledIn(values: readonly WrittenCell[]): readonly WrittenCell[] {
  return values.some(isEmpty) ? values.filter((cell) => !isEmpty(cell)) : values;
}

function figuresIn(values: readonly WrittenCell[]): number {
  let figures = 0;
  for (const { look } of values) if (look === 'figure') figures += 1;
  return figures;
}

/** From so many columns on a run of as many digits can be no single count. */
const MANY_COLUMNS = 5;

/** A run of exactly as many digits as there are columns: one for each, because no column can have more. */
function digitsApart(values: readonly WrittenCell[], wanted: number): readonly WrittenCell[] {
  const first = values.findIndex((cell) => !isEmpty(cell));
  const only = values[first];
  if (only === undefined || wanted < 2 || only.text.length !== wanted || !/^\d+$/.test(only.text)) return values;
  if (values.some((cell, i) => i > first && !isEmpty(cell))) return values;
  // 146 in a row of three may be one figure beside two blanks; 000 may not.
  if (wanted < MANY_COLUMNS && !only.text.startsWith('0')) return values;
  return [...only.text].map((text, i) => writtenCell({ start: only.at.start + i, end: only.at.start + i + 1 }, text));
}

/** One run of digits, too long for a count, where several figures belong. */
function areGlued(filled: readonly WrittenCell[], wanted: number): boolean {
  const [only] = filled;
  return (
    filled.length === 1 && wanted > 1 && only !== undefined && /^\d+$/.test(only.text) && only.text.length >= Math.max(wanted, MANY_COLUMNS)
  );
}

function chooseCells(
  raw: RawRow,
  values: readonly WrittenCell[],
  filled: readonly WrittenCell[],
  { row, wanted, shape }: { readonly row: FormRow; readonly wanted: number; readonly shape: TableShape },
): readonly WrittenCell[] | undefined {
  const { table, regular, fillers } = shape;
  if (filled.length === wanted) return filled;
  if (raw.notation === 'line') return upToLastFilled(values, wanted);
  const explicit = raw.notation === 'pipe' || raw.notation === 'html';
  if (filled.length > wanted || !(explicit || raw.notation === 'tab')) return undefined;
  if (explicit && values.length === wanted) return shape.narrow && fillersOf(table, row) > 0 && isOpen(values) ? undefined : values;
  if (explicit && filled.length > 0 && values.length - wanted === fillersOf(table, row)) return besideFillers(values, wanted, fillers);
  if (explicit && fillers === 'behind' && values.length > wanted && values.slice(wanted).every(isEmpty)) return values.slice(0, wanted);
  if (raw.width === table.width && (explicit || regular || filled.length === 0)) {
    const skipped = Math.max(0, table.labelColumns - (raw.width - values.length));
    const cells = values.slice(skipped, skipped + wanted);
    const others = [...values.slice(0, skipped), ...values.slice(skipped + wanted)];
    return cells.length === wanted && others.every(isEmpty) ? cells : undefined;
  }
  if (filled.length > 0 || values.length < wanted) return undefined;
  return fillers === 'behind' ? values.slice(0, wanted) : values.slice(values.length - wanted);
}

function isOpen([first]: readonly WrittenCell[]): boolean {
  return first !== undefined && isEmpty(first);
}

/** Blank cells on lines of their own have a place if the last cell is filled; what stands behind it may belong to the next row. */
function upToLastFilled(values: readonly WrittenCell[], wanted: number): readonly WrittenCell[] | undefined {
  const last = values.findLastIndex(({ text }) => text !== '');
  return last === wanted - 1 ? values.slice(0, wanted) : undefined;
}

/** The body of a table with one unnamed row: one written row of that width, or as many cells on lines of their own. */
export function bindUnnamedRow(raw: RawTable, block: FormBlock): FilledRow[] {
  const row = block.rows[0];
  if (row === undefined) return [];
  const wanted = block.columns.length;
  const wide = raw.figures.filter((cells) => cells.length === wanted);
  const pieces = raw.pieces.toSorted((a, b) => a.start - b.start);
  const whole = pieces.flatMap(({ cells }) => cells);
  const all = digitsApart([...raw.figures.flat(), ...whole], wanted).filter((cell) => cell.text !== '');
  const line =
    pieces.length === 0 && raw.figures.every((cells) => cells.length === 1) ? upToLastFilled(raw.figures.flat(), wanted) : undefined;
  const cells = wide.length === 1 ? wide[0] : areWhole(pieces, wanted) ? whole : all.length === wanted ? all : line;
  const anchor = all[0]?.at ?? raw.headers[0]?.at ?? raw.at;
  const at = all.length > 0 ? all.reduce((sum, cell) => cover(sum, cell.at), anchor) : anchor;
  const found = figuresIn(cells ?? all);
  const bound = cells === undefined ? [] : bindCells(cells, row, block);
  const state = cells !== undefined ? 'bound' : all.length === 0 ? 'empty' : 'unclear';
  return [{ row, labelAt: anchor, at, notation: raw.notation, state, found, wanted, glued: areGlued(all, wanted), cells: bound }];
}

/** The groups of columns stand side by side, from the first column to the last. */
function areWhole(pieces: RawTable['pieces'], wanted: number): boolean {
  let next = 0;
  for (const { start, cells } of pieces) {
    if (start !== next) return false;
    next += cells.length;
  }
  return next === wanted;
}

function withoutUnit(values: readonly WrittenCell[]): readonly WrittenCell[] {
  const first = values.findIndex((cell) => cell.text !== '');
  const cell = values[first];
  if (cell === undefined) return values;
  const opens = isUnit(cell.text) || (values.length > 1 && cell.look === 'standIn');
  return opens ? values.slice(first + 1) : values;
}

/** A column with the key and the words of its cell in some row. */
type CellName = Pick<FilledCell, 'column' | 'key' | 'label'>;

/** Those of all columns in a row of the block: settled once with the form, as every cell of every draft asks. */
const namesIn = fact(
  ({ rows, columns }: FormBlock): ReadonlyMap<FormRow, readonly CellName[]> =>
    new Map(rows.map((row) => [row, columns.map((column) => nameOf(row, column))])),
);

function nameOf(row: FormRow, column: FormColumn): CellName {
  const short = shortLabel(row);
  const over = row.key === '' ? (column.group ?? '').split('/').at(-1) : short;
  const alone = column.label.startsWith('统计数');
  return { column, key: cellKey(row, column), label: alone ? short : `${over}·${column.label}` };
}

/** Without the remark that the form adds: （二）部分公开. */
export function shortLabel({ label }: FormRow): string {
  return label.replace(/（[^（）一二三四五六七八九]{3}.*/s, '');
}

/** Row and column of the cell with the key, in words; undefined where the table has none. */
export function labelOf({ blocks }: FormTable, key: string): string | undefined {
  for (const block of blocks)
    for (const names of namesIn(block).values()) for (const name of names) if (name.key === key) return name.label;
  return undefined;
}

function bindCells(cells: readonly WrittenCell[], row: FormRow, block: FormBlock): FilledCell[] {
  const names = namesIn(block).get(row) ?? [];
  return cells.map((cell, i) => {
    const name = names[i];
    if (name === undefined) throw new RangeError('more cells than columns');
    return bindCell(cell, row, name);
  });
}

function bindCell(cell: WrittenCell, row: FormRow, { column, key, label }: CellName): FilledCell {
  const type = row.cell ?? column.cell;
  const isBlank = cell.look === 'empty' || cell.look === 'standIn';
  const value = isBlank ? undefined : figureFor(cell.text, type);
  const state = isBlank ? 'blank' : value === undefined ? 'bad' : 'figure';
  return { key, row, column, label, at: cell.at, text: cell.text, state, value };
}

/** The figure that a cell of this type may hold; undefined for everything else. */
function figureFor(text: string, type: CellType): number | undefined {
  const value = parseFigure(text);
  if (value !== undefined) {
    if (type.type === 'amount') return value >= 0 ? value : undefined;
    if (!Number.isInteger(value) || text.includes('.')) return undefined;
    return type.type === 'change' || value >= 0 ? value : undefined;
  }
  if (type.type === 'change') return changeInWords(text);
  if (type.unitInCell !== true) return parseFigure(bareFigure(text, type) ?? '');
  const amount = /^(\d+(?:\.\d+)?)(元|万元|亿元)$/.exec(plainFigure(text));
  const factor = { 元: 1, 万元: 1e4, 亿元: 1e8 }[amount?.[2] ?? ''] ?? 1;
  return amount === null ? undefined : Number(amount[1]) * factor;
}

/** Counted in these, a number is the same number. */
export const COUNTERS = new Set(['件', '项', '条', '个', '次', '人', '篇', '人次']);
const MARKED = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(\D*)$/;

/** The digits alone of a figure with its unit, or with separators of thousands, where what is written has but one meaning: 12 of 12件. */
export function bareFigure(text: string, { type, unit }: CellType): string | undefined {
  const [, figure = '', written = ''] = MARKED.exec(plainFigure(text)) ?? [];
  if (figure === '' || (written !== '' && written !== unit && (type === 'amount' || !COUNTERS.has(written)))) return undefined;
  const bare = figure.replaceAll(',', '');
  if (type === 'amount') return bare;
  const whole = bare.replace(/\.0+$/, '');
  return whole.includes('.') ? undefined : whole;
}

/** 增2减1, 增3, 减2: what clerks write for 本年增/减. */
function changeInWords(text: string): number | undefined {
  const match = /^(?:增加?(\d{1,6}))?[、,]?(?:减少?(\d{1,6}))?$/.exec(plainFigure(text));
  if (match === null || (match[1] === undefined && match[2] === undefined)) return undefined;
  return Number(match[1] ?? 0) - Number(match[2] ?? 0);
}
