import type { Report } from '../report/types.js';
import { type Span, span } from '../text/span.js';
import { cellAt } from './cells.js';
import { outlineOf, type Part } from './outline.js';
import { contains, unitAt } from './unit.js';

/** What encloses an offset, the innermost first: cell, row, table, or sentence, paragraph; then the parts of the report, then all of it. */
export function enclosing(report: Report, offset: number): readonly Span[] {
  const table = report.tables.find(({ at }) => contains(at, offset));
  const unit = unitAt(report, offset).at;
  const block = report.blocks.find(({ at }) => contains(at, offset));
  const cell = cellAt(report, offset)?.cell.at;
  const parts = partsAround(outlineOf(report), offset).map(({ at }) => at);
  const spans = [cell, unit, table === undefined ? block?.at : table.at, ...parts, span(0, report.source.length)];
  return growing(spans.filter((one) => one !== undefined));
}

/** From the innermost part outwards. */
function partsAround(parts: readonly Part[], offset: number): readonly Part[] {
  const part = parts.find(({ at }) => contains(at, offset));
  return part === undefined ? [] : [...partsAround(part.parts, offset), part];
}

/** Each holds the one before, and more. */
function growing(spans: readonly Span[]): Span[] {
  const grown: Span[] = [];
  for (const { start, end } of spans) {
    const last = grown.at(-1);
    const holds = last === undefined || (start <= last.start && last.end <= end && end - start > last.end - last.start);
    if (holds && end > start) grown.push({ start, end });
  }
  return grown;
}
