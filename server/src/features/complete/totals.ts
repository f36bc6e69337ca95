import { readReport } from '../../report/read.js';
import { type FilledCell, type FilledTable, type Report, reportIn } from '../../report/types.js';
import { computedFor } from '../../rules/shared/equations.js';
import { lookOf } from '../../text/figure.js';
import { say } from '../../text/message.js';
import { meets, type Span, span, touches } from '../../text/span.js';
import { type Context, type Cursor, lineAt } from './completion.js';

/** In a total cell that is blank, begun or wrong: what the figures around it make. */
export const totals: Context = (cursor) => {
  const found = computedTotal(cursor);
  if (found === undefined) return [];
  const value = String(found.value);
  const { label, text } = found.cell;
  const isBegun = value.startsWith(text);
  const detail = isBegun
    ? say(`${label}，按各格计算`, `${label}, by the other cells`)
    : say(`${label}，按各格计算，现为 ${text}`, `${label}, by the other cells; now ${text}`);
  // Editors drop what does not begin as the cell does: a wrong figure is part of what finds the right one.
  return [{ kind: 'figure', label: value, detail, at: found.at, pieces: [found.newText], filter: isBegun ? value : `${text} ${value}` }];
};

interface Total {
  /** Its text is what stands there; nothing in a cell that is blank. */
  readonly cell: Pick<FilledCell, 'label' | 'text'>;
  readonly value: number;
  /** Takes the place of `at`: the figure, and the end of the row where it has none yet. */
  readonly at: Span;
  readonly newText: string;
}

/** Undefined where the cursor is in no total, where a part of it has no figure, or where the total is right. */
export function computedTotal(cursor: Cursor): Total | undefined {
  return computedIn(cursor) ?? inOpenPipes(cursor) ?? inOpenTabs(cursor);
}

function computedIn({ report, offset, line }: Cursor): Total | undefined {
  const here = cellWhere(report, line, (cell) => standsIn(report, cell, offset));
  if (here === undefined) return undefined;
  const { table, cell } = here;
  const value = computedFor(table, cell);
  if (value === undefined || value === cell.value) return undefined;
  const at = cell.text === '' ? span(offset, offset) : cell.at;
  // As it is written, full-width digits too: the editor compares it with what it finds there.
  const text = cell.text === '' ? '' : report.source.slice(at.start, at.end);
  return { cell: { label: cell.label, text }, value, at, newText: String(value) };
}

/** Longer drafts than anybody types are not read a second time. */
const LONGEST = 300_000;

/** The last cell of a row in Markdown is opened by its bar, and no cell yet: the draft is read as it will be once the row is ended. */
function inOpenPipes(cursor: Cursor): Total | undefined {
  const { report, offset, line, before } = cursor;
  if (!isOpen(cursor, 'pipe') || !/^[ \t]*\|.*\|[ \t]*$/.test(before)) return undefined;
  const lead = before.endsWith('|') ? ' ' : '';
  const read = readWith(report, span(offset, line.end), `${lead} |`);
  const total = read && computedIn(lineAt(read, offset + lead.length));
  return total && { ...total, at: span(offset, offset), newText: `${lead}${total.newText} |` };
}

/** Behind the last tab of a row that has fewer tabs than the others only a figure makes a cell: the draft is read with one there. */
function inOpenTabs(cursor: Cursor): Total | undefined {
  const { report, offset, line, before } = cursor;
  if (!isOpen(cursor, 'tab') || !before.endsWith('\t')) return undefined;
  const cells = before.slice(0, -1).split('\t');
  const figures = cells.slice(cells.findIndex((cell) => lookOf(cell) === 'figure'));
  if (!figures.every((cell) => lookOf(cell) === 'figure')) return undefined;
  const read = readWith(report, span(offset, line.end), '0');
  const here = read && cellWhere(read, lineAt(read, offset).line, ({ at }) => at.start === offset && at.end === offset + 1);
  const value = here && computedFor(here.table, here.cell);
  if (here === undefined || value === undefined) return undefined;
  return { cell: { label: here.cell.label, text: '' }, value, at: span(offset, offset), newText: String(value) };
}

/** The line ends here, in a table of the notation. */
function isOpen({ report, line, after }: Cursor, notation: FilledTable['notation']): boolean {
  if (after.trim() !== '' || report.source.length > LONGEST) return false;
  return tablesAt(report, line).some((table) => table.notation === notation);
}

function readWith({ source, form }: Report, { start, end }: Span, words: string): Report | undefined {
  return reportIn(readReport(`${source.slice(0, start)}${words}${source.slice(end)}`, { form: form.id, extended: form, isReport: true }));
}

function cellWhere(
  report: Report,
  line: Span,
  is: (cell: FilledCell) => boolean,
): { readonly table: FilledTable; readonly cell: FilledCell } | undefined {
  for (const table of tablesAt(report, line)) for (const cell of table.cells.values()) if (is(cell)) return { table, cell };
  return undefined;
}

function tablesAt({ tables }: Report, line: Span): FilledTable[] {
  return tables.filter(({ at }) => meets(at, line));
}

/** A blank cell is where nothing but spaces lies between it and the cursor; one with a figure where the cursor touches that. */
function standsIn({ source }: Report, { at, state, text }: FilledCell, offset: number): boolean {
  if (state === 'figure') return touches(at, offset);
  return text === '' && /^[ \u3000\u00a0]*$/.test(source.slice(Math.min(at.start, offset), Math.max(at.end, offset)));
}
