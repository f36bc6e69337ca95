import { proseOf, sentencesOf } from '../../report/prose/prose.js';
import type { Report } from '../../report/types.js';
import { encloses, type Span, span, touches } from '../../text/span.js';
import { cellAt } from '../places.js';
import { outlineOf, type Part } from './outline.js';

/** A heading that runs into its paragraph ends with these; the paragraph begins behind them. */
const BEHIND_HEADING = /^[\s。；：:，]*/u;

/**
 * What a growing selection takes in, from the inside out: cell, row, table or sentence, paragraph; then the sections, at last all.
 * Each lies in the next and is longer.
 */
export function spansAround(report: Report, offset: number): Span[] {
  const inner = [...tableSpans(report, offset), ...proseSpans(report, offset), ...partSpans(outlineOf(report), offset)];
  const all = span(0, report.source.length);
  const nested: Span[] = [];
  for (const next of [...inner, all].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = nested.at(-1);
    const longer = last === undefined || next.end - next.start > last.end - last.start;
    if (longer && (last === undefined || encloses(next, last))) nested.push(next);
  }
  return nested;
}

function tableSpans(report: Report, offset: number): Span[] {
  const table = report.tables.find(({ at }) => touches(at, offset));
  const row = table?.rows.find(({ at }) => touches(at, offset));
  return [cellAt(report, offset)?.cell, row, table].flatMap((part) => (part === undefined ? [] : [part.at]));
}

/** The sentence goes with its full stop. */
function proseSpans(report: Report, offset: number): Span[] {
  for (const passage of proseOf(report)) {
    const lead = BEHIND_HEADING.exec(passage.text)?.[0].length ?? 0;
    const whole = passage.at(lead < passage.text.length ? lead : 0, passage.text.length);
    if (!touches(whole, offset)) continue;
    const sentences = sentencesOf(passage).map(({ start, end }) => passage.at(start, Math.min(end + 1, passage.text.length)));
    const sentence = sentences.findLast((at) => touches(at, offset));
    return sentence === undefined ? [whole] : [sentence, whole];
  }
  return [];
}

function partSpans(parts: readonly Part[], offset: number): Span[] {
  return parts.flatMap(({ at, parts: inner }) => (touches(at, offset) ? [at, ...partSpans(inner, offset)] : []));
}
