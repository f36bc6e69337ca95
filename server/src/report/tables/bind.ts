import type { Block } from '../types.js';
import { Binder } from './binder.js';
import { candidatesIn } from './candidates.js';
import { headerTarget } from './header-row.js';
import { type Offer, offersIn } from './offers.js';
import { ownTables } from './own-tables.js';
import type { RawTable } from './raw.js';
import { stackedTables } from './stacked.js';

/**
 * Finds the standard tables among the blocks and puts labels and values together. A line that may be a row is offered as one; what no
 * table takes stays a line. The office's own tables are never offered.
 */
export function bindTables(text: string, blocks: readonly Block[]): RawTable[] {
  const offers = offersIn(text, blocks);
  const skipped = new Set<Offer>();
  for (const own of ownTables([...candidatesIn(offers), ...stackedTables(offers)])) for (const offer of own.offers) skipped.add(offer);
  const binder = new Binder();
  let before: Offer | undefined;
  for (let i = 0; i < offers.length; i += 1) {
    const offer = offers[i];
    if (offer === undefined) break;
    if (!skipped.has(offer)) give(binder, offer, offers[i + 1]);
    else if (before === undefined || !skipped.has(before)) binder.interrupt();
    before = offer;
  }
  return binder.finish();
}

function give(binder: Binder, offer: Offer, below: Offer | undefined): void {
  if (offer.kind === 'break') binder.interrupt();
  else if (offer.kind === 'heading') binder.heading(offer, below?.kind === 'row' ? headerTarget(below, undefined) : undefined);
  else if (offer.row.cells.length === 1) {
    binder.line(offer);
    if (offer.row.blanks !== undefined) for (const blank of offer.row.blanks) binder.blank(blank);
  } else binder.row(offer);
}
