/** A table up to so many columns of text is laid out in full: every cell fits its column. */
const FITS = 110;
/** In a wider one a longer cell widens its column no more: it runs on into the room of the cells behind it. */
const LONGEST = 30;
const NARROWEST = 3;
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
 * screen, where lines then wrap. So in a wide table long labels run on, and so do the heads of columns that are of figures for the most
 * part: these are as wide as their figures.
 */
export function columnWidths(rows: readonly (readonly Extent[])[]): number[] {
  const full = widest(rows, () => Number.POSITIVE_INFINITY);
  const total = full.reduce((sum, width) => sum + width + AROUND, 0);
  if (total <= FITS) return full;
  const figures = full.map((_, column) => figureWidth(rows, column));
  return widest(rows, (column) => figures[column] ?? LONGEST);
}

/** How wide the figures of a column are; undefined for a column of words. */
function figureWidth(rows: readonly (readonly Extent[])[], column: number): number | undefined {
  const cells = rows.flatMap((row) => row[column] ?? []);
  const figures = cells.filter(({ isFigure }) => isFigure);
  const words = cells.filter(({ isFigure, width }) => !isFigure && width > 0);
  return figures.length > words.length ? figures.reduce((most, { width }) => Math.max(most, width), NARROWEST) : undefined;
}

/** The widths that the cells of one row take: what one takes too much, those behind it give up as far as they have room. */
export function rowWidths(row: readonly number[], columns: readonly number[]): number[] {
  let tooMuch = 0;
  return row.map((width, column) => {
    const given = columns[column] ?? NARROWEST;
    const taken = Math.max(width, given - tooMuch);
    tooMuch += taken - given;
    return taken;
  });
}

function widest(rows: readonly (readonly Extent[])[], longest: (column: number) => number): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { width }] of row.entries())
      widths[column] = Math.max(widths[column] ?? NARROWEST, width > longest(column) ? 0 : width);
  }
  return widths;
}
