import { initialsOf, withoutNumber } from '../../data/initials.js';
import type { FormRow } from '../../data/types.js';
import { type SkeletonLine, skeletonLines } from '../../forms/skeleton.js';
import { linePieces } from '../../forms/table.js';
import type { FilledTable, Report } from '../../report/types.js';
import { say } from '../../text/message.js';
import { overlaps, type Span, span } from '../../text/span.js';
import { displayWidth } from '../../text/width.js';
import { type Completion, type Context, type Cursor, lineAt } from './completion.js';

/** Blank label cells, then what is typed of a label. */
const BEGUN = /^[ \t]*(?:\|[ \t]*)*((?:[^|# \t][^|#]*)?)$/;

/** No row of a form is longer, aligned or not; what is pasted by the megabyte is left alone. */
const LONGEST = 2000;

/** On a line below a started pipe table: the rows that it still lacks, whole, the next one first. */
export const rows: Context = (cursor) => {
  if (cursor.line.end - cursor.line.start > LONGEST) return [];
  const begun = BEGUN.exec(cursor.before);
  if (begun === null || !/^[\s|]*$/.test(cursor.after)) return [];
  const above = lineAbove(cursor);
  const table = above && startedTable(cursor.report, above.line);
  if (above === undefined || table === undefined) return [];
  const widths = widthsOf(above);
  // A blank row is a row.
  if (begun[1]?.trim() === '' && widthsOf(cursor).length >= widths.length) return [];
  const typed = (begun[1] ?? '').trimEnd() === '' ? '' : (begun[1] ?? '');
  const at = span(cursor.offset - typed.length, cursor.offset);
  const removes = [span(cursor.line.start, at.start), span(at.end, cursor.line.end)].filter(({ start, end }) => start < end);
  return missingLines(table, cursor.line).map((line) => completionFor(line, { at, removes, widths, table }));
};

function lineAbove({ report, line }: Cursor): Cursor | undefined {
  if (line.start === 0) return undefined;
  const above = lineAt(report, line.start - (report.source.startsWith('\r\n', line.start - 2) ? 2 : 1));
  return above.line.start === above.line.end ? undefined : above;
}

function startedTable({ tables }: Report, above: Span): FilledTable | undefined {
  return tables.find(({ notation, at }) => notation === 'pipe' && overlaps(at, above));
}

/** Lines of the form that the table lacks, those behind its last row above the cursor first. */
function missingLines({ table, rows: filled }: FilledTable, line: Span): SkeletonLine[] {
  const above = filled.filter(({ at }) => at.end <= line.start);
  const written = [...above, ...filled.filter(({ at }) => at.start >= line.end)];
  // The one row of a table without labels is there as soon as it holds anything.
  const there = new Set<FormRow>(written.filter(({ row, state }) => row.key !== '' || state !== 'empty').map(({ row }) => row));
  const last = above.at(-1)?.row;
  const lines = skeletonLines(table).filter(({ row }) => row !== undefined);
  const from = lines.findIndex(({ row }) => row === last) + 1;
  return [...lines.slice(from), ...lines.slice(0, from)].filter(({ row }) => row !== undefined && !there.has(row));
}

interface Place {
  readonly at: Span;
  readonly removes: readonly Span[];
  readonly widths: readonly number[];
  readonly table: FilledTable;
}

function completionFor({ cells, places, row }: SkeletonLine, { at, removes, widths, table }: Place): Completion {
  const indices = new Set(places.values());
  const label = row?.label === '' || row === undefined ? table.table.name : row.label;
  const pieces = linePieces(
    cells.map((text, i) => ({ text, isPlace: indices.has(i) })),
    widths,
  );
  return {
    kind: 'row',
    label,
    detail: say(`${table.table.name}的一行`, `a row of “${table.table.title}”`),
    at,
    pieces,
    filter: `${withoutNumber(label)} ${initialsOf(label)} ${label}`,
    removes,
  };
}

/** How wide the columns of the line are drawn, so that the new row falls in with it. */
function widthsOf({ before, after }: Cursor): number[] {
  const cells = `${before}${after}`
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => Math.max(0, displayWidth(cell) - 2));
}
