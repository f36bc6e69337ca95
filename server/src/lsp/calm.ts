import { contains, unitAt } from '../features/unit.js';
import type { Finding } from '../rules/rule.js';
import { type Span, span } from '../text/span.js';
import { touches } from './actions.js';
import type { Analysis } from './analysis.js';

/** A change of at most so many characters, without a line break, is typed; a longer one is a paste or a fix, and waits for nothing. */
const LONGEST_TYPED = 40;
const ENTER = /^(?:\r\n|\r|\n)[ \t|>]*$/;

/** What the aligning of a table puts in and takes away. */
const LAYOUT = /^[ \t:-]*$/;

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
  readonly removed: string;
  readonly added: string;
}

/**
 * Which findings the user is told of while writing. What is mended goes at once; what a keystroke brings up waits until the
 * row or sentence is complete or the cursor has left it. That something is not there yet waits until the cursor has left
 * the part of the draft where it belongs.
 */
export class Calm {
  readonly #states = new Map<string, State>();
  readonly #changes = new Map<string, readonly Change[]>();
  readonly #cursors = new Map<string, number>();

  /** What leads to the document's next version, one change after the other; none where the whole text is another. */
  changed(uri: string, changes: readonly Change[]): void {
    this.#changes.set(uri, changes);
  }

  /** All findings where the cursor is not known (`on` false), or where nothing is being written. */
  seen(analysis: Analysis, on: boolean): ReadonlySet<Finding> {
    const { uri } = analysis;
    const last = this.#states.get(uri);
    if (last?.analysis === analysis) return last.seen;
    const changes = this.#changes.get(uri) ?? [];
    const state = last === undefined || !on ? told(analysis) : this.#next(last, analysis, changes);
    this.#changes.delete(uri);
    this.#states.set(uri, state);
    return state.seen;
  }

  #next(last: State, analysis: Analysis, changes: readonly Change[]): State {
    const { uri } = analysis;
    const [change, ...more] = changes;
    if (change === undefined) return told(analysis);
    const cursor = this.#cursors.get(uri) ?? change.start;
    const atCursor = more.length === 0 && contains({ start: change.start, end: change.oldEnd }, cursor);
    this.#cursors.set(uri, atCursor ? change.start + change.added.length : movedBy(cursor, changes));
    if (atCursor) return written(last, analysis, change);
    // A change elsewhere than at the cursor is a fix or the like: nobody is in the middle of writing it.
    return changes.every(isLayout) ? aligned(last, analysis, changes) : told(analysis);
  }

  /** The cursor stands elsewhere (undefined: in no draft). True where findings have come forth. */
  moved(analysis: Analysis, offset: number | undefined): boolean {
    if (offset === undefined) this.#cursors.delete(analysis.uri);
    else this.#cursors.set(analysis.uri, offset);
    const state = this.#states.get(analysis.uri);
    if (state?.analysis !== analysis || state.seen.size === analysis.findings.length) return false;
    const unit = offset === undefined ? undefined : unitAt(analysis.report, offset);
    const inside = offset !== undefined && state.unit !== undefined && contains(state.unit, offset);
    if (inside && unit?.complete !== true) return false;
    const seen = new Set(analysis.findings.filter((one) => state.seen.has(one) || !isYetToCome(one, offset, unit?.table)));
    this.#states.set(analysis.uri, { analysis, seen, unit: undefined });
    return seen.size > state.seen.size;
  }

  drop(uri: string): void {
    for (const kept of [this.#states, this.#changes, this.#cursors]) kept.delete(uri);
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
  const { start, removed, added } = change;
  const enter = removed === '' && ENTER.test(added);
  const typed = enter || !/[\r\n]/.test(added + removed);
  if (!typed || added.length > LONGEST_TYPED || removed.length > LONGEST_TYPED) return told(analysis);
  const cursor = start + added.length;
  const unit = unitAt(analysis.report, cursor);
  const waits = !enter && !unit.complete;
  const known = survivors(last.seen, analysis.findings, [change]);
  const seen = new Set(analysis.findings.filter((one) => known.has(one) || !(waits || isYetToCome(one, cursor, unit.table))));
  return { analysis, seen, unit: waits ? unit.at : undefined };
}

/** The tables were aligned, nothing was written: what waits goes on waiting. */
function aligned({ seen, unit }: State, analysis: Analysis, changes: readonly Change[]): State {
  if (unit === undefined) return told(analysis);
  const known = survivors(seen, analysis.findings, changes);
  return { analysis, seen: known, unit: span(movedBy(unit.start, changes), movedBy(unit.end, changes)) };
}

function isLayout({ removed, added }: Change): boolean {
  return LAYOUT.test(removed) && LAYOUT.test(added);
}

/** `table` is the one around the cursor, with the line behind it. */
function isYetToCome({ lacks }: Finding, cursor: number | undefined, table: Span | undefined): boolean {
  if (lacks === undefined || cursor === undefined) return false;
  return contains(lacks, cursor) || (table !== undefined && touches(lacks, table));
}

/** Findings that were told before: the same rule and equation at the same place. */
function survivors(seen: ReadonlySet<Finding>, findings: readonly Finding[], changes: readonly Change[]): ReadonlySet<Finding> {
  const places = new Map<string, Span[]>();
  for (const { rule, equation, at } of seen) {
    const key = `${rule} ${equation}`;
    const moved = span(movedBy(at.start, changes), movedBy(at.end, changes));
    places.set(key, [...(places.get(key) ?? []), moved]);
  }
  return new Set(
    findings.filter(({ rule, equation, at }) => places.get(`${rule} ${equation}`)?.some((place) => touches(place, at)) === true),
  );
}

function movedBy(offset: number, changes: readonly Change[]): number {
  return changes.reduce(movedTo, offset);
}

function movedTo(offset: number, { start, oldEnd, added }: Change): number {
  const newEnd = start + added.length;
  if (offset <= start) return offset;
  return offset >= oldEnd ? offset + newEnd - oldEnd : Math.min(offset, newEnd);
}
