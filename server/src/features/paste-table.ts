import { isPage } from '../report/html.js';
import { readReport } from '../report/read.js';
import type { FilledTable, Report } from '../report/types.js';
import type { Edit } from '../rules/rule.js';
import { tableSkeleton } from '../rules/skeleton.js';
import { commentsIn } from '../text/comments.js';
import { lookOf } from '../text/figure.js';
import { type Span, span } from '../text/span.js';
import { type Clip, plain, readClip } from './clip.js';
import { pipeTableAt } from './pipes.js';
import { touches } from './places.js';
import { replacementBy } from './rewrite-table.js';
import { FRAME, regionOf } from './table-region.js';

/**
 * A copied standard table as a Markdown table at the offset, with the labels of the form; several where several were copied.
 * Undefined inside a table, and unless the clip is nothing but whole standard tables and reading the draft again finds every
 * cell of them in its place.
 */
export function tablesFrom(report: Report, offset: number, clip: Clip): Edit | undefined {
  if (report.kind !== 'report' || isPage(report) || isTaken(report, offset)) return undefined;
  const copied = readClip(clip, report.form.id);
  if (copied === undefined || !isNothingButTables(copied)) return undefined;
  const words = copied.tables.map(({ table, cells }) => tableSkeleton(table, (key) => textFor(cells.get(key)?.text ?? '')));
  const edit = replacementBy(report, span(offset, offset), words.join('\n\n'));
  return proves(report, edit, copied.tables) ? edit : undefined;
}

/** Stands in a table or a comment already. */
function isTaken(report: Report, offset: number): boolean {
  const inTable = report.tables.some(({ at }) => touches(at, offset)) || pipeTableAt(report, offset) !== undefined;
  const inRow = report.blocks.some((block) => block.kind === 'row' && block.notation === 'html' && touches(block.at, offset));
  return inTable || inRow || commentsIn(report.source).some(({ start, end }) => start < offset && offset < end);
}

function isNothingButTables(copied: Report): boolean {
  const { tables, text } = copied;
  const regions = tables.map((table) => (isComplete(table) ? regionOf(copied, table) : undefined));
  let rest = '';
  let done = 0;
  for (const region of regions) {
    if (region === undefined) return false;
    rest += text.slice(done, region.start);
    done = Math.max(done, region.end);
  }
  return tables.length > 0 && FRAME.test(rest + text.slice(done));
}

/** Some rows of a table are to go into one that stands in the draft. */
function isComplete({ table, rows }: FilledTable): boolean {
  const wanted = table.blocks.flatMap((block) => block.rows.filter(({ figures }) => figures)).length;
  return rows.filter(({ row, state }) => row.figures && state === 'bound').length === wanted;
}

function textFor(text: string): string {
  return lookOf(text) === 'figure' ? plain(text) : text;
}

function proves(report: Report, edit: Edit, copied: readonly FilledTable[]): boolean {
  const { source, tables } = report;
  const after = readReport(source.slice(0, edit.at.start) + edit.newText + source.slice(edit.at.end), {
    form: report.form.id,
    isReport: true,
  });
  const place: Span = span(edit.at.start, edit.at.start + edit.newText.length);
  const isNew = ({ at }: FilledTable) => place.start <= at.start && at.end <= place.end;
  const [added, others] = [after.tables.filter(isNew), after.tables.filter((table) => !isNew(table))];
  return (
    added.length === copied.length &&
    copied.every((table, i) => holdsAll(added[i], table, textFor)) &&
    others.length === tables.length &&
    tables.every((table, i) => holdsAll(others[i], table, (text) => text))
  );
}

/** Of the same form, with the same text in every cell. */
function holdsAll(found: FilledTable | undefined, wanted: FilledTable, as: (text: string) => string): boolean {
  if (found?.table !== wanted.table || found.form !== wanted.form) return false;
  return [...wanted.cells].every(([key, { text }]) => (found.cells.get(key)?.text ?? '') === as(text));
}
