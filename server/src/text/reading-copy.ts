import { isInvisible } from './folding.js';
import { lineStart } from './lines.js';
import type { Replacement } from './replacement.js';
import { type Span, span } from './span.js';

/** [copyStart, copyEnd) is the source's [start, end): character by character where both are as long, else as a whole (an entity). */
interface Stretch {
  readonly copyStart: number;
  readonly copyEnd: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A draft as its readers see it: without markup, comments, emphasis marks and invisible characters, with entities, radicals and
 * full-width digits as what they stand for. It knows where each of its characters stands in the source; a draft without such things
 * is its own copy, and the map costs nothing.
 *
 * Offsets are UTF-16, spans half-open. Both ways of the map are total (what lies beyond is clamped) and never go backwards.
 */
export class ReadingCopy {
  /** Where the last search ended: questions come mostly from front to back. */
  private hint = 0;

  private constructor(
    readonly source: string,
    readonly text: string,
    /** In order, without overlaps but where what stands for something was edited within; undefined where the copy is as long as the source and agrees in every place. */
    private readonly stretches: readonly Stretch[] | undefined,
  ) {}

  static of(source: string): ReadingCopy {
    return new ReadingCopy(source, source, undefined);
  }

  /** Whether offsets in the copy are offsets in the source. */
  get isIdentity(): boolean {
    return this.stretches === undefined;
  }

  /** With characters exchanged one for one. */
  withText(text: string): ReadingCopy {
    if (text.length !== this.text.length) throw new RangeError('characters are exchanged one for one');
    return text === this.text ? this : new ReadingCopy(this.source, text, this.stretches);
  }

  /** With stretches of this copy replaced; they are in order and do not overlap. */
  edited(replacements: readonly Replacement[]): ReadingCopy {
    if (replacements.length === 0) return this;
    const parts: string[] = [];
    const stretches: Stretch[] = [];
    let length = 0;
    const keep = (from: number, to: number) => {
      if (from >= to) return;
      parts.push(this.text.slice(from, to));
      if (this.stretches === undefined) add(stretches, { copyStart: length, copyEnd: length + to - from, start: from, end: to });
      else this.addMoved(stretches, { from, to, by: length - from });
      length += to - from;
    };
    let done = 0;
    for (const { start, end, text } of replacements) {
      keep(done, start);
      done = end;
      if (text === '') continue;
      parts.push(text);
      const place = this.sourceSpan({ start, end });
      add(stretches, { copyStart: length, copyEnd: length + text.length, start: place.start, end: place.end });
      length += text.length;
    }
    keep(done, this.text.length);
    return new ReadingCopy(this.source, parts.join(''), stretches);
  }

  /**
   * Where a stretch of the copy stands in the source: from its first character to its last, with all that was left out between.
   * An empty one at the edge of a line is outside of the markup there.
   */
  sourceSpan({ start, end }: Span): Span {
    if (this.stretches === undefined) return { start, end };
    if (start >= end) {
      const at = this.sourcePoint(start);
      return { start: at, end: at };
    }
    // Both ends of nearly all that is asked for stand in one stretch.
    const found = this.stretchAt(start);
    if (found !== undefined && end <= found.copyEnd && isVerbatim(found)) {
      const by = found.start - found.copyStart;
      return { start: start + by, end: end + by };
    }
    return { start: this.sourceStart(start), end: this.sourceEnd(end - 1) };
  }

  /** Where a stretch of the source stands in the copy; empty where all of it was left out. */
  copySpan({ start, end }: Span): Span {
    if (this.stretches === undefined) return span(start, end);
    const from = this.copyOffset(start);
    return span(from, Math.max(from, this.lastPlaceOf(this.stretches, end)));
  }

  /** Where a character of the source stands in the copy; the first of several. */
  copyOffset(offset: number): number {
    if (this.stretches === undefined) return offset;
    const index = this.lastAtOrBefore(this.stretches, offset, 'start');
    const found = this.stretches[index];
    if (found === undefined) return 0;
    let place = placeIn(found, offset);
    // What stands for one character, or for several, was edited within: what was kept of it and what was put in stand for the same ones.
    for (let i = index - 1; (this.stretches[i]?.end ?? 0) > offset; i -= 1) {
      const before = this.stretches[i];
      if (before !== undefined) place = Math.min(place, placeIn(before, offset));
    }
    return place;
  }

  /** The last of several; at the beginning of what was edited within, the beginning of the first part of it. */
  private lastPlaceOf(stretches: readonly Stretch[], offset: number): number {
    let index = this.lastAtOrBefore(stretches, offset, 'start');
    const found = stretches[index];
    if (found === undefined) return 0;
    if (offset > found.start) return placeIn(found, offset);
    while (stretches[index - 1]?.start === offset) index -= 1;
    return stretches[index]?.copyStart ?? 0;
  }

  /** What a reader sees of a stretch of the source. */
  textOf(at: Span): string {
    const { start, end } = this.copySpan(at);
    return this.text.slice(start, end);
  }

  /** Whether an edit of this stretch of the source takes away nothing but what a reader sees. */
  isWhole({ start, end }: Span): boolean {
    if (this.stretches === undefined || start === end) return true;
    let done = start;
    for (let i = Math.max(0, this.lastAtOrBefore(this.stretches, start, 'start')); i < this.stretches.length; i += 1) {
      const stretch = this.stretches[i];
      if (stretch === undefined || stretch.end <= start) continue;
      if (stretch.start >= end) break;
      if (!isVerbatim(stretch) || !isInvisible(this.source.slice(done, Math.max(done, stretch.start)))) return false;
      done = stretch.end;
    }
    return done >= end || isInvisible(this.source.slice(done, end));
  }

  private sourceStart(offset: number): number {
    const found = this.stretchAt(offset);
    if (found === undefined) return this.source.length;
    return isVerbatim(found) ? found.start + offset - found.copyStart : found.start;
  }

  private sourceEnd(offset: number): number {
    const found = this.stretchAt(offset);
    if (found === undefined) return this.source.length;
    return isVerbatim(found) ? found.start + offset + 1 - found.copyStart : found.end;
  }

  private sourcePoint(offset: number): number {
    if (offset >= this.text.length) return this.source.length;
    if (offset <= 0) return lineStart(this.source, this.sourceStart(0)) || (this.source.startsWith(BOM) ? 1 : 0);
    return isLineEnd(this.text[offset]) && !isLineEnd(this.text[offset - 1]) ? this.sourceStart(offset) : this.sourceEnd(offset - 1);
  }

  private stretchAt(offset: number): Stretch | undefined {
    return this.stretches?.[this.lastAtOrBefore(this.stretches, offset, 'copyStart')];
  }

  private lastAtOrBefore(stretches: readonly Stretch[], offset: number, key: 'start' | 'copyStart'): number {
    let low = -1;
    let high = stretches.length;
    const [near, next] = [stretches[this.hint], stretches[this.hint + 1]];
    if (near !== undefined && near[key] <= offset) {
      if (next === undefined || next[key] > offset) return this.hint;
      low = this.hint + 1;
      const behind = stretches[this.hint + 2];
      if (behind === undefined || behind[key] > offset) {
        this.hint = low;
        return low;
      }
    }
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.[key] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    this.hint = Math.max(0, low);
    return low;
  }

  /** Adds the parts of the map for [from, to), cut at its ends, for a copy in which they stand elsewhere. */
  private addMoved(moved: Stretch[], { from, to, by }: { readonly from: number; readonly to: number; readonly by: number }): void {
    const stretches = this.stretches ?? [];
    for (let i = Math.max(0, this.lastAtOrBefore(stretches, from, 'copyStart')); i < stretches.length; i += 1) {
      const stretch = stretches[i];
      if (stretch === undefined || stretch.copyStart >= to) return;
      const start = Math.max(from, stretch.copyStart);
      const end = Math.min(to, stretch.copyEnd);
      if (start >= end) continue;
      const back = stretch.start - stretch.copyStart;
      const place = isVerbatim(stretch) ? { start: start + back, end: end + back } : stretch;
      add(moved, { copyStart: start + by, copyEnd: end + by, start: place.start, end: place.end });
    }
  }
}

const BOM = '\ufeff';

function isLineEnd(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

function isVerbatim({ copyStart, copyEnd, start, end }: Stretch): boolean {
  return copyEnd - copyStart === end - start;
}

/** Where an offset that does not lie before the stretch is in the copy. */
function placeIn(stretch: Stretch, offset: number): number {
  if (offset <= stretch.start) return stretch.copyStart;
  return offset < stretch.end && isVerbatim(stretch) ? stretch.copyStart + offset - stretch.start : stretch.copyEnd;
}

/** Neighbours that agree character by character are one. */
function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (last !== undefined && last.end === next.start && isVerbatim(last) && isVerbatim(next))
    stretches[stretches.length - 1] = { copyStart: last.copyStart, copyEnd: next.copyEnd, start: last.start, end: next.end };
  else stretches.push(next);
}
