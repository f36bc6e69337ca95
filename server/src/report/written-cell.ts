import { trimmed } from '../text/chars.js';
import { lookOf } from '../text/figure.js';
import type { Span } from '../text/span.js';
import type { WrittenCell } from './types.js';

/** A cell of these words. */
export function writtenCell(at: Span, text: string): WrittenCell {
  return { at, text, look: lookOf(text) };
}

/** The cell in [start, end) of a text, without the blanks at its ends. */
export function cellIn(text: string, start: number, end: number): WrittenCell {
  const at = trimmed(text, start, end);
  return writtenCell(at, text.slice(at.start, at.end));
}
