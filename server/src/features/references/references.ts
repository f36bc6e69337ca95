import { shortTitlesOf } from '../../report/facts/articles.js';
import { marksOf } from '../../report/facts/titles.js';
import type { Report } from '../../report/types.js';
import { bindingsOf } from '../../rules/shared/bindings.js';
import { contains, type Span } from '../../text/span.js';
import { cellAt, under } from '../places.js';

/** What stands at a place, where it is defined, and where the text names it. */
export interface Referent {
  /** The words under the cursor. */
  readonly at: Span;
  /** The cells of a figure; the definition of a short title. */
  readonly definitions: readonly Span[];
  /** The places of the text that name it, the one under the cursor too. */
  readonly mentions: readonly Span[];
}

/** A cell, a figure of the text that is bound to cells, or a short title; undefined for anything else. */
export function referentAt(report: Report, offset: number): Referent | undefined {
  return cellReferent(report, offset) ?? figureReferent(report, offset) ?? titleReferent(report, offset);
}

function cellReferent(report: Report, offset: number): Referent | undefined {
  const cell = cellAt(report, offset)?.cell;
  if (cell === undefined) return undefined;
  const mentions = bindingsOf(report).filter(({ cells }) => cells.includes(cell));
  return { at: cell.at, definitions: [cell.at], mentions: mentions.map(({ at }) => at) };
}

function figureReferent(report: Report, offset: number): Referent | undefined {
  const bindings = bindingsOf(report);
  const binding = under(bindings, offset);
  if (binding === undefined) return undefined;
  const mentions = bindings.filter(({ cells }) => cells.some((cell) => binding.cells.includes(cell)));
  return { at: binding.at, definitions: binding.cells.map(({ at }) => at), mentions: mentions.map(({ at }) => at) };
}

/** 《条例》 and （以下简称《条例》）. A name that is given twice means the definition before it. */
function titleReferent(report: Report, offset: number): Referent | undefined {
  const definitions = shortTitlesOf(report).map(({ name, passage, start, end }) => ({ name, at: passage.at(start, end) }));
  const title = under(marksOf(report).titles, offset);
  const defining = definitions.find(({ at }) => contains(at, offset));
  const name = defining?.name ?? title?.text;
  const definition = defining ?? definitions.findLast((one) => one.name === name && one.at.start <= offset);
  if (definition === undefined) return undefined;
  const next = definitions.find((one) => one.name === name && one.at.start > definition.at.start)?.at.start ?? report.source.length;
  const mentions = marksOf(report)
    .titles.filter(({ text, at }) => text === name && at.start >= definition.at.start && at.start < next)
    .map(({ at }) => at)
    .filter(({ start }) => !contains(definition.at, start));
  return { at: title?.at ?? definition.at, definitions: [definition.at], mentions };
}
