import { displayWidth } from '../../text/width.js';

/** Lines of a table on a terminal, columns under each other; those of `figures` from the right. */
export function inColumns(table: readonly (readonly string[])[], figures: ReadonlySet<number>): string[] {
  const widths: number[] = [];
  for (const cells of table) {
    for (const [column, cell] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  const line = (cells: readonly string[]) => cells.map((cell, column) => padded(cell, widths[column] ?? 0, figures.has(column))).join('  ');
  return table.map((cells) => line(cells).trimEnd());
}

function padded(text: string, width: number, fromRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return fromRight ? blanks + text : text + blanks;
}
