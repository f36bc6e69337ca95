import { lookOf } from '../../text/figure.js';
import type { Block } from '../types.js';
import { Binder } from './binder.js';
import { candidatesIn, type Offer } from './candidates.js';
import { headerTarget } from './header-row.js';
import { apart, looseLine, looseRows } from './loose.js';
import { ownTables } from './own-tables.js';
import { type RawTable, WITHIN_TEXT } from './raw.js';
import { stackedTables } from './stacked.js';

/**
 * Finds the standard tables among the blocks and puts labels and values together. A line that may be a row is offered as one; what no
 * table takes stays a line. The office's own tables are never offered.
 */
export function bindTables(text: string, blocks: readonly Block[]): RawTable[] {
  const offers: Offer[] = [];
  for (const [index, block] of blocks.entries()) addOffers(offers, text, block, index);
  const skipped = new Set<Offer>(ownTables([...candidatesIn(offers), ...stackedTables(offers)]).flatMap(({ offers: own }) => own));
  const binder = new Binder();
  let before: Offer | undefined;
  for (const [i, offer] of offers.entries()) {
    if (!skipped.has(offer)) give(binder, offer, offers[i + 1]);
    else if (before === undefined || !skipped.has(before)) binder.interrupt();
    before = offer;
  }
  return binder.finish();
}

function addOffers(offers: Offer[], text: string, block: Block, index: number): void {
  if (block.kind === 'paragraph' || isRunningText(block)) {
    for (const row of looseRows(text, block.at) ?? ['break' as const])
      offers.push(row === 'break' ? { kind: 'break' } : { kind: 'row', row, block: WITHIN_TEXT, group: WITHIN_TEXT });
    return;
  }
  const { group } = block;
  if (block.hashes > 0) offers.push({ kind: 'heading', row: block, block: index, group });
  else if (block.notation === 'aligned') offers.push({ kind: 'row', row: { ...block, cells: apart(block.cells) }, block: index, group });
  else {
    const only = block.cells.length === 1 ? block.cells[0] : undefined;
    const rows = only === undefined ? undefined : looseLine(only);
    if (rows === undefined) offers.push({ kind: 'row', row: block, block: index, group });
    else for (const row of rows) offers.push({ kind: 'row', row, block: index, group });
  }
}

/** Two blanks or a tab within a sentence make no row of it: no label and no figure has a full stop in it. */
function isRunningText({ notation, cells }: Block & { readonly kind: 'row' }): boolean {
  if (cells.length < 2 || (notation !== 'aligned' && notation !== 'tab')) return false;
  return cells.some(({ text }) => text.includes('。')) && cells.every(({ text }) => text === '' || lookOf(text) === 'text');
}

function give(binder: Binder, offer: Offer, below: Offer | undefined): void {
  if (offer.kind === 'break') binder.interrupt();
  else if (offer.kind === 'heading')
    binder.heading(offer.row, offer.block, below?.kind === 'row' ? headerTarget(below.row, undefined) : undefined);
  else if (offer.row.cells.length === 1) {
    binder.line(offer.row, offer.block);
    for (const blank of offer.row.blanks ?? []) binder.blank(blank);
  } else binder.row(offer.row, offer.block);
}
