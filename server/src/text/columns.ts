/** A table up to so many columns of text is laid out in full: every cell fits its column. */
const FITS = 110;
/** In a wider one a longer cell widens its column no more: it runs on into the room of the cells behind it. */
const LONGEST = 30;
const NARROWEST = 3;
/** A border and the blanks around the text. */
const AROUND = 3;

/**
 * How wide the columns of a table are, from the display widths of its cells, row by row; a blank cell is 0 wide.
 * The labels of table three alone would be 160 columns: too much for a screen, where lines then wrap.
 */
export function columnWidths(rows: readonly (readonly number[])[]): number[] {
  const full = widest(rows, Number.POSITIVE_INFINITY);
  const total = full.reduce((sum, width) => sum + width + AROUND, 0);
  return total <= FITS ? full : widest(rows, LONGEST);
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

function widest(rows: readonly (readonly number[])[], longest: number): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, width] of row.entries()) widths[column] = Math.max(widths[column] ?? NARROWEST, width > longest ? 0 : width);
  }
  return widths;
}
