import { isBlank, trimmed } from '../../text/chars.js';
import { fenceMark } from '../../text/fence.js';
import type { Block, WrittenCell } from '../types.js';
import { writtenCell, writtenRow } from '../written-cell.js';
import { Line } from './line.js';
import { alignedCells, isRule, pipeCells, tabCells } from './lines.js';
import { gridRows, type HtmlGrid } from './page.js';

/** A single line up to this length may be a cell, a heading or a title; a longer one is running text. */
const LONGEST_LINE_CELL = 90;
/** A cell of a row longer than this makes the line running text that happens to hold a tab or two blanks. */
const LONGEST_ROW_CELL = 160;

/**
 * Splits a draft into rows and paragraphs, in reading order. Tables in markup arrive as grids; fenced code, front matter
 * and comments are passed over.
 */
export function readBlocks(text: string, grids: readonly HtmlGrid[]): Block[] {
  const blocks: Block[] = [];
  const line = new Line(text);
  let group = 0;
  let nextGrid = 0;
  let fence = '';
  let unclosed = false;
  /** The last group that has a line of dashes between head and body. */
  let ruled = -1;
  let position = skipFrontMatter(text);
  while (position < text.length) {
    const grid = grids[nextGrid];
    if (grid !== undefined && position >= grid.at.start) {
      nextGrid += 1;
      if (position > grid.at.start && grid.at.end <= position) continue;
      group += 1;
      for (const row of gridRows(grid, group)) blocks.push(row);
      group += 1;
      position = Math.max(position, grid.at.end);
      continue;
    }
    position = line.take(position, grid === undefined ? text.length : grid.at.start);
    const { from, to } = line;
    if (from === to) {
      group += 1;
      continue;
    }
    const first = text.charCodeAt(from);
    if (first === 0x60 || first === 0x7e) {
      const mark = fenceMark(text.slice(from, to), fence);
      if (mark !== '') {
        fence = fence === '' ? mark : '';
        continue;
      }
    }
    if (fence !== '' || isAcrossPage(text, first, line)) continue;
    if (first === 0x3c && text.startsWith('<!--', from)) {
      const close: number = unclosed ? -1 : text.indexOf('-->', from);
      unclosed = close < 0;
      if (unclosed) continue;
      position = Math.max(position, close + 3);
      continue;
    }
    const block = readLine(text, line, group, ruled === group ? blocks.at(-1) : undefined);
    if (block !== undefined) blocks.push(block);
    else if (first === BAR && isBlankCell(text, line)) addBlank(blocks, text, from);
    else if (text.slice(from, to).includes('-')) ruled = group;
  }
  return blocks;
}

const BAR = 0x7c;

/** | or ||, nothing else. */
function isBlankCell(text: string, { from, to }: Line): boolean {
  return to - from === 1 || (to - from === 2 && text.charCodeAt(from + 1) === BAR);
}

/** A bar alone is a blank cell behind a line that is a cell with a bar: 总计 | and | and 0 |; so is || behind |0|. */
function addBlank(blocks: Block[], text: string, start: number): void {
  const last = blocks.at(-1);
  if (last?.kind !== 'row' || last.notation !== 'line' || !BAR_BEHIND.test(text.slice(last.at.end, last.at.end + BLANKS_BEFORE_BAR)))
    return;
  const { kind, notation, at, cells, hashes, group } = last;
  const blanks = [...(last.blanks ?? []), writtenCell({ start, end: start }, '')];
  blocks[blocks.length - 1] = { kind, notation, at, cells, hashes, group, blanks };
}

const BAR_BEHIND = /^[^\S\n]*\|/;
const BLANKS_BEFORE_BAR = 8;

function isAcrossPage(text: string, first: number, { from, to }: Line): boolean {
  if (first !== 0x2d && first !== 0x2a && first !== 0x3d && first !== 0x2b) return false;
  return RULE.test(text.slice(from, Math.min(to, from + LONGEST_RULE)));
}

/** `above` is the row above, where its table has a line of dashes between head and body already. */
function readLine(text: string, line: Line, group: number, above: Block | undefined): Block | undefined {
  const { from, to } = line;
  if (text.charCodeAt(from) === 0x23 && HEADING.test(text.slice(from, from + 7))) return asLine(text, line, group);
  if (line.hasPipe) {
    const cells = pipeCells(text, from, to);
    if (cells === undefined) return asLine(text, line, group);
    if (isRule(cells) && !(isHead(above) && isLastOfTable(text, line.end))) return undefined;
    return filledIn(cells) === 0 ? undefined : writtenRow(cells.length === 1 ? 'line' : 'pipe', cells, group);
  }
  if (line.hasTab) {
    const cells = tabCells(text, line.start, line.end);
    const filled = filledIn(cells);
    if (filled > 1 && cells.every((cell) => cell.text.length <= LONGEST_ROW_CELL)) return writtenRow('tab', cells, group);
    const only = filled === 1 && cells.length > 2 ? cells.find(({ look }) => look !== 'empty') : undefined;
    if (only !== undefined && !line.hasGap(only.at.start, only.at.end)) return writtenRow('tab', cells, group);
  }
  if (line.hasGap(from, to)) {
    const cells = alignedCells(text, from, to);
    if (cells.length > 1 && cells.every((cell) => cell.text.length <= LONGEST_ROW_CELL)) return writtenRow('aligned', cells, group);
  }
  return asLine(text, line, group);
}

function filledIn(cells: readonly WrittenCell[]): number {
  let filled = 0;
  for (const { look } of cells) if (look !== 'empty') filled += 1;
  return filled;
}

/** Dashes for figures are a second line of them, below words and with nothing below. */
function isHead(above: Block | undefined): boolean {
  return above?.kind === 'row' && above.notation === 'pipe' && above.cells.every(({ look }) => look === 'empty' || look === 'text');
}

function isLastOfTable(text: string, end: number): boolean {
  return /^\r?(?:\n[^|\n]*(?:\n|$)|$)/.test(text.slice(end, end + LONGEST_LINE_CELL));
}

/** A rule across the page: ---, ***, * * *, ===, or across a table: +---+---+; underscores alone are a blank to be filled in. */
const RULE = /^(?:-(?:[ \t]*-){2,}|\*(?:[ \t]*\*){2,}|={3,}|\+[-=]{2}[-=+]*)[ \t]*$/;
const LONGEST_RULE = 120;

/** Two blanks or a bar in a heading make no row of it. */
const HEADING = /^#{1,6}[ \t\u3000]/;
/** ##一、总体情况: the blank behind the `#` is often left out; #政务公开# is a topic of a post. */
const HEADING_WITHOUT_BLANK = /^#{1,6}[\u4e00-\u9fff（(][^#]{3,}#{0,6}$/;
const TOPIC = /^#[^#]+#$/;

/** A line of its own: a short one as a single cell without `#`, a long one as running text. */
function asLine(text: string, { from, to }: Line, group: number): Block {
  let start = from;
  let end = to;
  if (end - start > LONGEST_LINE_CELL) return { kind: 'paragraph', at: { start, end } };
  let hashes = 0;
  while (hashes < 6 && text.charCodeAt(start + hashes) === 0x23) hashes += 1;
  const afterHashes = text.charCodeAt(start + hashes);
  if (hashes > 0 && (isBlank(afterHashes) || start + hashes === end || isWithoutBlank(text.slice(start, end)))) {
    const rest = trimmed(text, start + hashes, end);
    start = rest.start;
    end = rest.end;
  } else hashes = 0;
  return writtenRow('line', [writtenCell({ start, end }, text.slice(start, end))], group, hashes);
}

function isWithoutBlank(line: string): boolean {
  return HEADING_WITHOUT_BLANK.test(line) && !TOPIC.test(line);
}

/** A key with its value, an item, a comment, or what goes on from the line above. */
const YAML = /^(?:[\w\u4e00-\u9fff."'-]{1,40}[ \t]*:(?:[ \t]|$)|[ \t]*-[ \t]|[ \t]*#|[ \t]+\S|[ \t]*$)/;

/** Where the YAML between `---` lines at the very top ends, which is for machines; 0 where there is none: rules of dashes hold no keys. */
export function skipFrontMatter(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const match = /^---[ \t]*\r?\n(?:[^\n]*\n){0,40}?---[ \t]*(?:\r?\n|$)/.exec(text.slice(start, start + 4000));
  if (
    match === null ||
    !match[0]
      .split(/\r?\n/)
      .slice(1, -2)
      .every((line) => line.startsWith('---') || YAML.test(line))
  )
    return 0;
  return start + match[0].length;
}
