import { skeletonLines } from '../../forms/skeleton.js';
import type { Report } from '../../report/types.js';
import { encloses, touches } from '../../text/span.js';
import { pipeTableAt } from './pipes.js';
import { regionOf } from './table-region.js';

/** The table at the offset as spreadsheets take it: cells held apart by tabs, nothing left out. Undefined outside a table. */
export function tableTextAt(report: Report, offset: number): string | undefined {
  const rows = pipeTextsAt(report, offset) ?? writtenTextsAt(report, offset);
  return rows?.map((cells) => cells.map(inOneCell).join('\t')).join('\n');
}

function pipeTextsAt(report: Report, offset: number): string[][] | undefined {
  const table = pipeTableAt(report, offset);
  return table?.rows
    .filter(({ ruler }) => !ruler)
    .map(({ cells }) => cells.map(({ content }) => report.copy.textOf(content).replaceAll('\\|', '|').trim()));
}

/**
 * A standard table in another notation: as the form prints it where all of it is known, so that figures stand in their columns
 * in spite of merged cells; else its rows as they are written.
 */
function writtenTextsAt(report: Report, offset: number): string[][] | undefined {
  const table = report.tables.find(({ at }) => touches(at, offset));
  if (table === undefined) return undefined;
  if (regionOf(report, table) !== undefined) {
    return skeletonLines(table.table).map(({ cells, places }) => {
      const filled = [...cells];
      for (const [key, index] of places) filled[index] = table.cells.get(key)?.text ?? '';
      return filled;
    });
  }
  return report.blocks.flatMap((block) =>
    block.kind === 'row' && encloses(table.at, block.at) ? [block.cells.map(({ text }) => text)] : [],
  );
}

function inOneCell(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
