import { lookOf } from '../text/figure.js';
import { Binder } from './binder.js';
import { candidatesIn, type Offer } from './candidates.js';
import { apart, looseLine, looseRows } from './loose.js';
import { ownTables } from './owntables.js';
import { type RawTable, WITHIN_TEXT } from './raw.js';
import { stackedTables } from './stacked.js';
import type { Block } from './types.js';

/**
 * Finds the standard tables among the blocks and puts labels and values together. A line that may be a row is offered as one; what no
 * table takes stays a line. The office's own tables are never offered.
 */
export function bindTables(text: string, blocks: readonly Block[]): RawTable[] {
  const offers = blocks.flatMap((block, index) => [...offersOf(text, block, index)]);
  const skipped = new Set<Offer>(ownTables([...candidatesIn(offers), ...stackedTables(offers)]).flatMap(({ offers: own }) => own));
  const binder = new Binder();
  let before: Offer | undefined;
  for (const offer of offers) {
    if (!skipped.has(offer)) give(binder, offer);
    else if (before === undefined || !skipped.has(before)) binder.interrupt();
    before = offer;
  }
  return binder.finish();
}

function* offersOf(text: string, block: Block, index: number): Iterable<Offer> {
  if (block.kind === 'paragraph' || isRunningText(block)) {
    for (const row of looseRows(text, block.at) ?? ['break' as const])
      yield row === 'break' ? { kind: 'break' } : { kind: 'row', row, block: WITHIN_TEXT, group: WITHIN_TEXT };
    return;
  }
  const { group } = block;
  if (block.hashes > 0) yield { kind: 'heading', row: block, block: index, group };
  else if (block.notation === 'aligned') yield { kind: 'row', row: { ...block, cells: apart(block.cells) }, block: index, group };
  else {
    const only = block.cells.length === 1 ? block.cells[0] : undefined;
    const rows = only === undefined ? undefined : looseLine(only);
    for (const row of rows ?? [block]) yield { kind: 'row', row, block: index, group };
  }
}

/** Two blanks or a tab within a sentence make no row of it: no label and no figure has a full stop in it. */
function isRunningText({ notation, cells }: Block & { readonly kind: 'row' }): boolean {
  if (cells.length < 2 || (notation !== 'aligned' && notation !== 'tab')) return false;
  return cells.some(({ text }) => text.includes('。')) && cells.every(({ text }) => text === '' || lookOf(text) === 'text');
}

function give(binder: Binder, offer: Offer): void {
  if (offer.kind === 'break') binder.interrupt();
  else if (offer.kind === 'heading') binder.heading(offer.row, offer.block);
  else if (offer.row.cells.length === 1) binder.line(offer.row, offer.block);
  else binder.row(offer.row, offer.block);
}
