import { displayWidth } from '../../../server/src/text/width.js';
import type { Draft } from '../draft.js';
import { type Grid, type Place, rectangle } from '../grid.js';
import { plainSignOff, type Writer, writeDocument } from './document.js';

const PLAIN: Omit<Writer, 'table'> = {
  title: (text) => text,
  heading: (text) => text,
  paragraph: (text) => `　　${text}`,
  signOff: plainSignOff,
  gap: '\n\n',
};

function plain(table: Writer['table']): (draft: Draft) => string {
  return (draft) => writeDocument(draft, { ...PLAIN, table });
}

/** Pasted from a spreadsheet: merged cells are blank. */
export const tsv = plain((grid) =>
  rectangle(grid)
    .map((row) => row.map((place) => place.text).join('\t'))
    .join('\n'),
);

/** Taken out of a Word file: labels one to three deep without blanks, tabs left behind, one row pushed aside by a page break. */
export const tsvRagged = plain((grid) => {
  const shifted = grid.length > 20 ? grid.length - 9 : -1;
  return grid
    .map((row, y) => {
      const cells = row.map((cell) => cell.text).join('\t');
      return y === shifted ? `\t\t${cells}` : `${cells}${'\t'.repeat(y % 3)}`;
    })
    .join('\n');
});

/** Drawn with lines, as a terminal shows a table. */
export const drawn = plain((grid) => {
  const rows = rectangle(grid).map((row) => `│ ${row.map(({ text }) => text).join(' │ ')} │`);
  const border = `├${'────┼'.repeat((grid[0]?.length ?? 1) - 1)}────┤`;
  return [border, ...rows.flatMap((row) => [row, border])].join('\n');
});

/** Drawn with the signs of a typewriter, a border between all rows. */
export const typed = plain((grid) => {
  const rows = rectangle(grid).map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`);
  const border = `+${'-----+'.repeat(rectangle(grid)[0]?.length ?? 1)}`;
  return [border, ...rows.flatMap((row) => [row, border])].join('\n');
});

/** Cells that only a mark holds apart, as in a table that was turned into text. */
export const semicolons = plain((grid) =>
  rectangle(grid)
    .map((row) => row.map(({ text }) => text).join('；'))
    .join('\n'),
);

/** 万元, 人次 */
const LONGEST_UNIT = 3;

/** The first figure stands in the cell of its label. */
export const labelled = plain((grid) =>
  grid
    .map((row) => {
      const cells = row.map(({ text }) => text).filter((text) => text !== '');
      const first = cells.findIndex((text) => /^-?[\d.]+$/.test(text));
      const isLabel = (cells[first - 1]?.length ?? 0) > LONGEST_UNIT;
      return isLabel
        ? [...cells.slice(0, first - 1), cells.slice(first - 1, first + 1).join(' '), ...cells.slice(first + 1)].join('\t')
        : cells.join('\t');
    })
    .join('\n'),
);

/** Every cell that is there on a line of its own. */
const stacked = (grid: Grid, between: string, after = ''): string =>
  grid
    .flat()
    .map((cell) => `${cell.text}${after}`)
    .join(between);

export const lines = plain((grid) => stacked(grid, '\n\n'));
export const linesTight = plain((grid) => stacked(grid, '\n'));
export const linesPipe = plain((grid) => stacked(grid, '\n', ' |'));

/** As pdftotext -raw prints it: single blanks between the cells of a row. */
export const spaced = plain((grid) => grid.map((row) => printed(row, ' ')).join('\n'));

/** Pasted into a form field that knows no line ends: each table in one line. */
export const oneLine = plain((grid) => grid.map((row) => printed(row, ' ')).join(' '));

function printed(row: Grid[number], between: string): string {
  return row
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(between);
}

/** As pdftotext -layout prints it; the page ends in the middle of table three. */
export const aligned = plain((grid, id) => {
  const rows = rectangle(grid);
  const widths = columnWidths(rows);
  const out = rows.map((row) => alignedRow(row, widths));
  if (id === 't3') out.splice(Math.floor(out.length / 2), 0, '', `${' '.repeat(40)}- 3 -`, '');
  return out.join('\n');
});

function columnWidths(rows: readonly (readonly Place[])[]): number[] {
  const widths = (rows[0] ?? []).map(() => 2);
  for (const row of rows) {
    for (const [x, { text, colspan }] of row.entries()) {
      if (colspan === 1) widths[x] = Math.max(widths[x] ?? 0, widthOf(text));
    }
  }
  return widths;
}

/** A text too wide for its columns pushes the rest of its row to the right. */
function alignedRow(row: readonly Place[], widths: readonly number[]): string {
  let out = '';
  let width = 0;
  let column = 0;
  for (const [x, { text }] of row.entries()) {
    if (text !== '') {
      const gap = Math.max(out === '' ? 0 : 2, column - width);
      out += ' '.repeat(gap) + text;
      width += gap + widthOf(text);
    }
    column += (widths[x] ?? 0) + 3;
  }
  return out;
}

const known = new Map<string, number>();

/** Labels come again with every draft, and measuring is slow. */
function widthOf(text: string): number {
  const width = known.get(text) ?? displayWidth(text);
  known.set(text, width);
  return width;
}
