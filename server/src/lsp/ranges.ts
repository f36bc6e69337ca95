import type { Range } from 'vscode-languageserver';
import type { LineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';

export function rangeOf(lines: LineIndex, at: Span): Range {
  return { start: lines.positionAt(at.start), end: lines.positionAt(at.end) };
}

export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}
