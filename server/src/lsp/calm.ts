import { contains, unitAt } from '../features/unit.js';
import type { Finding } from '../rules/rule.js';
import { type Span, span } from '../text/span.js';
import { touches } from './actions.js';
import type { Analysis } from './analysis.js';

/** A change of at most so many characters, without a line break, is typed; a longer one is a paste or a fix, and waits for nothing. */
const LONGEST_TYPED = 40;
const ENTER = /^(?:\r\n|\r|\n)[ \t|>]*$/;

interface State {
  readonly analysis: Analysis;
  readonly seen: ReadonlySet<Finding>;
  /** The row or sentence being written; undefined where nothing waits. */
  readonly unit: Span | undefined;
}

/** One replacement, in offsets of the text before it. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly added: string;
}

/**
 * Which findings the user is told of while writing. What is mended goes at once; what a keystroke brings up waits until the
 * row or sentence is complete or the cursor has left it. That something is not there yet waits until the cursor has left
 * the table.
 */
export class Calm {
  readonly #states = new Map<string, State>();
  readonly #changes = new Map<string, Change>();

  /** What leads to the document's next version; undefined: several changes at once, which nobody types. */
  changed(uri: string, change: Change | undefined): void {
    if (change === undefined) this.#changes.delete(uri);
    else this.#changes.set(uri, change);
  }

  /** All findings where the cursor is not known (`on` false), or where nothing is being written. */
  seen(analysis: Analysis, on: boolean): ReadonlySet<Finding> {
    const last = this.#states.get(analysis.uri);
    if (last?.analysis === analysis) return last.seen;
    const change = this.#changes.get(analysis.uri);
    this.#changes.delete(analysis.uri);
    const state = last === undefined || change === undefined || !on ? told(analysis) : written(last, analysis, change);
    this.#states.set(analysis.uri, state);
    return state.seen;
  }

  /** The cursor stands elsewhere (undefined: in no draft). True where findings have come forth. */
  moved(analysis: Analysis, offset: number | undefined): boolean {
    const state = this.#states.get(analysis.uri);
    if (state?.analysis !== analysis || state.seen.size === analysis.findings.length) return false;
    const unit = offset === undefined ? undefined : unitAt(analysis.report, offset);
    const inside = offset !== undefined && state.unit !== undefined && contains(state.unit, offset);
    if (inside && unit?.complete !== true) return false;
    const seen = new Set(analysis.findings.filter((one) => state.seen.has(one) || !isYetToCome(one, unit?.table)));
    this.#states.set(analysis.uri, { analysis, seen, unit: undefined });
    return seen.size > state.seen.size;
  }

  drop(uri: string): void {
    this.#states.delete(uri);
    this.#changes.delete(uri);
  }

  clear(): void {
    this.#states.clear();
    this.#changes.clear();
  }
}

function told(analysis: Analysis): State {
  return { analysis, seen: new Set(analysis.findings), unit: undefined };
}

function written(last: State, analysis: Analysis, change: Change): State {
  const { start, oldEnd, added } = change;
  const removed = last.analysis.report.source.slice(start, oldEnd);
  const enter = removed === '' && ENTER.test(added);
  const typed = enter || !/[\r\n]/.test(added + removed);
  if (!typed || added.length > LONGEST_TYPED || removed.length > LONGEST_TYPED) return told(analysis);
  const unit = unitAt(analysis.report, start + added.length);
  const waits = !enter && !unit.complete;
  const known = survivors(last.seen, analysis.findings, change);
  const seen = new Set(analysis.findings.filter((one) => known.has(one) || !(waits || isYetToCome(one, unit.table))));
  return { analysis, seen, unit: waits ? unit.at : undefined };
}

function isYetToCome({ lacks, at }: Finding, table: Span | undefined): boolean {
  return lacks === true && table !== undefined && touches(at, table);
}

/** Findings that were told before: the same rule and equation at the same place. */
function survivors(seen: ReadonlySet<Finding>, findings: readonly Finding[], change: Change): ReadonlySet<Finding> {
  const places = new Map<string, Span[]>();
  for (const { rule, equation, at } of seen) {
    const key = `${rule} ${equation}`;
    const moved = span(movedTo(at.start, change), movedTo(at.end, change));
    places.set(key, [...(places.get(key) ?? []), moved]);
  }
  return new Set(
    findings.filter(({ rule, equation, at }) => places.get(`${rule} ${equation}`)?.some((place) => touches(place, at)) === true),
  );
}

function movedTo(offset: number, { start, oldEnd, added }: Change): number {
  const newEnd = start + added.length;
  if (offset <= start) return offset;
  return offset >= oldEnd ? offset + newEnd - oldEnd : Math.min(offset, newEnd);
}
