import type { Edit, Finding, Fix } from '../rules/rule.js';
import { type Span, span } from '../text/span.js';

/** Fixes that mend what other fixes brought to light; no draft needs as many. */
const MOST_ROUNDS = 10;

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
 * turn in the next round. `findingsOn` reads and checks a text.
 */
export function fixAll(source: string, findingsOn: (text: string) => readonly Finding[]): Mended {
  let pieces: readonly Piece[] = [span(0, source.length)];
  let text = source;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixes = safeFixes(findingsOn(text), text);
    if (fixes.length === 0) break;
    pieces = replaced(
      pieces,
      fixes.flatMap(({ edits }) => edits),
    );
    text = pieces.map((piece) => (typeof piece === 'string' ? piece : source.slice(piece.start, piece.end))).join('');
    count += fixes.length;
  }
  return { edits: editsOf(pieces, source.length), text, count };
}

/** The first safe fix of each finding that changes something and leaves alone what a fix before it touches. */
function safeFixes(findings: readonly Finding[], text: string): Fix[] {
  const taken: Fix[] = [];
  const places: Edit[] = [];
  for (const { fixes = [] } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    if (fix === undefined || fix.edits.every((edit) => text.slice(edit.at.start, edit.at.end) === edit.newText)) continue;
    if (fix.edits.some((edit) => places.some((place) => collide(edit.at, place.at)))) continue;
    taken.push(fix);
    places.push(...fix.edits);
  }
  return taken;
}

/** An insertion at the edge of another edit collides too: which of them comes first would be chance. */
function collide(a: Span, b: Span): boolean {
  const insertion = a.start === a.end || b.start === b.end;
  return insertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
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
