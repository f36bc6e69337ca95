import { cellKey } from '../data/forms.js';
import type { Form, FormBlock, FormRow, FormSection, FormTable, HeaderCell } from '../data/types.js';
import { fact } from '../report/fact.js';
import { chineseNumeral } from '../text/numerals.js';

/** `三、收到和处理…`, with `#` in front where the draft's headings have them. */
export function headingLine(section: FormSection, prefix: string): string {
  return `${prefix}${section.number === null ? '' : `${chineseNumeral(section.number)}、`}${section.heading}`;
}

/** A section with nothing filled in: its heading, and its table where the form wants one. */
export function sectionSkeleton(section: FormSection, form: Form, prefix: string): string {
  const table = form.tables.find((t) => t.id === section.table);
  const body = table === undefined ? '' : `\n${tableSkeleton(table)}\n`;
  return `${headingLine(section, prefix)}\n${body}`;
}

/** What a cell is to hold, by its key. */
export type Filling = (key: string) => string;

/** A standard table as a Markdown pipe table: merged cells as blanks, no figure filled in unless `filling` has one. */
export function tableSkeleton(table: FormTable, filling?: Filling): string {
  return filling === undefined ? blankSkeleton(table) : filledSkeleton(table, filling);
}

/** What is put in for a table that is missing is worked out at each version of a draft that lacks it. */
const blankSkeleton = fact((table: FormTable): string => filledSkeleton(table));

function filledSkeleton(table: FormTable, filling?: Filling): string {
  const [first, ...rest] = skeletonLines(table).map((line) => pipeLine(filledLine(line, filling)));
  const rule = `|${' --- |'.repeat(table.width)}`;
  return [first, rule, ...rest].join('\n');
}

/** A line of a table as the form prints it. */
export interface SkeletonLine {
  /** As many as the table is wide. */
  readonly cells: readonly string[];
  /** Key of each figure that belongs in the line → index of its cell. */
  readonly places: ReadonlyMap<string, number>;
  /** Undefined for captions and headers. */
  readonly row: FormRow | undefined;
}

/** Captions, headers and rows of the table, nothing filled in. */
export const skeletonLines = fact((table: FormTable): readonly SkeletonLine[] => table.blocks.flatMap((block) => linesOf(table, block)));

function linesOf(table: FormTable, block: FormBlock): SkeletonLine[] {
  const plain = (cells: readonly string[]): SkeletonLine => ({ cells, places: new Map(), row: undefined });
  return [
    ...(block.caption === undefined ? [] : [plain(pad([block.caption], table.width))]),
    ...headerLines(block.header, table.width).map(plain),
    ...block.rows.flatMap((row) => rowLine(table, block, row) ?? []),
  ];
}

/** What a group of rows holds where the form prints a line of its own for it. */
const NO_FIGURE = '——';

function rowLine(table: FormTable, block: FormBlock, row: FormRow): SkeletonLine | undefined {
  const first = row.key === '' ? 0 : table.labelColumns + (block.unitColumn === true ? 1 : 0);
  if (row.figures) {
    const places = block.columns.map((column, i): [string, number] => [cellKey(row, column), first + i]);
    return { cells: row.key === '' ? pad([], table.width) : rowCells(table, block, row), places: new Map(places), row };
  }
  if (block.unitColumn !== true) return undefined;
  const cells = [row.label, row.unit ?? NO_FIGURE, ...block.columns.map(() => NO_FIGURE)];
  return { cells, places: new Map(), row };
}

function filledLine({ cells, places }: SkeletonLine, filling: Filling = () => ''): readonly string[] {
  const filled = [...cells];
  for (const [key, index] of places) filled[index] = filling(key);
  return filled;
}

/** The cells of a block, line by line: caption, headers, rows. */
export function blockLines(table: FormTable, block: FormBlock): readonly (readonly string[])[] {
  return linesOf(table, block).map(({ cells }) => cells);
}

/** A row of a Markdown table with one blank about each cell; the texts are taken as they are. */
export function pipeLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Labels of a row from the outside in, each group named only on its first row, then a blank for each figure. */
export function rowCells(table: FormTable, block: FormBlock, row: FormRow): readonly string[] {
  return pad([...rowLabels(table, block, row), ...block.columns.map(() => '')], table.width);
}

function rowLabels(table: FormTable, block: FormBlock, row: FormRow): string[] {
  if (row.key === '') return [];
  const path: string[] = [];
  for (let r: FormRow | undefined = row; r !== undefined; r = block.rows.find((other) => other.key === r?.parent)) {
    if (block.unitColumn === true && r !== row) break;
    const first = r === row || firstFigureRow(block, r) === row;
    path.unshift(first ? r.label : '');
  }
  const labels =
    table.labelColumns > 1
      ? [...path.slice(0, -1), ...pad([path.at(-1) ?? ''], Math.max(1, table.labelColumns - path.length + 1))]
      : path.slice(-1);
  if (block.unitColumn === true) labels.push(row.unit ?? '');
  return labels;
}

function firstFigureRow(block: FormBlock, group: FormRow): FormRow | undefined {
  const inside = (row: FormRow): boolean => row.parent === group.key || block.rows.some((p) => p.key === row.parent && inside(p));
  return block.rows.find((row) => row.figures && inside(row));
}

/** The header grid with every merged cell's text at its first place and blanks at the others. */
export function headerLines(header: readonly (readonly HeaderCell[])[], width: number): string[][] {
  const grid: (string | undefined)[][] = header.map(() => new Array<string | undefined>(width).fill(undefined));
  for (const [y, cells] of header.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (x < width && grid[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < (cell.rowspan ?? 1); dy += 1) {
        for (let dx = 0; dx < (cell.colspan ?? 1); dx += 1) {
          const line = grid[y + dy];
          if (line !== undefined && x + dx < width) line[x + dx] = dy === 0 && dx === 0 ? cell.text : '';
        }
      }
    }
  }
  return grid.map((line) => line.map((text) => text ?? ''));
}

function pad(cells: readonly string[], width: number): string[] {
  return [...cells, ...new Array<string>(Math.max(0, width - cells.length)).fill('')];
}
