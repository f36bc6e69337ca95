import type { Report } from '../../report/types.js';
import { type CellPlace, cellAt } from '../places.js';
import { pipeTableAt, placeIn, standardTableIn } from './pipes.js';

/** The figure's place that the cursor is in, blank or not; in a pipe table from border to border. */
export function figurePlaceAt(report: Report, offset: number): CellPlace | undefined {
  const pipes = pipeTableAt(report, offset);
  const table = pipes && standardTableIn(report, pipes);
  if (pipes === undefined || table === undefined) return cellAt(report, offset);
  const { row, cell } = placeIn(pipes, offset);
  const around = pipes.rows[row]?.cells[cell]?.at;
  for (const one of table.rows) {
    const found = around && one.cells.find(({ at }) => around.start <= at.start && at.end <= around.end);
    if (found !== undefined) return { table, row: one, cell: found };
  }
  return undefined;
}
