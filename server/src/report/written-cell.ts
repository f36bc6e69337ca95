import { trimmed } from '../text/chars.js';
import { lookOf } from '../text/figure.js';
import type { Span } from '../text/span.js';
import type { Notation, WrittenCell, WrittenRow } from './types.js';

/** A cell of these words. */
export function writtenCell(at: Span, text: string): WrittenCell {
  return { at, text, look: lookOf(text) };
}

/**
 * A row of these cells, from the first to the last. All rows are made here or name the same properties in the same order: whoever reads them,
 * and that is nearly everybody, is several times as fast while all look alike.
 */
export function writtenRow(notation: Notation, cells: readonly WrittenCell[], group: number, hashes = 0): WrittenRow {
  const first = cells[0];
  // Most lines are one cell, and both stand in the same place.
  const at =
    first !== undefined && cells.length === 1 ? first.at : { start: first?.at.start ?? 0, end: cells[cells.length - 1]?.at.end ?? 0 };
  return { kind: 'row', notation, at, cells, hashes, group, blanks: undefined };
}

/** The cell in [start, end) of a text, without the blanks at its ends. */
export function cellIn(text: string, start: number, end: number): WrittenCell {
  const at = trimmed(text, start, end);
  return writtenCell(at, text.slice(at.start, at.end));
}
