import type { WrittenCell } from '../types.js';
import { writtenRow } from '../written-cell.js';
import type { Candidate } from './candidates.js';
import { type Label, labelKey } from './label.js';
import { labelsOf, type Offer, type ReadRow } from './offers.js';
import { isPercentage } from './words.js';

/** A word on a line of its own and the figures below it, by the index of the word. */
interface StackedRow {
  readonly word: number;
  readonly figures: number;
}

/**
 * Tables with every cell on a line of its own: the words of a head, one of them at least known to no form, and below them two rows or more
 * of a word and one figure for each other word of the head. Standard tables in such a dump are none of these: they have the form's head.
 */
export function stackedTables(offers: readonly Offer[]): Candidate[] {
  const cells = offers.map(cellOf);
  const found: Candidate[] = [];
  let rows: StackedRow[] = [];
  for (let i = 0; i <= cells.length; ) {
    const row = rowAt(cells, i);
    const last = rows.at(-1);
    if (row === undefined || last === undefined || row.figures !== last.figures || row.word !== last.word + last.figures + 1) {
      const candidate = tableOf(offers, cells, rows);
      if (candidate !== undefined) found.push(candidate);
      if (rows.length > 0) rows = [];
    }
    if (row !== undefined) rows.push(row);
    i += 1 + (row?.figures ?? 0);
  }
  return found;
}

function cellOf(offer: Offer): WrittenCell | undefined {
  if (offer.kind !== 'row' || offer.row.cells.length !== 1) return undefined;
  const [cell] = offer.row.cells;
  return cell?.look === 'empty' ? undefined : cell;
}

function isFigure({ look, text }: WrittenCell): boolean {
  return look !== 'text' || isPercentage(text);
}

function rowAt(cells: readonly (WrittenCell | undefined)[], word: number): StackedRow | undefined {
  const first = cells[word];
  if (first === undefined || isFigure(first)) return undefined;
  let figures = 0;
  for (let cell = cells[word + 1]; cell !== undefined && isFigure(cell); cell = cells[word + 1 + figures]) figures += 1;
  return figures === 0 ? undefined : { word, figures };
}

function tableOf(
  offers: readonly Offer[],
  cells: readonly (WrittenCell | undefined)[],
  rows: readonly StackedRow[],
): Candidate | undefined {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return undefined;
  const width = first.figures + 1;
  const start = first.word - width;
  const head = start < 0 ? [] : cells.slice(start, first.word);
  if (head.length < width || head.some((cell) => cell === undefined || isFigure(cell)) || !head.some(isForeign)) return undefined;
  const end = first.word + rows.length * width;
  return { rows: new StackedRows(cells, { start, end, width }), offers: offers.slice(start, end), above: wordsOf(cells[start - 1]) };
}

/** Its rows, each made when it is looked at: a torn draft may have more of them than anything else, and they are gone through once. */
class StackedRows implements Iterable<ReadRow> {
  constructor(
    private readonly cells: readonly (WrittenCell | undefined)[],
    private readonly place: { readonly start: number; readonly end: number; readonly width: number },
  ) {}

  *[Symbol.iterator](): Iterator<ReadRow> {
    const { start, end, width } = this.place;
    for (let i = start; i < end; i += width) {
      const cells: WrittenCell[] = [];
      for (let k = i; k < i + width; k += 1) {
        const cell = this.cells[k];
        if (cell !== undefined) cells.push(cell);
      }
      yield { row: writtenRow('line', cells, 0), labels: labelsOf(cells) };
    }
  }
}

function wordsOf(cell: WrittenCell | undefined): Label | undefined {
  return cell?.look === 'text' ? labelKey(cell.text) : undefined;
}

function isForeign(cell: WrittenCell | undefined): boolean {
  return cell !== undefined && labelKey(cell.text).meanings.length === 0;
}
