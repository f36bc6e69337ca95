import type { Finding } from '../../rules/shared/rule.js';
import { firstWhere } from '../../text/bisect.js';
import type { Edit } from '../../text/edits.js';
import { meets, overlaps, type Span, span } from '../../text/span.js';

/** Fixes that mend what other fixes brought to light; no draft needs as many. */
const MOST_ROUNDS = 10;
/** Times that fixes which were of no use are tried again. */
const MOST_PASSES = 4;

/** What fix-all does to a draft. */
export interface Mended {
  /** Against the text as it was, in order, never touching each other. */
  readonly edits: readonly Edit[];
  readonly text: string;
  /** Fixes applied. */
  readonly count: number;
}

/**
 * Applies every safe fix, again and again until none is left. Where two overlap the first in the draft wins, and the other gets its
 * turn in the next round. A fix that its finding survives, such as rows put where no table is read, is not applied at all; it is tried
 * once more in the end, when what stood in its way may be fixed. `check` reads and checks a text, each that comes up once; what is known
 * of the source already need not be found again.
 */
export function fixAll(source: string, check: (text: string) => readonly Finding[], known?: readonly Finding[]): Mended {
  const findingsOn = once(check, new Map(known === undefined ? [] : [[source, known]]));
  let state: State = { pieces: [span(0, source.length)], text: source, count: 0 };
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = state.text;
    const [fixed, futile] = settled(source, state, findingsOn);
    state = fixed;
    if (futile.size === 0 || state.text === before) break;
  }
  return { edits: editsOf(state.pieces, source.length), text: state.text, count: state.count };
}

/** It begins again and again with texts that it has been at. */
function once(check: (text: string) => readonly Finding[], known: Map<string, readonly Finding[]>): typeof check {
  return (text) => {
    const findings = known.get(text) ?? check(text);
    known.set(text, findings);
    return findings;
  };
}

/** A draft in the making. */
interface State {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly count: number;
}

/** The state in which nothing is left to be applied but what is of no use, and that. */
function settled(source: string, from: State, findingsOn: (text: string) => readonly Finding[]): [State, ReadonlySet<string>] {
  const futile = new Set<string>();
  for (;;) {
    const before = futile.size;
    const state = rounds(source, from, findingsOn, futile);
    if (futile.size === before) return [state, futile];
  }
}

/** There is something for fix-all to try; whether it mends anything is known only when it is worked out. */
export function hasSafeFix(findings: readonly Finding[], text: string): boolean {
  return offersOf(findings, text).length > 0;
}

/** Ends early where fixes turn out to be of no use: they are put into `futile`, and all is to be done again without them. */
function rounds(source: string, from: State, findingsOn: (text: string) => readonly Finding[], futile: Set<string>): State {
  let { pieces, text, count } = from;
  let last: Round = { offers: [], taken: [] };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const offers = offersOf(findingsOn(text), text).filter(({ key }) => !futile.has(key));
    const useless = withoutUse(last, offers);
    for (const key of useless) futile.add(key);
    const taken = apart(offers);
    if (useless.length > 0 || taken.length === 0) break;
    pieces = replaced(
      pieces,
      taken.flatMap(({ edits }) => edits),
    );
    text = pieces.map((piece) => (typeof piece === 'string' ? piece : source.slice(piece.start, piece.end))).join('');
    count += taken.length;
    last = { offers, taken };
  }
  return { pieces, text, count };
}

/** What is put in for one finding; the same words by the same rule have the same key. */
interface Offer {
  readonly key: string;
  readonly edits: readonly Edit[];
}

interface Round {
  readonly offers: readonly Offer[];
  readonly taken: readonly Offer[];
}

/** The first safe fix of each finding, if it changes something. */
function offersOf(findings: readonly Finding[], text: string): Offer[] {
  return findings.flatMap(({ rule, fixes = [] }) => {
    const fix = fixes.find(({ safe }) => safe);
    if (fix === undefined || fix.edits.every((edit) => text.slice(edit.at.start, edit.at.end) === edit.newText)) return [];
    return [{ key: [rule, ...fix.edits.map(({ newText }) => newText)].join('\u0000'), edits: fix.edits }];
  });
}

/** Insertions that were made and are wanted again, as often as before. */
function withoutUse({ offers, taken }: Round, now: readonly Offer[]): string[] {
  const times = (among: readonly Offer[], key: string) => among.filter((offer) => offer.key === key).length;
  const made = new Set(taken.filter(({ edits }) => edits.every(({ at }) => at.start === at.end)).map(({ key }) => key));
  return [...made].filter((key) => times(now, key) >= times(offers, key));
}

/** Each leaves alone what one before it touches. */
function apart(offers: readonly Offer[]): Offer[] {
  const taken: Offer[] = [];
  const places: Span[] = [];
  for (const offer of offers) {
    if (offer.edits.some(({ at }) => touched(places, at))) continue;
    taken.push(offer);
    for (const { at } of offer.edits) places.splice(placeFor(places, at), 0, at);
  }
  return taken;
}

/** Of places that leave each other alone only the two beside it can touch another. */
function touched(places: readonly Span[], at: Span): boolean {
  const behind = placeFor(places, at);
  return [places[behind - 1], places[behind]].some((place) => place !== undefined && collide(at, place));
}

function placeFor(places: readonly Span[], { start, end }: Span): number {
  return firstWhere(places, (place) => place.start > start || (place.start === start && place.end >= end));
}

/** An insertion at the edge of another edit collides too: which of them comes first would be chance. */
function collide(a: Span, b: Span): boolean {
  const insertion = a.start === a.end || b.start === b.end;
  return insertion ? meets(a, b) : overlaps(a, b);
}

/** A text in the making: stretches of the source, and what was put between them. */
type Piece = Span | string;

function replaced(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  let done = 0;
  const cursor = new Cursor(pieces);
  for (const { at, newText } of [...edits].sort((a, b) => a.at.start - b.at.start)) {
    result.push(...cursor.take(at.start - done));
    cursor.take(at.end - at.start);
    done = at.end;
    if (newText !== '') result.push(newText);
  }
  result.push(...cursor.take(Number.POSITIVE_INFINITY));
  return result;
}

/** Walks over pieces by numbers of characters. */
class Cursor {
  #index = 0;
  /** Characters of the present piece that are behind us. */
  #offset = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  /** The next so many characters, or all that are left. */
  take(length: number): Piece[] {
    const taken: Piece[] = [];
    let left = length;
    for (let piece = this.pieces[this.#index]; piece !== undefined && left > 0; piece = this.pieces[this.#index]) {
      const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const from = this.#offset;
      const to = Math.min(size, from + left);
      taken.push(typeof piece === 'string' ? piece.slice(from, to) : span(piece.start + from, piece.start + to));
      left -= to - from;
      this.#offset = to < size ? to : 0;
      if (to === size) this.#index += 1;
    }
    return taken;
  }
}

/** What stands between the stretches of the source that were kept, in place of what stood there. */
function editsOf(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let done = 0;
  let inserted = '';
  for (const piece of [...pieces, span(length, length)]) {
    if (typeof piece === 'string') {
      inserted += piece;
      continue;
    }
    if (piece.start > done || inserted !== '') edits.push({ at: span(done, piece.start), newText: inserted });
    done = piece.end;
    inserted = '';
  }
  return edits;
}
