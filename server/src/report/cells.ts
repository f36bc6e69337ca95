import type { CellType, FormBlock, FormColumn, FormRow, FormTable } from '../data/types.js';
import { lookOf, parseFigure, plainFigure } from '../text/figure.js';
import { cover } from '../text/span.js';
import type { RawRow, RawTable } from './raw.js';
import type { FilledCell, FilledRow, WrittenCell } from './types.js';
import { UNITS } from './words.js';

/** Gives each column its cell where that is certain; otherwise the row has no cells, only a state. */
export function bindRow(raw: RawRow, row: FormRow, block: FormBlock, table: FormTable, regular: boolean): FilledRow {
  const values = block.unitColumn === true ? withoutUnit(raw.values) : raw.values;
  const filled = values.filter((cell) => cell.text !== '');
  const wanted = row.figures ? block.columns.length : 0;
  const found = filled.filter((cell) => lookOf(cell.text) === 'figure').length;
  const shape = { row, labelAt: raw.labelAt, at: raw.at, notation: raw.notation, found, wanted };
  if (!row.figures) return { ...shape, state: found > 0 ? 'unclear' : 'empty', cells: [] };
  const cells = chooseCells(raw, values, filled, { wanted, table, regular });
  if (cells !== undefined) return { ...shape, state: 'bound', cells: cells.map((cell, i) => bindCell(cell, row, columnAt(block, i))) };
  return { ...shape, state: filled.length === 0 ? 'empty' : 'unclear', cells: [] };
}

function chooseCells(
  raw: RawRow,
  values: readonly WrittenCell[],
  filled: readonly WrittenCell[],
  want: { readonly wanted: number; readonly table: FormTable; readonly regular: boolean },
): readonly WrittenCell[] | undefined {
  const { wanted, table } = want;
  if (filled.length === wanted) return filled;
  const explicit = raw.notation === 'pipe' || raw.notation === 'html';
  if (filled.length > wanted || !(explicit || raw.notation === 'tab')) return undefined;
  if (raw.width === table.width && (explicit || want.regular || filled.length === 0)) {
    const skipped = Math.max(0, table.labelColumns - (raw.width - values.length));
    const cells = values.slice(skipped, skipped + wanted);
    return cells.length === wanted && values.slice(skipped + wanted).every((cell) => cell.text === '') ? cells : undefined;
  }
  if (explicit && values.length === wanted) return values;
  return filled.length === 0 && values.length >= wanted ? values.slice(values.length - wanted) : undefined;
}

/** The body of a table with one unnamed row: one written row of that width, or as many cells on lines of their own. */
export function bindUnnamedRow(raw: RawTable, block: FormBlock): FilledRow[] {
  const row = block.rows[0];
  if (row === undefined) return [];
  const wanted = block.columns.length;
  const wide = raw.figures.filter((cells) => cells.length === wanted);
  const all = raw.figures.flat().filter((cell) => cell.text !== '');
  const cells = wide.length === 1 ? wide[0] : all.length === wanted ? all : undefined;
  const anchor = raw.figures[0]?.[0]?.at ?? raw.headers[0]?.at ?? raw.at;
  const at = all.length > 0 ? all.reduce((sum, cell) => cover(sum, cell.at), anchor) : anchor;
  const found = (cells ?? all).filter((cell) => lookOf(cell.text) === 'figure').length;
  const shape = { row, labelAt: anchor, at, notation: raw.notation, found, wanted };
  if (cells === undefined) return [{ ...shape, state: all.length === 0 ? 'empty' : 'unclear', cells: [] }];
  return [{ ...shape, state: 'bound', cells: cells.map((cell, i) => bindCell(cell, row, columnAt(block, i))) }];
}

function columnAt(block: FormBlock, index: number): FormColumn {
  const column = block.columns[index];
  if (column === undefined) throw new RangeError('more cells than columns');
  return column;
}

function withoutUnit(values: readonly WrittenCell[]): readonly WrittenCell[] {
  const first = values.findIndex((cell) => cell.text !== '');
  const cell = values[first];
  if (cell === undefined) return values;
  const isUnit = UNITS.has(cell.text) || (values.length > 1 && lookOf(cell.text) === 'standIn');
  return isUnit ? values.slice(first + 1) : values;
}

const labels = new WeakMap<FormRow, WeakMap<FormColumn, { readonly key: string; readonly label: string }>>();

function nameOf(row: FormRow, column: FormColumn): { readonly key: string; readonly label: string } {
  let byColumn = labels.get(row);
  if (byColumn === undefined) {
    byColumn = new WeakMap();
    labels.set(row, byColumn);
  }
  let name = byColumn.get(column);
  if (name === undefined) {
    const short = row.label.replace(/（[^（）一二三四五六七八九]{3}.*/s, '');
    const over = row.key === '' ? (column.group ?? '').split('/').at(-1) : short;
    const alone = column.label.startsWith('统计数');
    name = { key: row.key === '' ? column.key : `${row.key}.${column.key}`, label: alone ? short : `${over}·${column.label}` };
    byColumn.set(column, name);
  }
  return name;
}

/** Row and column of the cell with the key, in words; undefined where the table has none. */
export function labelOf({ blocks }: FormTable, key: string): string | undefined {
  for (const { rows, columns } of blocks)
    for (const row of rows) for (const column of columns) if (nameOf(row, column).key === key) return nameOf(row, column).label;
  return undefined;
}

function bindCell(cell: WrittenCell, row: FormRow, column: FormColumn): FilledCell {
  const { key, label } = nameOf(row, column);
  const type = row.cell ?? column.cell;
  const look = lookOf(cell.text);
  const value = look === 'empty' || look === 'standIn' ? undefined : figureFor(cell.text, type);
  const state = look === 'empty' || look === 'standIn' ? 'blank' : value === undefined ? 'bad' : 'figure';
  return { key, row, column, label, at: cell.at, text: cell.text, state, value };
}

/** The figure that a cell of this type may hold; undefined for everything else. */
function figureFor(text: string, type: CellType): number | undefined {
  const value = parseFigure(text);
  if (value !== undefined) {
    if (type.type === 'amount') return value >= 0 ? value : undefined;
    if (!Number.isInteger(value) || /\./.test(text)) return undefined;
    return type.type === 'change' || value >= 0 ? value : undefined;
  }
  if (type.type === 'change') return changeInWords(text);
  if (type.unitInCell !== true) return undefined;
  const amount = /^(\d+(?:\.\d+)?)(元|万元|亿元)$/.exec(plainFigure(text));
  const factor = { 元: 1, 万元: 1e4, 亿元: 1e8 }[amount?.[2] ?? ''] ?? 1;
  return amount === null ? undefined : Number(amount[1]) * factor;
}

/** 增2减1, 增3, 减2: what clerks write for 本年增/减. */
function changeInWords(text: string): number | undefined {
  const match = /^(?:增加?(\d{1,6}))?[、,]?(?:减少?(\d{1,6}))?$/.exec(plainFigure(text));
  if (match === null || (match[1] === undefined && match[2] === undefined)) return undefined;
  return Number(match[1] ?? 0) - Number(match[2] ?? 0);
}
