import { type Conversion, conversions } from '../../data/conversions.js';
import { rowsOf } from '../../data/forms.js';
import type { Form, FormId } from '../../data/types.js';
import { carriedOver } from '../../forms/carry-over.js';
import { tableSkeleton } from '../../forms/skeleton.js';
import { readReport } from '../../report/read.js';
import { type FilledCell, type FilledTable, type Report, reportIn } from '../../report/types.js';
import type { Edit } from '../../text/edits.js';
import { withLineEndsOf } from '../../text/lines.js';
import { type Message, say } from '../../text/message.js';
import { contains, type Span } from '../../text/span.js';
import { regionOf } from './table-region.js';

/** A table written anew, as one edit. Offered only where reading the result again finds every figure in its place. */
export interface Rewriting {
  readonly kind: 'markdown' | 'form' | 'order';
  /** For `form`: the generation that the table is of then. */
  readonly to?: FormId;
  readonly title: Message;
  readonly edit: Edit;
}

/** What can be made of the table at the offset. */
export function rewritingsAt(report: Report, offset: number): Rewriting[] {
  if (report.isPage) return [];
  const table = report.tables.find(({ at }) => contains(at, offset) || at.end === offset);
  if (table === undefined) return [];
  const anew = table.notation !== 'pipe' || isOutOfOrder(table) ? asMarkdown(report, table) : undefined;
  // A form that is not that of the year would be a finding.
  const fitting = conversions.filter(({ to }) => report.year === undefined || to === report.form.id);
  return [anew, ...fitting.map((conversion) => converted(report, table, conversion))].filter((one) => one !== undefined);
}

function asMarkdown(report: Report, table: FilledTable): Rewriting | undefined {
  const region = regionOf(report, table);
  if (region === undefined) return undefined;
  const kept = new Map([...table.cells.values()].map((cell) => [cell.key, cell.text]));
  const edit = replacementBy(
    report,
    region,
    tableSkeleton(table.table, (key) => kept.get(key) ?? ''),
  );
  if (!proves(report, edit, table.form, table.table.id, kept)) return undefined;
  if (table.notation !== 'pipe')
    return {
      kind: 'markdown',
      title: say(`把${table.table.name}改为 Markdown 表格`, `Make “${table.table.title}” a Markdown table`),
      edit,
    };
  return { kind: 'order', title: say(`按格式的次序重排${table.table.name}`, `Put the rows of “${table.table.title}” in order`), edit };
}

/** A row that is there twice is left to the author. */
function isOutOfOrder({ rows, table }: FilledTable): boolean {
  const formRows = rowsOf(table);
  const places = rows.filter(({ row }) => row.figures).map(({ row }) => formRows.indexOf(row));
  return new Set(places).size === places.length && places.some((place, i) => place < (places[i - 1] ?? 0));
}

/** The table as one of the older generation. Where a single row tells them apart, it was read as the newer one, with that row unclear. */
function asOlder(report: Report, table: FilledTable, from: FormId): FilledTable | undefined {
  if (table.form.id === from) return table;
  if (!table.rows.some(({ state }) => state === 'unclear')) return undefined;
  const anew = reportIn(readReport(report.source, { form: from, extended: report.form, isReport: true }));
  const older = anew?.tables.find(({ at }) => at.start === table.at.start);
  return older?.form.id === from ? older : undefined;
}

function converted(report: Report, written: FilledTable, conversion: Conversion): Rewriting | undefined {
  const table = asOlder(report, written, conversion.from);
  const region = table && regionOf(report, table);
  const carried = table && carriedOver(table, conversion);
  if (region === undefined || carried === undefined) return undefined;
  const { form, table: wanted, kept, homeless, doubtful } = carried;
  const words = `${tableSkeleton(wanted, (key) => kept.get(key) ?? '')}${notes(form, homeless, doubtful)}`;
  const edit = replacementBy(report, region, words);
  if (!proves(report, edit, form, wanted.id, kept)) return undefined;
  const title = say(`把${wanted.name}改为${form.name}`, `Convert “${wanted.title}” to the ${form.id} form`);
  return { kind: 'form', to: form.id, title, edit };
}

/** In a comment, which is no part of the report: it is to be read, dealt with and deleted. */
function notes(form: Form, homeless: readonly FilledCell[], doubtful: readonly FilledCell[]): string {
  const list = (cells: readonly FilledCell[]) => cells.map(({ label, text }) => `${label}：${text}`).join('\n');
  const parts = [
    ...(homeless.length === 0 ? [] : [`以下各数在${form.name}中没有位置，核对后请删去：\n${list(homeless)}`]),
    ...(doubtful.length === 0 ? [] : [`以下各数在${form.name}中要分项填写，请核对：\n${list(doubtful)}`]),
  ];
  return parts.length === 0 ? '' : `\n\n<!-- ${parts.join('\n')} -->`;
}

/** The words in place of the span, between blank lines as a Markdown table must stand. */
export function replacementBy({ source }: Report, at: Span, words: string): Edit {
  const before = source.slice(0, at.start);
  const behind = source.slice(at.end);
  const lead = before.trim() === '' || /(?:^|\n)[ \t]*\r?\n[ \t]*$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = behind.trim() === '' || /^[ \t]*\r?\n[ \t]*\r?\n/.test(behind) ? '' : /^[ \t]*\r?\n/.test(behind) ? '\n' : '\n\n';
  return { at, newText: withLineEndsOf(source, `${lead}${words}${tail}`) };
}

/** Read again, the table holds just the cells that it should, word for word, and every other table what it held. */
function proves(report: Report, { at, newText }: Edit, form: Form, id: string, kept: ReadonlyMap<string, string>): boolean {
  const { source } = report;
  if ([...kept.values()].some((text) => /[|\n]/.test(text))) return false;
  const text = source.slice(0, at.start) + newText + source.slice(at.end);
  const after = reportIn(readReport(text, { form: report.form.id, extended: report.form, isReport: true }))?.tables ?? [];
  const index = report.tables.findIndex((table) => contains(at, table.at.start));
  const table = after[index];
  if (after.length !== report.tables.length || table?.table.id !== id || table.form !== form) return false;
  const written = [...table.cells.values()].filter(({ text }) => text !== '');
  const wanted = [...kept].filter(([, text]) => text !== '');
  return written.length === wanted.length && wanted.every(([key, text]) => table.cells.get(key)?.text === text);
}
