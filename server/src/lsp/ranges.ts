import type { Range } from 'vscode-languageserver';
import type { LineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';

/** Offsets as lines and characters, counted from 0. */
export function rangeOf(lines: LineIndex, at: Span): Range {
  return { start: lines.positionAt(at.start), end: lines.positionAt(at.end) };
}

/** Lines and characters as offsets; those beyond the end of a line or of the text are taken to that end. */
export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}
