import type { Form, FormBlock, FormRow, FormSection, FormTable, HeaderCell } from '../data/types.js';
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
export function tableSkeleton(table: FormTable, filling: Filling = () => ''): string {
  const [first, ...rest] = table.blocks.flatMap((block) => blockLines(table, block, filling));
  const rule = `|${' --- |'.repeat(table.width)}`;
  return [pipeLine(first ?? []), rule, ...rest.map(pipeLine)].join('\n');
}

/** The cells of a block, line by line: caption, headers, rows. */
export function blockLines(table: FormTable, block: FormBlock, filling?: Filling): string[][] {
  const caption = block.caption === undefined ? [] : [pad([block.caption], table.width)];
  const rows = block.rows.filter((row) => row.figures).map((row) => rowCells(table, block, row, filling));
  return [...caption, ...headerLines(block.header, table.width), ...rows];
}

export function pipeLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Labels of a row from the outside in, each group named only on its first row, then its figures, blank unless filled. */
export function rowCells(table: FormTable, block: FormBlock, row: FormRow, filling: Filling = () => ''): string[] {
  const figures = block.columns.map((column) => filling(row.key === '' ? column.key : `${row.key}.${column.key}`));
  return pad([...rowLabels(table, block, row), ...figures], table.width);
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
