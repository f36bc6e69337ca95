import type { FilledRow, FilledTable, Report } from '../report/types.js';
import { lineAround, lineEnd } from '../text/lines.js';
import { meets, type Span, span, touches } from '../text/span.js';

/** What is being written where the cursor stands: a row of a table, or a sentence. */
export interface EditedUnit {
  readonly at: Span;
  /** All of it is there: every cell of the row and the cursor in none of them, or a stop right before the cursor. */
  readonly complete: boolean;
  /** The standard table around the cursor, with the line behind it, where its next row is written. */
  readonly table: Span | undefined;
}

/** |---|---| */
const DELIMITER_ROW = /^[ \t]*(?:\|[ \t]*)?:?-[-:| \t]*$/;
const STOPS = '。；！？!?;';

/** The row or sentence that is being written where the cursor stands; findings in it wait until it is complete. */
export function editedUnitAt(report: Report, offset: number): EditedUnit {
  const line = lineAround(report.source, offset);
  const table = tableAt(report, offset);
  if (table === undefined) return { ...sentenceAt(report.source, line, offset), table: undefined };
  const row = table.rows.find(({ at }) => meets(at, line));
  const at = row === undefined ? line : span(Math.min(line.start, row.at.start), Math.max(line.end, row.at.end));
  return { at, complete: row !== undefined && isFilled(row, offset), table: withNextLine(report.source, table) };
}

/** Only of the last table above the offset the line behind it is looked for: each may stand on one long line with a thousand others. */
function tableAt({ source, tables }: Report, offset: number): FilledTable | undefined {
  const around = tables.find(({ at }) => touches(at, offset));
  if (around !== undefined) return around;
  const above = tables.findLast(({ at }) => at.end < offset);
  return above !== undefined && touches(withNextLine(source, above), offset) ? above : undefined;
}

function isFilled({ state, cells }: FilledRow, offset: number): boolean {
  return state === 'bound' && cells.every((cell) => cell.state !== 'blank' && !touches(cell.at, offset));
}

function sentenceAt(text: string, line: Span, offset: number): { readonly at: Span; readonly complete: boolean } {
  let { start, end } = { start: offset, end: offset };
  while (start > line.start && !STOPS.includes(text[start - 1] ?? '')) start -= 1;
  while (end < line.end && !STOPS.includes(text[end] ?? '')) end += 1;
  return { at: span(start, Math.min(end + 1, line.end)), complete: offset > line.start && start === offset };
}

function withNextLine(text: string, { at }: FilledTable): Span {
  let end = lineEnd(text, at.end);
  for (;;) {
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (next > text.length) return span(at.start, end);
    end = lineEnd(text, next);
    if (!DELIMITER_ROW.test(text.slice(next, end))) return span(at.start, end);
  }
}
