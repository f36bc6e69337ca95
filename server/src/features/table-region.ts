import { headerTexts, labelKey } from '../report/label.js';
import type { FilledTable, Report, WrittenCell } from '../report/types.js';
import { PAGE_NUMBER, UNITS } from '../report/words.js';
import { lookOf } from '../text/figure.js';
import { lineIndex } from '../text/lines.js';
import { type Span, span } from '../text/span.js';

/** What may stand between the cells of a table and be lost with it. */
export const FRAME = /^[\s|:\-*#]*$/u;

/**
 * The whole lines, or the whole element, that a table takes up, where everything in them is known: labels and headers of the form, bound
 * cells, page numbers, marks of the notation. Undefined where anything else stands there, for it would be lost with the table.
 */
export function regionOf(report: Report, table: FilledTable): Span | undefined {
  if (table.state !== 'read' || table.rows.some(({ state }) => state === 'unclear')) return undefined;
  const at = table.notation === 'html' ? elementAround(report.source, table.at) : linesAround(report.source, table.at);
  if (at === undefined || report.source.slice(at.start, at.end).includes('<!--')) return undefined;
  const cells: WrittenCell[] = [];
  for (const block of report.blocks) {
    if (block.at.end <= at.start || block.at.start >= at.end) continue;
    if (block.kind === 'paragraph') return undefined;
    cells.push(...block.cells.filter(({ text }) => text !== ''));
  }
  const known = knownTexts(table);
  const bound = new Set([...table.cells.values()].map((cell) => cell.at.start));
  const places = [...table.rows.map(({ labelAt }) => labelAt), ...table.headers.map((header) => header.at)];
  const isKnown = ({ text, at: place }: WrittenCell) =>
    bound.has(place.start) ||
    UNITS.has(text) ||
    PAGE_NUMBER.test(text) ||
    lookOf(text) === 'standIn' ||
    known.has(labelKey(text).key) ||
    places.some((one) => one.start <= place.start && place.end <= one.end);
  return cells.every(isKnown) && FRAME.test(outside(report, at, cells)) ? at : undefined;
}

function knownTexts({ table }: FilledTable): ReadonlySet<string> {
  const rows = table.blocks.flatMap((block) => block.rows.flatMap(({ label, variants = [] }) => [label, ...variants]));
  return new Set([...headerTexts(table), ...rows].map((text) => labelKey(text).key));
}

function linesAround(text: string, at: Span): Span {
  const lines = lineIndex(text);
  return span(lines.spanOf(lines.positionAt(at.start).line).start, lines.spanOf(lines.positionAt(at.end).line).end);
}

/** The `<table>` element; undefined where there is none, or one in another. */
export function elementAround(source: string, at: Span): Span | undefined {
  const lower = source.toLowerCase();
  const start = lower.lastIndexOf('<table', at.start);
  const close = lower.indexOf('</table>', at.end);
  const end = close + '</table>'.length;
  const single = start >= 0 && close >= 0 && lower.indexOf('<table', start + 1) !== -1 ? lower.indexOf('<table', start + 1) > close : true;
  return start >= 0 && close >= 0 && single ? span(start, end) : undefined;
}

/** The text of the region without that of the cells. */
function outside({ copy }: Report, at: Span, cells: readonly WrittenCell[]): string {
  let rest = '';
  let done = at.start;
  for (const cell of cells) {
    rest += copy.textOf(span(done, Math.max(done, cell.at.start)));
    done = Math.max(done, cell.at.end);
  }
  return rest + copy.textOf(span(done, at.end));
}
