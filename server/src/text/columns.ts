/** A table up to so many columns of text is laid out in full: every cell fits its column. */
const FITS = 110;
/** In a wider one a longer cell widens its own column no more: it takes the room of the blanks beside it. */
const LONGEST = 30;
/** Labels that need more than this, blanks beside them taken up, run on over their figures: no screen has that room. */
const LONGEST_LABELS = 96;
const NARROWEST = 3;
/** A column of figures in a wide table: a figure of two digits fits it without another one moving. */
const NARROWEST_FIGURES = 2;
/** A border and the blanks around the text. */
const AROUND = 3;

/** A cell as the layout sees it. */
export interface Extent {
  /** Its display width; 0 for a blank one. */
  readonly width: number;
  /** A figure stands in it, or belongs there. */
  readonly isFigure: boolean;
}

/**
 * How wide the columns of a table are, from its cells, row by row. The labels of table three alone would be 160 columns: too much for a
 * screen, where lines then wrap. So in a wide table a long label takes the room of the blanks beside it, and columns that are of figures
 * for the most part are as wide as their figures: their heads run on.
 */
export function columnWidths(rows: readonly (readonly Extent[])[]): number[] {
  const full = widest(rows, () => undefined);
  const total = full.reduce((sum, width) => sum + width + AROUND, 0);
  if (total <= FITS) return full;
  const figures = full.map((_, column) => figureWidth(rows, column));
  return withRoomForLabels(
    rows,
    widest(rows, (column) => figures[column]),
    figures,
  );
}

/** How wide the figures of a column are; undefined for a column of words. */
function figureWidth(rows: readonly (readonly Extent[])[], column: number): number | undefined {
  const cells = rows.flatMap((row) => row[column] ?? []);
  const figures = cells.filter(({ isFigure }) => isFigure);
  const words = cells.filter(({ isFigure, width }) => !isFigure && width > 0);
  return figures.length > words.length ? figures.reduce((most, { width }) => Math.max(most, width), NARROWEST_FIGURES) : undefined;
}

/** The labels of every row fit before its figures, so that these stand below each other; the last column of labels is widened for it. */
function withRoomForLabels(
  rows: readonly (readonly Extent[])[],
  widths: readonly number[],
  figures: readonly (number | undefined)[],
): number[] {
  const labels = figures.findIndex((width) => width !== undefined);
  if (labels <= 0) return [...widths];
  const room = sum(widths.slice(0, labels));
  const needs = rows
    .filter((row) => row.slice(labels).some(({ isFigure }) => isFigure))
    .map((row) => sum(row.slice(0, labels).map(({ width }) => width)))
    .filter((need) => need <= LONGEST_LABELS);
  const lacking = Math.max(0, ...needs.map((need) => need - room));
  return widths.map((width, column) => (column === labels - 1 ? width + lacking : width));
}

/**
 * The widths that the cells of one row take. What one takes too much, those behind it give up as far as they have room; what is too much
 * still, the blanks in front of it.
 */
export function rowWidths(row: readonly number[], columns: readonly number[]): number[] {
  const taken: number[] = [];
  let tooMuch = 0;
  for (const [column, width] of row.entries()) {
    const given = columns[column] ?? NARROWEST;
    taken.push(Math.max(width, given - tooMuch));
    tooMuch += (taken[column] ?? 0) - given;
    if (width <= given) continue;
    // Nothing is gained by blanks that those behind can give up as well.
    const behind = room(row, columns, column + 1);
    for (let front = column - 1; front >= 0 && tooMuch > behind; front -= 1) {
      if (row[front] !== 0) continue;
      const less = Math.min(taken[front] ?? 0, tooMuch - behind);
      taken[front] = (taken[front] ?? 0) - less;
      tooMuch -= less;
    }
  }
  return taken;
}

/** What the blanks right behind a cell can give up: nothing of what follows them moves then. */
function room(row: readonly number[], columns: readonly number[], from: number): number {
  let found = 0;
  for (let column = from; row[column] === 0; column += 1) found += columns[column] ?? 0;
  return found;
}

function widest(rows: readonly (readonly Extent[])[], figures: (column: number) => number | undefined): number[] {
  const isWide = rows.some((row) => row.some((_, column) => figures(column) !== undefined));
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { width }] of row.entries()) {
      const narrowest = figures(column) === undefined ? NARROWEST : NARROWEST_FIGURES;
      const longest = figures(column) ?? (isWide ? LONGEST : Number.POSITIVE_INFINITY);
      widths[column] = Math.max(widths[column] ?? narrowest, width > longest ? 0 : width);
    }
  }
  return widths;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0);
}
