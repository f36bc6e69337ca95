import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import type { Span } from '../../text/span.js';
import { span } from '../../text/span.js';
import { type PipeTable, pipesByTable, pipeTables } from '../tables/pipes.js';

/** The place of a figure in the draft. */
export interface Home {
  readonly key: string;
  readonly at: Span;
  readonly text: string;
  readonly state: FilledCell['state'];
}

/** Every place of a figure of the table that is certain, by its key; those of a blank row without labels too. */
export function homesOf(report: Report, table: FilledTable): ReadonlyMap<string, Home> {
  if (table.cells.size > 0) return table.cells;
  const pipes = pipesOf(report, table);
  const block = table.table.blocks[0];
  // No reader can tell a blank row from the end of the table.
  const cells = pipes?.rows.at(-1)?.cells ?? [];
  if (block?.rows[0]?.key !== '' || cells.length !== block.columns.length) return table.cells;
  if (cells.some(({ content }) => content.start !== content.end)) return table.cells;
  return new Map(block.columns.map(({ key }, i) => [key, { key, at: cells[i]?.content ?? span(0, 0), text: '', state: 'blank' }]));
}

/** The pipe table that holds it, or whose head it is. */
export function pipesOf(report: Report, table: FilledTable): PipeTable | undefined {
  return (
    pipesByTable(report).get(table) ??
    (table.notation === 'pipe' ? pipeTables(report).find(({ at }) => at.start <= table.at.start && table.at.end <= at.end) : undefined)
  );
}
