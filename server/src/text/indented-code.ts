import { fenceMark } from './fence.js';
import type { LineIndex } from './lines.js';

const TAB = 4;
/** So much deeper than the text around it, a line is code in Markdown. */
const CODE = 4;
/** The mark of a list item with the blanks behind it. */
const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t|$)/;

/**
 * The lines that Markdown takes for indented code: behind a blank line or a heading, four columns deeper than the text or the list item
 * they stand in. What is fenced is code of another kind, and not among them.
 */
export function indentedCode(text: string, lines: LineIndex): ReadonlySet<number> {
  const found = new Set<number>();
  /** The columns at which the text of the open list items begins, outermost first. */
  let items: number[] = [];
  let fence = '';
  let behind: 'blank' | 'code' | 'text' = 'blank';
  for (let number = 0; number < lines.count; number += 1) {
    const { start, end } = lines.spanOf(number);
    const line = text.slice(start, end);
    const words = line.trim();
    if (words === '') {
      behind = 'blank';
      continue;
    }
    const column = indentOf(line);
    if (behind === 'blank') items = items.filter((item) => item <= column);
    const depth = column - (items.at(-1) ?? 0);
    if (fence === '' && depth >= CODE && behind !== 'text') {
      found.add(number);
      behind = 'code';
      continue;
    }
    const mark = fenceMark(words, fence);
    if (mark !== '') fence = fence === '' ? mark : '';
    const [item] = fence === '' ? (ITEM.exec(words) ?? []) : [];
    if (item !== undefined) items = [...items.filter((other) => other <= column), column + Math.max(2, item.length)];
    behind = /^#{1,6}\s/.test(words) ? 'blank' : 'text';
  }
  return found;
}

/** Columns before the first character; a tab goes on to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === '\t') column += TAB - (column % TAB);
    else if (char === ' ') column += 1;
    else break;
  }
  return column;
}

/** Whether a line can be code at all; a look at it costs nothing. */
export function isDeep(line: string): boolean {
  return indentOf(line) >= CODE;
}
