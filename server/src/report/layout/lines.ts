import { isBlank } from '../../text/chars.js';
import type { WrittenCell } from '../types.js';
import { cellIn } from '../written-cell.js';

/** A cell longer than that, on a line without outer pipes, is running text that only mentions one. */
const LONGEST_CELL = 80;

/**
 * The cells of a line with pipes; `\|` is no border. Outer pipes make no cells of their own, wherever one of them is missing.
 * Undefined for running text that only mentions a pipe.
 */
export function pipeCells(text: string, start: number, end: number): WrittenCell[] | undefined {
  const cells: WrittenCell[] = [];
  const leading = text.charCodeAt(start) === 0x7c;
  const trailing = text.charCodeAt(end - 1) === 0x7c && text.charCodeAt(end - 2) !== 0x5c;
  let from = leading ? start + 1 : start;
  const stop = trailing && end - 1 >= from ? end - 1 : end;
  for (let i = from; i < stop; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i += 1;
    else if (code === 0x7c) {
      cells.push(cellIn(text, from, i));
      from = i + 1;
    }
  }
  if (from < stop || cells.length > 0) cells.push(cellIn(text, from, stop));
  if (!leading && !trailing && (cells.some((cell) => cell.text.length > LONGEST_CELL) || (cells.length < 3 && !isLabelAndFigure(cells))))
    return undefined;
  return cells;
}

/** Of two cells without outer pipes the second must be a figure or stand for one: 行政许可 | 136. */
function isLabelAndFigure(cells: readonly WrittenCell[]): boolean {
  const [label, value] = cells;
  if (label === undefined || value === undefined || label.text === '') return false;
  return value.look === 'figure' || value.look === 'standIn';
}

/** Between header and body of a pipe table: only dashes and colons. */
export function isRule(cells: readonly WrittenCell[]): boolean {
  let longest = 0;
  for (const { text } of cells) {
    if (!isOfDashes(text)) return false;
    longest = Math.max(longest, text.length);
  }
  return longest > 1;
}

/** Dashes, with a colon before or behind them or without. */
function isOfDashes(text: string): boolean {
  const start = text.charCodeAt(0) === COLON ? 1 : 0;
  const end = text.length > start && text.charCodeAt(text.length - 1) === COLON ? text.length - 1 : text.length;
  for (let i = start; i < end; i += 1) if (text.charCodeAt(i) !== DASH) return false;
  return end > start;
}

const COLON = 0x3a;
const DASH = 0x2d;

/** Cells of the stretch of a line between tabs, each trimmed; offsets are into `text`. */
export function tabCells(text: string, start: number, end: number): WrittenCell[] {
  const cells: WrittenCell[] = [];
  let from = start;
  let stop = end;
  if (text.charCodeAt(stop - 1) === 0x0d) stop -= 1;
  for (let i = start; i < stop; i += 1) {
    if (text.charCodeAt(i) !== 0x09) continue;
    cells.push(cellIn(text, from, i));
    from = i + 1;
  }
  cells.push(cellIn(text, from, stop));
  return cells;
}

/** Cells held apart by two or more blanks, as in text dumps of page layouts. */
export function alignedCells(text: string, start: number, end: number): WrittenCell[] {
  const cells: WrittenCell[] = [];
  let from = start;
  let blanks = 0;
  for (let i = start; i < end; i += 1) {
    if (isBlank(text.charCodeAt(i))) {
      blanks += 1;
      continue;
    }
    if (blanks >= 2) {
      cells.push(cellIn(text, from, i));
      from = i;
    }
    blanks = 0;
  }
  cells.push(cellIn(text, from, end));
  return cells;
}
