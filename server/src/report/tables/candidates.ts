import { lookOf } from '../../text/figure.js';
import type { WrittenRow } from '../types.js';
import { labelKey, meaningsOf } from './label.js';
import { wordsOf } from './loose.js';

/** What a block may give to a table. */
export type Offer =
  | { readonly kind: 'row' | 'heading'; readonly row: WrittenRow; readonly block: number; readonly group: number }
  | { readonly kind: 'break' };

/** Rows that stand together, in order, and may be a table. */
export interface Candidate {
  readonly rows: readonly WrittenRow[];
  readonly offers: readonly Offer[];
  /** The line above, where it is one. */
  readonly above: string;
}

/** Neighbouring rows of several cells in one notation, with the line above that is their head; a head that no form knows begins another. */
export function candidatesIn(offers: readonly Offer[]): Candidate[] {
  const candidates: Candidate[] = [];
  let rows: WrittenRow[] = [];
  let members: Offer[] = [];
  let group = 0;
  let before: Offer | undefined;
  for (const [i, offer] of offers.entries()) {
    if (offer.kind !== 'row' || offer.row.cells.length < 2) {
      if (offer.kind === 'row' && offer.group === group && isCaption(offer.row)) {
        rows.push(offer.row);
        members.push(offer);
      } else rows = [];
      before = offer;
      continue;
    }
    const { row } = offer;
    const last = rows.at(-1);
    const goesOn =
      last !== undefined &&
      offer.group === group &&
      row.notation === last.notation &&
      !(hasFigures(last) && isForeignHead(row, offers[i + 1]));
    if (!goesOn) {
      const head = headAbove(before, row);
      rows = head === undefined ? [] : [head.row];
      members = head === undefined ? [] : [head];
      group = offer.group;
      candidates.push({ rows, offers: members, above: lineOf(before) });
    }
    rows.push(row);
    members.push(offer);
    before = offer;
  }
  return candidates;
}

/** One cell across all columns of a table in markup, in words of a form: what stands below it is the same table still. */
function isCaption({ notation, cells: [cell] }: WrittenRow): boolean {
  return notation === 'html' && cell !== undefined && meaningsOf(labelKey(cell.text).key).some(({ kind }) => kind === 'header');
}

function lineOf(offer: Offer | undefined): string {
  return offer === undefined || offer.kind === 'break' || offer.row.cells.length > 1 ? '' : (offer.row.cells[0]?.text ?? '');
}

/** 指标 2022年 2023年 above rows of a label and two figures: a head whose words stand apart by single blanks. */
function headAbove(offer: Offer | undefined, below: WrittenRow): (Offer & { readonly kind: 'row' | 'heading' }) | undefined {
  const cell = offer?.kind === 'row' && offer.row.cells.length === 1 ? offer.row.cells[0] : undefined;
  if (offer?.kind !== 'row' || cell === undefined || below.notation !== 'aligned') return undefined;
  const words = wordsOf(cell.text, cell.at.start);
  return words.length > 1 && words.length === below.cells.length ? { ...offer, row: { ...offer.row, cells: words } } : undefined;
}

function hasFigures({ cells }: WrittenRow): boolean {
  return cells.some(({ text }) => lookOf(text) === 'figure');
}

/** Where only gaps make columns, words may be pieces of torn labels: they are a head if there is one for each cell below. */
function isForeignHead(row: WrittenRow, below: Offer | undefined): boolean {
  if (row.notation === 'aligned' && (below?.kind !== 'row' || below.row.cells.length !== row.cells.length)) return false;
  const filled = row.cells.filter(({ text }) => text !== '');
  return filled.length > 1 && filled.every(({ text }) => lookOf(text) === 'text' && meaningsOf(labelKey(text).key).length === 0);
}
