import type { Block, WrittenCell, WrittenRow } from '../types.js';
import { writtenRow } from '../written-cell.js';
import { type Label, labelKey } from './label.js';
import { apart, labelApart, looseLine, looseRows } from './loose.js';
import { WITHIN_TEXT } from './raw.js';

/** A row with what each of its cells comes to as a label, read once for all who ask what the row is. */
export interface ReadRow {
  readonly row: WrittenRow;
  /** Undefined for a cell that is no words. */
  readonly labels: readonly (Label | undefined)[];
}

/** A row that a block may give to a table, and the number of the block. */
export interface RowOffer extends ReadRow {
  readonly kind: 'row' | 'heading';
  readonly block: number;
  readonly group: number;
}

/** What a block may give to a table. */
export type Offer = RowOffer | { readonly kind: 'break' };

/** Every line that may be a row, in order; running text is a break unless rows stand in it. */
export function offersIn(text: string, blocks: readonly Block[]): Offer[] {
  const offers: Offer[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block !== undefined) addOffers(offers, text, block, index);
  }
  return offers;
}

function addOffers(offers: Offer[], text: string, block: Block, index: number): void {
  if (block.kind === 'paragraph' || isRunningText(block)) {
    const rows = looseRows(text, block.at);
    if (rows === undefined) offers.push(BREAK);
    else for (const row of rows) offers.push(row === 'break' ? BREAK : offerOf('row', row, WITHIN_TEXT, WITHIN_TEXT));
    return;
  }
  const { group } = block;
  if (block.hashes > 0) offers.push(offerOf('heading', block, index, group));
  else if (block.notation === 'aligned' || (block.notation === 'tab' && block.cells.length > 1))
    offers.push(offerOf('row', withCellsApart(block), index, group));
  else {
    const only = block.cells.length === 1 ? block.cells[0] : undefined;
    const rows = only === undefined ? undefined : looseLine(only);
    if (rows === undefined) offers.push(offerOf('row', block, index, group));
    else for (const row of rows) offers.push(offerOf('row', row, index, group));
  }
}

const BREAK: Offer = { kind: 'break' };

function offerOf(kind: RowOffer['kind'], row: WrittenRow, block: number, group: number): RowOffer {
  return { kind, row, labels: labelsOf(row.cells), block, group };
}

/** What each cell comes to as a label. */
export function labelsOf(cells: readonly WrittenCell[]): readonly (Label | undefined)[] {
  const first = cells[0];
  if (first !== undefined && cells.length === 1) return first.look === 'text' ? labelKey(first.text).alone : ONE_WITHOUT;
  return cells.map(({ look, text }) => (look === 'text' ? labelKey(text) : undefined));
}

/** Of the figure on a line of its own: a torn table may have more of these than anything else. */
const ONE_WITHOUT: readonly undefined[] = [undefined];

function withCellsApart(row: WrittenRow): WrittenRow {
  const cells = labelApart(apart(row.cells));
  return cells === row.cells ? row : writtenRow(row.notation, cells, row.group);
}

/** Two blanks or a tab within a sentence make no row of it: no label and no figure has a full stop in it. */
function isRunningText({ notation, cells }: WrittenRow): boolean {
  if (cells.length < 2 || (notation !== 'aligned' && notation !== 'tab')) return false;
  return cells.some(({ text }) => text.includes('。')) && cells.every(({ look }) => look === 'empty' || look === 'text');
}
