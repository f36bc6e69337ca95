/** The lines of a text, asked for one by one. */
export interface Lines {
  readonly count: number;
  text(line: number): string;
}

/** What stands between two borders. */
export interface Cell {
  /** From border to border, padding included. */
  readonly start: number;
  readonly end: number;
  /** The words in it; where there are none, `from` equals `to`. */
  readonly from: number;
  readonly to: number;
}

export interface Row {
  readonly text: string;
  readonly cells: readonly Cell[];
  /** The row of dashes below the header. */
  readonly ruler: boolean;
  /** Where its last border stands. */
  readonly lastBorder: number;
}

/** Neighbouring lines that begin with a border; of a very long table those around the line that was asked for. */
export interface Table {
  readonly first: number;
  readonly rows: readonly Row[];
  /** It goes on above, or below, what was looked at. */
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
}

/** A key may not take longer in a long table. */
const MOST_ROWS = 400;
const BORDER = /^[ \t]*\|/;
const DASHES = /^:?-+:?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
/** Columns deeper than what they stand in, lines are code in Markdown. */
const CODE = 4;

/** Whether a line can be a row at all; a look at it costs nothing. */
function beginsWithBorder(line: string): boolean {
  return BORDER.test(line);
}

/** The table that a line is a row of. Undefined outside, and where Markdown shows the lines as code. */
export function tableAt(lines: Lines, line: number): Table | undefined {
  if (!isRow(lines, line)) return undefined;
  let first = line;
  while (isRow(lines, first - 1) && line - first < MOST_ROWS) first -= 1;
  let last = line;
  while (isRow(lines, last + 1) && last - line < MOST_ROWS) last += 1;
  if (isIndentedCode(lines, first) || isFenced(lines, first)) return undefined;
  const rows = Array.from({ length: last - first + 1 }, (_, i) => rowOf(lines.text(first + i)));
  return { first, rows, cutAbove: isRow(lines, first - 1), cutBelow: isRow(lines, last + 1) };
}

function isRow(lines: Lines, line: number): boolean {
  return line >= 0 && line < lines.count && beginsWithBorder(lines.text(line));
}

export function rowOf(text: string): Row {
  const borders = bordersOf(text);
  const cells = borders.flatMap((start, i): Cell[] => {
    const next = borders[i + 1];
    // Behind the last border stands nothing, or a comment; else its cell is still being written.
    if (
      next === undefined &&
      withoutComments(text)
        .slice(start + 1)
        .trim() === ''
    )
      return [];
    return [cellOf(text, start + 1, next ?? text.length)];
  });
  const words = cells.map(({ from, to }) => text.slice(from, to));
  const ruler = words.length > 0 && words.every((word) => DASHES.test(word)) && words.some((word) => word.includes('--'));
  return { text, cells, ruler, lastBorder: borders.at(-1) ?? -1 };
}

/** Neither escaped ones nor those in a comment. */
function bordersOf(text: string): number[] {
  return [...withoutComments(text).matchAll(/\\[\s\S]|\|/g)].flatMap(({ 0: found, index }) => (found === '|' ? [index] : []));
}

/** As long as the text, so that places stay. */
export function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(/<!--.*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length)) : text;
}

/** Only blanks and tabs are padding: an ideographic space is what its author wrote. */
function cellOf(text: string, start: number, end: number): Cell {
  let [from, to] = [start, end];
  while (from < to && isPadding(text[from])) from += 1;
  while (to > from && isPadding(text[to - 1])) to -= 1;
  return { start, end, from, to };
}

function isPadding(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

function isFenced(lines: Lines, line: number): boolean {
  let open = '';
  for (let i = 0; i < line; i += 1) {
    const [, mark = ''] = FENCE.exec(lines.text(i)) ?? [];
    if (mark === '') continue;
    if (open === '') open = mark;
    else if (mark.startsWith(open)) open = '';
  }
  return open !== '';
}

/** Four columns deeper than the text or the list item around it, behind a blank line or a heading. */
function isIndentedCode(lines: Lines, first: number): boolean {
  const depth = indentOf(lines.text(first));
  if (depth < CODE) return false;
  let top = first;
  while (top > 0 && lines.text(top - 1).trim() !== '' && indentOf(lines.text(top - 1)) >= CODE) top -= 1;
  if (top > 0 && !/^\s*(?:$|#{1,6}\s)/.test(lines.text(top - 1))) return false;
  let column = depth;
  for (let line = top - 1; line >= 0 && column > 0; line -= 1) {
    const text = lines.text(line);
    const indent = indentOf(text);
    if (text.trim() === '' || indent >= column) continue;
    const [item] = ITEM.exec(text) ?? [];
    if (item !== undefined && item.length <= column) return depth - indentOf(item.replace(/\S/g, ' ')) >= CODE;
    column = indent;
  }
  return true;
}

/** Columns before the first character; a tab goes on to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === '\t') column += CODE - (column % CODE);
    else if (char === ' ') column += 1;
    else break;
  }
  return column;
}
