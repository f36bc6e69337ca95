import { readReport } from '../../report/read.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { computedFor } from '../../rules/equations.js';
import { say } from '../../text/message.js';
import { type Span, span } from '../../text/span.js';
import { type Context, type Cursor, lineAt } from './completion.js';

/** In a blank total cell: what the figures around it make. */
export const totals: Context = (cursor) => {
  const found = computedTotal(cursor);
  if (found === undefined) return [];
  const value = String(found.value);
  const detail = say(`${found.cell.label}，按各格计算`, `${found.cell.label}, by the other cells`);
  return [{ kind: 'figure', label: value, detail, at: span(cursor.offset, cursor.offset), pieces: [found.newText], filter: value }];
};

interface Total {
  readonly cell: FilledCell;
  readonly value: number;
  /** The figure, and the end of the row where it has none yet. */
  readonly newText: string;
}

export function computedTotal(cursor: Cursor): Total | undefined {
  const found = computedIn(cursor);
  if (found !== undefined) return { ...found, newText: String(found.value) };
  const ended = withRowEnded(cursor);
  const total = ended && computedIn(ended.cursor);
  return total && { ...total, newText: `${ended.lead}${total.value} |` };
}

function computedIn({ report, offset, line }: Cursor): Omit<Total, 'newText'> | undefined {
  for (const table of tablesAt(report, line)) {
    for (const cell of table.cells.values()) {
      if (cell.state !== 'blank' || cell.text !== '' || !standsIn(report, cell, offset)) continue;
      const value = computedFor(table, cell);
      return value === undefined ? undefined : { cell, value };
    }
  }
  return undefined;
}

/** Longer drafts than anybody types are not read a second time. */
const LONGEST = 300_000;

/** The last cell of a row that is being typed is opened by its bar, and no cell yet: the draft as it will be once the row is ended. */
function withRowEnded({ report, offset, line, before, after }: Cursor): { readonly cursor: Cursor; readonly lead: string } | undefined {
  if (after.trim() !== '' || report.source.length > LONGEST) return undefined;
  if (!/^[ \t]*\|.*\|[ \t]*$/.test(before) || !tablesAt(report, line).some(({ notation }) => notation === 'pipe')) return undefined;
  const lead = before.endsWith('|') ? ' ' : '';
  const source = `${report.source.slice(0, offset)}${lead} |${report.source.slice(line.end)}`;
  const read = readReport(source, { form: report.form.id, isReport: true });
  return { cursor: lineAt(read, offset + lead.length), lead };
}

function tablesAt({ tables }: Report, line: Span): FilledTable[] {
  return tables.filter(({ at }) => at.start <= line.end && line.start <= at.end);
}

/** A blank cell is where nothing but spaces lies between it and the cursor. */
function standsIn({ source }: Report, { at }: FilledCell, offset: number): boolean {
  return /^[ \u3000\u00a0]*$/.test(source.slice(Math.min(at.start, offset), Math.max(at.end, offset)));
}
