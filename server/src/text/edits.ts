import type { Span } from './span.js';

/** A stretch of a text and what is to stand in its place. */
export interface Edit {
  readonly at: Span;
  readonly newText: string;
}

/** The text after the edits, which are ordered and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { at, newText } of edits) {
    result += text.slice(from, at.start) + newText;
    from = at.end;
  }
  return result + text.slice(from);
}
