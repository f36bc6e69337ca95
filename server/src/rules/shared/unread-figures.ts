import { blocksIn } from '../../report/places.js';
import type { FilledTable, Report } from '../../report/types.js';

/** 结果维持：2 on a line of its own. */
const NAMED_FIGURE = /^[^\d。，；]{2,12}[:：]\s*\d+件?$/;
/** Fewer are said beside the table. */
const MANY = 5;

/** Whether the figures that a blank table lacks stand in its section as a list, each behind its name: it is not blank, it was not read. */
export function hasUnreadFigures(report: Report, { table, rows }: FilledTable): boolean {
  const section = report.sections.find(({ form }) => form.id === table.section);
  if (section === undefined || rows.some(({ state }) => state !== 'empty')) return false;
  let named = 0;
  for (const block of blocksIn(report, section.body)) {
    const only = block.kind === 'row' && block.cells.length === 1 ? block.cells[0] : undefined;
    if (only !== undefined && NAMED_FIGURE.test(only.text)) named += 1;
  }
  return named >= MANY;
}
