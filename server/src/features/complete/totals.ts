import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { computedFor } from '../../rules/equations.js';
import { say } from '../../text/message.js';
import { type Span, span } from '../../text/span.js';
import type { Context, Cursor } from './completion.js';

/** In a blank total cell: what the figures around it make. */
export const totals: Context = (cursor) => {
  const found = computedTotal(cursor);
  if (found === undefined) return [];
  const value = String(found.value);
  const detail = say(`${found.cell.label}，按各格计算`, `${found.cell.label}, by the other cells`);
  return [{ kind: 'figure', label: value, detail, at: span(cursor.offset, cursor.offset), pieces: [value], filter: value }];
};

interface Total {
  readonly cell: FilledCell;
  readonly value: number;
}

export function computedTotal({ report, offset, line }: Cursor): Total | undefined {
  for (const table of tablesAt(report, line)) {
    for (const cell of table.cells.values()) {
      if (cell.state !== 'blank' || cell.text !== '' || !standsIn(report, cell, offset)) continue;
      const value = computedFor(table, cell);
      return value === undefined ? undefined : { cell, value };
    }
  }
  return undefined;
}

function tablesAt({ tables }: Report, line: Span): FilledTable[] {
  return tables.filter(({ at }) => at.start <= line.end && line.start <= at.end);
}

/** A blank cell is where nothing but spaces lies between it and the cursor. */
function standsIn({ source }: Report, { at }: FilledCell, offset: number): boolean {
  return /^[ \u3000\u00a0]*$/.test(source.slice(Math.min(at.start, offset), Math.max(at.end, offset)));
}
