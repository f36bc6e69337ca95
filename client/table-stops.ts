import { type Row, rowOf, type Table, withoutComments } from './pipe-table.js';

/** Whether a text is a label or a header of a standard table; the server knows them. */
export type IsLabel = (text: string) => boolean;

type Look = 'text' | 'figure' | 'dash' | 'blank';

const FIGURE = /^[-+]?[\d０-９][\d０-９.,．，\s]*$/u;
const DASH = /^[-—－–―/／]+$/u;

/** Texts as they are compared: without blanks and marks. */
export function labelsFrom(labels: readonly string[]): IsLabel {
  const known = new Set(labels.map(bare));
  return (text) => known.has(bare(text));
}

/** Whether the cell of a row that the cursor is in holds a figure. */
export function isFigureAt(row: string, character: number): boolean {
  const cell = rowOf(row).cells.find(({ end }) => character <= end);
  return cell !== undefined && lookOf(row.slice(cell.from, cell.to)) === 'figure';
}

export interface Stops {
  /** Cells by row. */
  readonly stops: readonly (readonly number[])[];
  /** Its rows are given by a form. */
  readonly isStandard: boolean;
}

/**
 * The cells that the keys stop at, by row. In a standard table these are the places of figures, by its own layout alone: labels stand to
 * the left, rows with text to the right of them are headers, and a figure belongs under a header only. In other tables, all cells.
 */
export function stopsOf({ rows, cutAbove }: Table, isLabel: IsLabel): Stops {
  const looks = rows.map(looksOf);
  const isStandard = !cutAbove && isForm(rows, looks, isLabel);
  const stops = isStandard ? figurePlaces(looks) : rows.map(({ ruler, cells }) => (ruler ? [] : [...cells.keys()]));
  return { stops, isStandard };
}

function figurePlaces(looks: readonly (readonly Look[])[]): number[][] {
  const width = looks.reduce((most, { length }) => Math.max(most, length), 0);
  const lastText = looks.map((row) => row.lastIndexOf('text'));
  const labels = labelColumns(
    looks.flatMap(({ length }, i) => (i > 0 && length === width ? [lastText[i] ?? -1] : [])),
    width,
  );
  const isHeader = looks.map(({ length }, i) => i === 0 || (length > 0 && (lastText[i] ?? -1) >= labels));
  const isRuler = (i: number) => looks[i]?.length === 0;
  let headed = new Set<number>();
  let isBelowHeader = false;
  return looks.map((row, i) => {
    if (isRuler(i)) return [];
    if (isHeader[i] === true) {
      if (!isBelowHeader) headed = new Set();
      isBelowHeader = true;
      for (const [column, look] of row.entries()) if (look === 'text') headed.add(column);
      return [];
    }
    isBelowHeader = false;
    // A row still being written: nobody knows what is left out.
    if (row.length < width) return row.flatMap((look, column) => (look === 'text' ? [] : [column]));
    const isCaption = isHeader[isRuler(i + 1) ? i + 2 : i + 1] === true && !row.includes('figure');
    if (isCaption || row.slice(0, labels).includes('dash')) return [];
    return row.flatMap((_, column) => (column >= labels && headed.has(column) ? [column] : []));
  });
}

/** The first so many columns that leave the most room for figures, by the last column of each row that has words. */
function labelColumns(lastText: readonly number[], width: number): number {
  const ends = new Map<number, number>();
  for (const last of lastText) ends.set(last + 1, (ends.get(last + 1) ?? 0) + 1);
  let [best, most, rows] = [0, 0, 0];
  for (let labels = 0; labels < width; labels += 1) {
    rows += ends.get(labels) ?? 0;
    const room = rows * (width - labels);
    if (room > most) [best, most] = [labels, room];
  }
  return best;
}

/** Most of its words are those of a form. */
function isForm(rows: readonly Row[], looks: readonly (readonly Look[])[], isLabel: IsLabel): boolean {
  const words = rows.flatMap(({ text, cells }, i) =>
    cells.filter((_, column) => looks[i]?.[column] === 'text').map(({ from, to }) => text.slice(from, to)),
  );
  return words.filter(isLabel).length >= Math.max(3, words.length / 2);
}

/** Nothing for a ruler. */
function looksOf({ text, cells, ruler }: Row): readonly Look[] {
  return ruler ? [] : cells.map(({ from, to }) => lookOf(text.slice(from, to)));
}

function lookOf(text: string): Look {
  const words = withoutComments(text).trim();
  if (words === '') return 'blank';
  if (DASH.test(words)) return 'dash';
  return FIGURE.test(words) ? 'figure' : 'text';
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
