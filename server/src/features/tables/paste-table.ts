import { conversions } from '../../data/conversions.js';
import { figureRowsOf, forms } from '../../data/forms.js';
import type { Form, FormTable } from '../../data/types.js';
import { carriedOver } from '../../forms/carry-over.js';
import { tableSkeleton } from '../../forms/skeleton.js';
import { readReport } from '../../report/read.js';
import { type FilledTable, type Report, reportIn } from '../../report/types.js';
import { commentsIn } from '../../text/comments.js';
import type { Edit } from '../../text/edits.js';
import { lookOf } from '../../text/figure.js';
import { encloses, type Span, span, touches } from '../../text/span.js';
import { type Clip, plain, readClip } from './clip.js';
import { pipeTableAt } from './pipes.js';
import { replacementBy } from './rewrite-table.js';
import { FRAME, regionOf } from './table-region.js';

/** What a clip can be written as. */
export interface PastedTables {
  /** The generation of the tables as they are written. */
  readonly form: Form;
  /** The tables were copied in another generation, so their figures were carried over. */
  readonly converted: boolean;
  readonly edit: Edit;
}

/** A standard table that is to be written, with its texts by key. */
interface Wanted {
  readonly form: Form;
  readonly table: FormTable;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * A copied standard table as a Markdown table at the offset, with the labels of the form; several where several were copied. First just
 * as copied; then, where that is another generation's form and nothing would be lost, in the form of the draft. Nothing inside a table,
 * and nothing unless the clip is nothing but whole standard tables and reading the draft again finds every cell of them in its place.
 */
export function tablesFrom(report: Report, offset: number, clip: Clip): PastedTables[] {
  if (report.isPage || isTaken(report, offset)) return [];
  const copied = copiedTables(report, clip);
  const [first] = copied;
  if (first === undefined) return [];
  const older = copied.some(({ form }) => form !== report.form) ? copied.map((table) => inFormOf(report, table)) : [];
  const carried = older.filter((table) => table !== undefined);
  const faithful = written(report, offset, copied.map(asCopied));
  const converted = carried.length === copied.length ? written(report, offset, carried) : undefined;
  return [
    ...(faithful === undefined ? [] : [{ form: first.form, converted: false, edit: faithful }]),
    ...(converted === undefined ? [] : [{ form: report.form, converted: true, edit: converted }]),
  ];
}

/** The tables of a clip that is nothing else, read by the draft's form, or by the one that they certainly are of. */
function copiedTables({ form }: Report, clip: Clip): readonly FilledTable[] {
  const copied = readClip(clip, form);
  if (copied === undefined || copied.tables.length === 0) return [];
  if (isNothingButTables(copied)) return copied.tables;
  for (const other of forms) {
    const again = other.id === form.id ? undefined : readClip(clip, other);
    if (again !== undefined && isNothingButTables(again) && again.tables.every((table) => table.form === other)) return again.tables;
  }
  return [];
}

function asCopied({ form, table, cells }: FilledTable): Wanted {
  return { form, table, texts: new Map([...cells].map(([key, { text }]) => [key, textFor(text)])) };
}

/** The table in the form of the draft; undefined where a figure would have no place there, or a doubtful one. */
function inFormOf({ form }: Report, copied: FilledTable): Wanted | undefined {
  if (copied.form === form) return asCopied(copied);
  const conversion = conversions.find(({ from, to }) => from === copied.form.id && to === form.id);
  const carried = conversion && carriedOver(copied, conversion);
  if (carried === undefined || carried.homeless.length > 0 || carried.doubtful.length > 0) return undefined;
  return { form, table: carried.table, texts: new Map([...carried.kept].map(([key, text]) => [key, textFor(text)])) };
}

function written(report: Report, offset: number, wanted: readonly Wanted[]): Edit | undefined {
  const words = wanted.map(({ table, texts }) => tableSkeleton(table, (key) => texts.get(key) ?? ''));
  const edit = replacementBy(report, span(offset, offset), words.join('\n\n'));
  return proves(report, edit, wanted) ? edit : undefined;
}

/** Stands in a table or a comment already. */
function isTaken(report: Report, offset: number): boolean {
  const inTable = report.tables.some(({ at }) => touches(at, offset)) || pipeTableAt(report, offset) !== undefined;
  const inRow = report.blocks.some((block) => block.kind === 'row' && block.notation === 'html' && touches(block.at, offset));
  return inTable || inRow || commentsIn(report.source).some(({ start, end }) => start < offset && offset < end);
}

function isNothingButTables(copied: Report): boolean {
  const { tables, copy, source } = copied;
  const regions = tables.map((table) => (isComplete(table) ? regionOf(copied, table) : undefined));
  let rest = '';
  let done = 0;
  for (const region of regions) {
    if (region === undefined) return false;
    rest += copy.textOf(span(done, region.start));
    done = Math.max(done, region.end);
  }
  return tables.length > 0 && FRAME.test(rest + copy.textOf(span(done, source.length)));
}

/** Some rows of a table are to go into one that stands in the draft. */
function isComplete({ table, rows }: FilledTable): boolean {
  const wanted = figureRowsOf(table).length;
  return rows.filter(({ row, state }) => row.figures && state === 'bound').length === wanted;
}

function textFor(text: string): string {
  return lookOf(text) === 'figure' ? plain(text) : text;
}

/** Read again, the new tables hold what they should, and every other table what it held. */
function proves(report: Report, edit: Edit, wanted: readonly Wanted[]): boolean {
  const { source, tables } = report;
  const text = source.slice(0, edit.at.start) + edit.newText + source.slice(edit.at.end);
  const read = (form: Form) => reportIn(readReport(text, { form: form.id, extended: form, isReport: true }))?.tables ?? [];
  const place: Span = span(edit.at.start, edit.at.start + edit.newText.length);
  const isNew = ({ at }: FilledTable) => encloses(place, at);
  const after = read(report.form);
  // A table that a single row tells from the draft's form is read as that form's there.
  const other = wanted.find(({ form }) => form !== report.form)?.form;
  const added = [after, ...(other === undefined ? [] : [read(other)])].map((all) => all.filter(isNew));
  const others = after.filter((table) => !isNew(table));
  return (
    added.some((found) => found.length === wanted.length && wanted.every((one, i) => holdsAll(found[i], one))) &&
    others.length === tables.length &&
    tables.every(({ form, table, cells }, i) =>
      holdsAll(others[i], { form, table, texts: new Map([...cells].map(([key, cell]) => [key, cell.text])) }),
    )
  );
}

/** Of the same form, with the same text in every cell. */
function holdsAll(found: FilledTable | undefined, { form, table, texts }: Wanted): boolean {
  if (found?.table !== table || found.form !== form) return false;
  return [...texts].every(([key, text]) => (found.cells.get(key)?.text ?? '') === text);
}
