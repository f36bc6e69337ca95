import { labelsOf } from '../../data/forms.js';
import { fact } from '../../report/fact.js';
import { blocksIn, linesOf } from '../../report/places.js';
import { headerTexts, labelKey } from '../../report/tables/label.js';
import { isPageNumber, isUnit } from '../../report/tables/words.js';
import type { FilledTable, Report, WrittenCell } from '../../report/types.js';
import { firstWhere } from '../../text/bisect.js';
import { lookOf } from '../../text/figure.js';
import { encloses, type Span, span } from '../../text/span.js';

/** What may stand between the cells of a table and be lost with it. */
export const FRAME = /^[\s|:\-*#]*$/u;

/**
 * The whole lines, or the whole element, that a table takes up, where everything in them is known: labels and headers of the form, bound
 * cells, page numbers, marks of the notation. Undefined where anything else stands there, for it would be lost with the table.
 */
export function regionOf(report: Report, table: FilledTable): Span | undefined {
  if (table.state !== 'read' || table.grouped || table.rows.some(({ state }) => state === 'unclear')) return undefined;
  const at = table.notation === 'html' ? elementAround(report, table.at) : linesAround(report, table.at);
  if (at === undefined || report.source.slice(at.start, at.end).includes('<!--')) return undefined;
  const cells: WrittenCell[] = [];
  for (const block of blocksIn(report, at)) {
    if (block.kind === 'paragraph') return undefined;
    cells.push(...block.cells.filter(({ text }) => text !== ''));
  }
  const known = knownTexts(table);
  const bound = new Set([...table.cells.values()].map((cell) => cell.at.start));
  const places = [...table.rows.map(({ labelAt }) => labelAt), ...table.headers.map((header) => header.at)];
  const isKnown = ({ text, at: place }: WrittenCell) =>
    bound.has(place.start) ||
    isUnit(text) ||
    isPageNumber(text) ||
    lookOf(text) === 'standIn' ||
    known.has(labelKey(text).key) ||
    places.some((one) => encloses(one, place));
  return cells.every(isKnown) && FRAME.test(outside(report, at, cells)) ? at : undefined;
}

function knownTexts({ table }: FilledTable): ReadonlySet<string> {
  return new Set([...headerTexts(table), ...labelsOf(table)].map((text) => labelKey(text).key));
}

function linesAround(report: Report, at: Span): Span {
  const lines = linesOf(report);
  return span(lines.spanOf(lines.positionAt(at.start).line).start, lines.spanOf(lines.positionAt(at.end).line).end);
}

/** The `<table>` element; undefined where there is none, or one in another. */
export function elementAround(report: Report, at: Span): Span | undefined {
  const { opens, closes } = tableTags(report);
  const next = firstWhere(opens, (place) => place > at.start);
  const start = opens[next - 1];
  const close = closes[firstWhere(closes, (place) => place >= at.end)];
  if (start === undefined || close === undefined || (opens[next] ?? Number.POSITIVE_INFINITY) < close) return undefined;
  return span(start, close + '</table>'.length);
}

/** Where the tags of all tables stand, found once. */
const tableTags = fact(({ source }: Report) => {
  const placesOf = (tag: RegExp) => [...source.matchAll(tag)].map(({ index }) => index);
  return { opens: placesOf(/<table/gi), closes: placesOf(/<\/table>/gi) };
});

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
