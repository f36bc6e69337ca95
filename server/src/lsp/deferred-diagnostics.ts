import { type EditedUnit, editedUnitAt } from '../features/edited-unit.js';
import type { Finding } from '../rules/shared/rule.js';
import { meets, type Span, span, touches } from '../text/span.js';
import type { Analysis } from './analysis.js';

/** A change of at most so many characters, without a line break, is typed; a longer one is a paste or a fix, and waits for nothing. */
const LONGEST_TYPED = 40;
const ENTER = /^(?:\r\n|\r|\n)[ \t|>]*$/;

/** What the aligning of a table puts in and takes away. */
const LAYOUT = /^[ \t:-]*$/;

interface State {
  readonly analysis: Analysis;
  readonly visible: ReadonlySet<Finding>;
  /** The row or sentence being written; undefined where nothing waits. */
  readonly unit: Span | undefined;
}

/** What the client has said of the document since its last analysis. */
type Event =
  /** What leads to the version, one change after the other; none where the whole text is another. */
  | { readonly version: number; readonly changes: readonly Change[] }
  /** The cursor stands elsewhere; undefined: in no draft. */
  | { readonly cursor: number | undefined };

/** More than these lie between two analyses of a document that is written in by no hand. */
const MOST_EVENTS = 1000;

/** Several versions' changes taken together. */
interface Sum {
  readonly changes: readonly Change[];
  /** The last that was done: something was written at the cursor, tables were laid out anew, or anything else. */
  readonly kind: 'written' | 'aligned' | 'other';
  /** The whole text was replaced: nothing is known of where things went. */
  readonly isAnew: boolean;
  /** The last that was written, and where its end is now. */
  readonly last: Change | undefined;
  readonly end: number;
  readonly cursor: number | undefined;
  /** The client has said where the cursor is since something was written. */
  readonly hasMoved: boolean;
}

/** One replacement, in offsets of the text before it. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly removed: string;
  readonly added: string;
}

/**
 * Which findings are shown while the user writes. One that is put right goes at once; what a keystroke brings up waits until the
 * row or sentence is complete or the cursor has left it. That something is not there yet waits until the cursor has left
 * the part of the draft where it belongs. Versions that were never analysed count as if they had been one change.
 */
export class DeferredDiagnostics {
  readonly #states = new Map<string, State>();
  readonly #events = new Map<string, Event[]>();
  readonly #cursors = new Map<string, number>();

  /** What leads to the document's next version, one change after the other; none where the whole text is another. */
  changed(uri: string, version: number, changes: readonly Change[]): void {
    this.#happened(uri, { version, changes });
  }

  /** The cursor stands elsewhere in a version that is not analysed yet. */
  moves(uri: string, cursor: number | undefined): void {
    this.#happened(uri, { cursor });
  }

  /** All findings where the cursor is not known (`on` false), where nothing is being written, or where the version is past. */
  visible(analysis: Analysis, on: boolean): ReadonlySet<Finding> {
    const { uri } = analysis;
    const last = this.#states.get(uri);
    if (last?.analysis === analysis) return last.visible;
    if (last !== undefined && analysis.version < last.analysis.version) return new Set(analysis.findings);
    const sum = sumOf(this.#events.get(uri) ?? [], this.#cursors.get(uri));
    this.#put(uri, sum.cursor);
    const state = last === undefined || !on ? allVisible(analysis) : after(last, analysis, sum);
    this.#events.delete(uri);
    this.#states.set(uri, state);
    return state.visible;
  }

  #happened(uri: string, event: Event): void {
    const events = this.#events.get(uri) ?? [];
    if (events.length >= MOST_EVENTS) events.splice(0, events.length, { version: 0, changes: [] });
    events.push(event);
    this.#events.set(uri, events);
  }

  #put(uri: string, cursor: number | undefined): void {
    if (cursor === undefined) this.#cursors.delete(uri);
    else this.#cursors.set(uri, cursor);
  }

  /** The cursor stands elsewhere (undefined: in no draft). True where findings have come forth. */
  moved(analysis: Analysis, offset: number | undefined): boolean {
    this.#put(analysis.uri, offset);
    const state = this.#states.get(analysis.uri);
    const now = state?.analysis === analysis ? left(state, offset) : undefined;
    if (state === undefined || now === undefined) return false;
    this.#states.set(analysis.uri, now);
    return now.visible.size > state.visible.size;
  }

  drop(uri: string): void {
    for (const kept of [this.#states, this.#events, this.#cursors]) kept.delete(uri);
  }

  clear(): void {
    this.#states.clear();
    this.#events.clear();
  }
}

function allVisible(analysis: Analysis): State {
  return { analysis, visible: new Set(analysis.findings), unit: undefined };
}

/** What came one after the other, taken together; `cursor` is where it was before. */
function sumOf(events: readonly Event[], cursor: number | undefined): Sum {
  let sum: Sum = { changes: [], kind: 'aligned', isAnew: false, last: undefined, end: 0, cursor, hasMoved: false };
  for (const event of events) sum = 'cursor' in event ? { ...sum, cursor: event.cursor, hasMoved: true } : withChanges(sum, event.changes);
  return sum;
}

function withChanges(sum: Sum, changes: readonly Change[]): Sum {
  const [change, ...more] = changes;
  if (change === undefined) return { ...sum, isAnew: true };
  const all = [...sum.changes, ...changes];
  const cursor = sum.cursor ?? change.start;
  const end = change.start + change.added.length;
  if (more.length === 0 && touches({ start: change.start, end: change.oldEnd }, cursor)) {
    return { ...sum, changes: all, kind: isTyped(change) ? 'written' : 'other', last: change, end, cursor: end, hasMoved: false };
  }
  // A change elsewhere than at the cursor is a fix or the like: nobody is in the middle of writing it.
  const kind = changes.every(isLayout) ? sum.kind : 'other';
  return { ...sum, changes: all, kind, end: movedBy(sum.end, changes), cursor: movedBy(cursor, changes) };
}

function after(last: State, analysis: Analysis, sum: Sum): State {
  const state = changed(last, analysis, sum);
  return sum.hasMoved ? (left(state, sum.cursor) ?? state) : state;
}

function changed(last: State, analysis: Analysis, sum: Sum): State {
  // Without changes nothing is known of the way here, as where a document is opened twice.
  // A report that is not judged has one finding, on all of it: that waits for nothing.
  const { report } = analysis;
  if (report === undefined || sum.isAnew || sum.changes.length === 0 || sum.kind === 'other') return allVisible(analysis);
  return sum.kind === 'written'
    ? written(last, analysis, { ...sum, unit: editedUnitAt(report, sum.end) })
    : aligned(last, analysis, sum.changes);
}

/** The cursor stands at the offset; undefined where that brings nothing forth. */
function left({ analysis, visible, unit: waiting }: State, offset: number | undefined): State | undefined {
  if (visible.size === analysis.findings.length) return undefined;
  const unit = offset === undefined ? undefined : analysis.report && editedUnitAt(analysis.report, offset);
  const inside = offset !== undefined && waiting !== undefined && touches(waiting, offset);
  if (inside && unit?.complete !== true) return undefined;
  const now = new Set(analysis.findings.filter((one) => visible.has(one) || !isYetToCome(one, offset, unit?.table)));
  return { analysis, visible: now, unit: undefined };
}

function isEnter({ removed, added }: Change): boolean {
  return removed === '' && ENTER.test(added);
}

function isTyped(change: Change): boolean {
  const { removed, added } = change;
  return (isEnter(change) || !/[\r\n]/.test(added + removed)) && added.length <= LONGEST_TYPED && removed.length <= LONGEST_TYPED;
}

function written(
  last: State,
  analysis: Analysis,
  { changes, last: change, end: cursor, unit }: Sum & { readonly unit: EditedUnit },
): State {
  const waits = !(change !== undefined && isEnter(change)) && !unit.complete;
  const known = survivors(last.visible, analysis.findings, changes);
  const visible = new Set(analysis.findings.filter((one) => known.has(one) || !(waits || isYetToCome(one, cursor, unit.table))));
  return { analysis, visible, unit: waits ? unit.at : undefined };
}

/** The tables were aligned, nothing was written: what waits goes on waiting. */
function aligned({ visible, unit }: State, analysis: Analysis, changes: readonly Change[]): State {
  if (unit === undefined) return allVisible(analysis);
  const known = survivors(visible, analysis.findings, changes);
  return { analysis, visible: known, unit: span(movedBy(unit.start, changes), movedBy(unit.end, changes)) };
}

function isLayout({ removed, added }: Change): boolean {
  return LAYOUT.test(removed) && LAYOUT.test(added);
}

/** `table` is the one around the cursor, with the line behind it. */
function isYetToCome({ lacks }: Finding, cursor: number | undefined, table: Span | undefined): boolean {
  if (lacks === undefined || cursor === undefined) return false;
  return touches(lacks, cursor) || (table !== undefined && meets(lacks, table));
}

/** Findings that were visible before: the same rule and equation at the same place. */
function survivors(visible: ReadonlySet<Finding>, findings: readonly Finding[], changes: readonly Change[]): ReadonlySet<Finding> {
  const places = new Map<string, Span[]>();
  for (const { rule, equation, at } of visible) {
    const key = `${rule} ${equation}`;
    const moved = span(movedBy(at.start, changes), movedBy(at.end, changes));
    places.set(key, [...(places.get(key) ?? []), moved]);
  }
  return new Set(
    findings.filter(({ rule, equation, at }) => places.get(`${rule} ${equation}`)?.some((place) => meets(place, at)) === true),
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
