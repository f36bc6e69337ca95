import { Binder } from './binder.js';
import { apart, looseLine, looseRows } from './loose.js';
import { type RawTable, WITHIN_TEXT } from './raw.js';
import type { Block, WrittenRow } from './types.js';

/**
 * Finds the standard tables among the blocks and puts labels and values together. A line that may be a row is offered as one; what no
 * table takes stays a line.
 */
export function bindTables(text: string, blocks: readonly Block[]): RawTable[] {
  const binder = new Binder();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      const rows = looseRows(text, block.at);
      if (rows === undefined) binder.interrupt();
      else for (const row of rows) take(binder, row, WITHIN_TEXT);
    } else if (block.hashes > 0) binder.heading(block, index);
    else if (block.notation === 'aligned') take(binder, { ...block, cells: apart(block.cells) }, index);
    else {
      const only = block.cells.length === 1 ? block.cells[0] : undefined;
      const rows = only === undefined ? undefined : looseLine(only);
      for (const row of rows ?? [block]) take(binder, row, index);
    }
  }
  return binder.finish();
}

function take(binder: Binder, row: WrittenRow | 'break', index: number): void {
  if (row === 'break') binder.interrupt();
  else if (row.cells.length === 1) binder.line(row, index);
  else binder.row(row, index);
}
