import type { FormTable } from '../data/types.js';
import { fact } from '../report/fact.js';
import { columnWidths, type Extent, rowWidths } from '../text/columns.js';
import { displayWidth } from '../text/width.js';
import type { Piece } from './pieces.js';
import { skeletonLines } from './skeleton.js';

/** Cell key → figure that is known beforehand. */
export type Known = ReadonlyMap<string, string>;

const NOTHING_KNOWN: Known = new Map();

/**
 * A standard table as an aligned Markdown pipe table: blanks where the official form merges, a place for every figure. `beside`: figures
 * that its columns leave room for, so that two tables of a kind have the same layout.
 */
export function composeTable(table: FormTable, known: Known = NOTHING_KNOWN, beside: Known = NOTHING_KNOWN): readonly Piece[] {
  return known.size === 0 && beside.size === 0 ? blank(table) : composed(table, known, beside);
}

/** The completion of a heading offers the blank tables of the form at each key. */
const blank = fact((table: FormTable): readonly Piece[] => composed(table, NOTHING_KNOWN, NOTHING_KNOWN));

function composed(table: FormTable, known: Known, beside: Known): readonly Piece[] {
  const lines = linesWith(table, known);
  const widths = columnWidths([...lines, ...(beside.size === 0 ? [] : linesWith(table, beside))].map(extentsOf));
  const rule = `|${widths.map((width) => ` ${'-'.repeat(width)} |`).join('')}`;
  const [first = [], ...rest] = lines.map((line) => linePieces(line, widths));
  return [first, [rule], ...rest].flatMap((line, i) => (i === 0 ? line : ['\n', ...line]));
}

function linesWith(table: FormTable, known: Known): readonly (readonly Cell[])[] {
  return skeletonLines(table).map(({ cells, places }) => {
    const keys = new Map([...places].map(([key, index]) => [index, key]));
    return cells.map((text, index): Cell => cellOf(text, keys.get(index), known));
  });
}

/** One cell of a line: text, or a place for a figure. */
export interface Cell {
  readonly text: string;
  readonly isPlace: boolean;
  /** A figure stands in it, or belongs there. */
  readonly isFigure: boolean;
}

function cellOf(label: string, key: string | undefined, known: Known): Cell {
  if (key === undefined) return { text: label, isPlace: false, isFigure: false };
  const figure = known.get(key);
  return { text: figure ?? '', isPlace: figure === undefined, isFigure: true };
}

/** A row of a Markdown table as pieces, each column as wide as `widths` says, in columns of the screen. */
export function linePieces(line: readonly Omit<Cell, 'isFigure'>[], widths: readonly number[]): Piece[] {
  const pieces: Piece[] = ['|'];
  const taken = rowWidths(widthsOf(line), widths);
  for (const [x, { text, isPlace }] of line.entries()) {
    const padding = ' '.repeat((taken[x] ?? 0) - displayWidth(text));
    if (isPlace) pieces.push(' ', { prompt: '' }, `${padding} |`);
    else pieces.push(` ${text}${padding} |`);
  }
  return pieces;
}

function extentsOf(line: readonly Cell[]): Extent[] {
  return line.map(({ text, isFigure }) => ({ width: displayWidth(text), isFigure }));
}

function widthsOf(line: readonly Pick<Cell, 'text'>[]): number[] {
  return line.map(({ text }) => displayWidth(text));
}
