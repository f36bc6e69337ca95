import type { LineIndex } from '../../text/lines.js';
import { type Span, span } from '../../text/span.js';
import { displayWidth, type Glyph, glyphs } from '../../text/width.js';
import { type Paint, printable, type Style } from '../paint.js';

/** How the line that a finding stands in is shown. */
export interface FrameOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  readonly style: Style;
  /** Lines that only a text made of the file has bear no number. */
  readonly isNumbered?: boolean;
}

const MOST_LINES = 3;
const TAB = '    ';
const CUT = '…';
const LEAST_WIDTH = 20;

/** The lines of a range, cut to the terminal, each with a line of carets under its characters. */
export function frameOf(text: string, lines: LineIndex, at: Span, options: FrameOptions): string[] {
  const first = lines.positionAt(at.start).line;
  const last = Math.max(first, lines.positionAt(Math.max(at.start, at.end - 1)).line);
  const shown = Math.min(last, first + MOST_LINES - 1);
  const { isNumbered = true } = options;
  const gutter = isNumbered ? String(shown + 1).length + 2 : 2;
  const frame: string[] = [];
  for (let line = first; line <= shown; line += 1) {
    const whole = lines.spanOf(line);
    const marked = within(at, whole);
    const [source, carets] = frameLine(text, whole, marked, { ...options, width: options.width - gutter - 3 });
    frame.push((options.paint('faint', `${(isNumbered ? String(line + 1) : '').padStart(gutter)} | `) + source).trimEnd());
    if (line === first || marked.end > marked.start) frame.push(options.paint('faint', `${' '.repeat(gutter)} | `) + carets);
  }
  if (shown < last) frame.push(options.paint('faint', `${' '.repeat(gutter)} | ${CUT}${isNumbered ? ` ${last + 1}` : ''}`));
  return frame;
}

/** The part of a range on one line; empty where it touches only the line end. */
function within(at: Span, line: Span): Span {
  const start = Math.min(Math.max(at.start, line.start), line.end);
  return span(start, Math.max(start, Math.min(at.end, line.end)));
}

interface Cell extends Glyph {
  readonly marked: boolean;
}

function frameLine(text: string, whole: Span, marked: Span, { width, paint, style }: FrameOptions): readonly [string, string] {
  const room = Math.max(LEAST_WIDTH, width);
  const near = neighbourhood(text, whole, marked, room);
  const cells = [
    ...cellsOf(text.slice(near.start, marked.start), false),
    ...markedCells(text.slice(marked.start, Math.min(marked.end, near.end))),
    ...cellsOf(text.slice(marked.end, near.end), false),
  ];
  const { from, to } = windowOf(cells, room);
  const before = from > 0 || near.start > whole.start ? CUT : '';
  const after = to < cells.length || near.end < whole.end ? CUT : '';
  const [head, middle, tail] = split(cells.slice(from, to));
  const source = paint('faint', before) + textOf(head) + paint(style, textOf(middle)) + textOf(tail) + paint('faint', after);
  // The cut mark is repeated, not replaced by spaces: terminals differ in its width.
  const carets = paint('faint', before) + ' '.repeat(widthOf(head)) + paint(style, '^'.repeat(Math.max(1, widthOf(middle))));
  return [source, carets];
}

/** Enough of the line to fill the window; a line of a million characters is not measured to its end. */
function neighbourhood(text: string, whole: Span, marked: Span, room: number): Span {
  const reach = room * 4;
  const start = Math.max(whole.start, marked.start - reach);
  const end = Math.min(whole.end, marked.start + reach);
  return span(isInsidePair(text, start) ? start + 1 : start, isInsidePair(text, end) ? end + 1 : end);
}

function isInsidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** A range without a visible character is shown by one caret. */
function markedCells(text: string): Cell[] {
  const cells = cellsOf(text, true);
  return cells.length > 0 ? cells : [{ text: '', width: 0, marked: true }];
}

function cellsOf(text: string, marked: boolean): Cell[] {
  const cells: Cell[] = [];
  for (const glyph of glyphs(text)) {
    if (glyph.text === '\t') cells.push({ text: TAB, width: TAB.length, marked });
    else cells.push(...cellOf(glyph, marked));
  }
  return cells;
}

/** What a terminal would obey is shown by its number; what nobody would see anyway has no cell. */
function cellOf(glyph: Glyph, marked: boolean): Cell[] {
  const text = printable(glyph.text);
  if (text !== glyph.text) return [{ text, width: displayWidth(text), marked }];
  return glyph.width > 0 ? [{ text: text.replace('\u00a0', ' '), width: glyph.width, marked }] : [];
}

/** The cells that fit: the marked ones from their start, then as much on both sides as there is room for. */
function windowOf(cells: readonly Cell[], room: number): { readonly from: number; readonly to: number } {
  if (widthOf(cells) <= room) return { from: 0, to: cells.length };
  let left = room - 2 * displayWidth(CUT);
  let from = cells.findIndex((cell) => cell.marked);
  let to = from;
  const fits = (cell: Cell | undefined): cell is Cell => cell !== undefined && cell.width <= left;
  for (let next = cells[to]; next?.marked === true && fits(next); next = cells[to]) {
    left -= next.width;
    to += 1;
  }
  for (;;) {
    const before = cells[from - 1];
    const goesLeft = fits(before);
    if (goesLeft) {
      left -= before.width;
      from -= 1;
    }
    const after = cells[to];
    const goesRight = fits(after);
    if (goesRight) {
      left -= after.width;
      to += 1;
    }
    if (!goesLeft && !goesRight) return { from, to };
  }
}

function split(cells: readonly Cell[]): readonly [readonly Cell[], readonly Cell[], readonly Cell[]] {
  const first = cells.findIndex((cell) => cell.marked);
  const last = cells.findLastIndex((cell) => cell.marked);
  return [cells.slice(0, first), cells.slice(first, last + 1), cells.slice(last + 1)];
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
