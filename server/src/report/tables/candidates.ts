import type { WrittenRow } from '../types.js';
import { writtenRow } from '../written-cell.js';
import type { Label } from './label.js';
import { wordsOf } from './loose.js';
import { labelsOf, type Offer, type ReadRow, type RowOffer } from './offers.js';

/** Rows that stand together, in order, and may be a table. */
export interface Candidate {
  readonly rows: Iterable<ReadRow>;
  readonly offers: readonly Offer[];
  /** The words of the line above, where it is one. */
  readonly above: Label | undefined;
}

/** Neighbouring rows of several cells in one notation, with the line above that is their head; a head that no form knows begins another. */
export function candidatesIn(offers: readonly Offer[]): Candidate[] {
  const candidates: Candidate[] = [];
  let rows: RowOffer[] = [];
  let members: RowOffer[] = [];
  let group = 0;
  let before: Offer | undefined;
  for (let i = 0; i < offers.length; i += 1) {
    const offer = offers[i];
    if (offer === undefined) break;
    if (offer.kind !== 'row' || offer.row.cells.length < 2) {
      if (offer.kind === 'row' && offer.group === group && isCaption(offer)) {
        rows.push(offer);
        members.push(offer);
      } else if (rows.length > 0) rows = [];
      before = offer;
      continue;
    }
    const last = rows.at(-1);
    const goesOn =
      last !== undefined &&
      offer.group === group &&
      offer.row.notation === last.row.notation &&
      !(hasFigures(last.row) && isForeignHead(offer, offers[i + 1]));
    if (!goesOn) {
      const head = headAbove(before, offer.row);
      rows = head === undefined ? [] : [head];
      members = head === undefined ? [] : [head];
      group = offer.group;
      candidates.push({ rows, offers: members, above: wordsIn(before) });
    }
    rows.push(offer);
    members.push(offer);
    before = offer;
  }
  return candidates;
}

/** One cell across all columns of a table in markup, in words of a form: what stands below it is the same table still. */
function isCaption({ row, labels: [label] }: RowOffer): boolean {
  return row.notation === 'html' && label !== undefined && label.headers.length > 0;
}

function wordsIn(offer: Offer | undefined): Label | undefined {
  return offer === undefined || offer.kind === 'break' || offer.row.cells.length > 1 ? undefined : offer.labels[0];
}

/** 指标 2022年 2023年 above rows of a label and two figures: a head whose words stand apart by single blanks. */
function headAbove(offer: Offer | undefined, below: WrittenRow): RowOffer | undefined {
  const cell = offer?.kind === 'row' && offer.row.cells.length === 1 ? offer.row.cells[0] : undefined;
  if (offer?.kind !== 'row' || cell === undefined || below.notation !== 'aligned') return undefined;
  const words = wordsOf(cell.text, cell.at.start);
  if (words.length < 2 || words.length !== below.cells.length) return undefined;
  const { kind, row, block, group } = offer;
  return { kind, row: writtenRow(row.notation, words, row.group), labels: labelsOf(words), block, group };
}

function hasFigures({ cells }: WrittenRow): boolean {
  return cells.some(({ look }) => look === 'figure');
}

/** Where only gaps make columns, words may be pieces of torn labels: they are a head if there is one for each cell below. */
function isForeignHead({ row, labels }: RowOffer, below: Offer | undefined): boolean {
  if (row.notation === 'aligned' && (below?.kind !== 'row' || below.row.cells.length !== row.cells.length)) return false;
  let filled = 0;
  for (let i = 0; i < row.cells.length; i += 1) {
    if (row.cells[i]?.look === 'empty') continue;
    const label = labels[i];
    if (label === undefined || label.meanings.length > 0) return false;
    filled += 1;
  }
  return filled > 1;
}
