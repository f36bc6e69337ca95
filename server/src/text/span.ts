import { firstWhere } from './bisect.js';

/** A half-open range of UTF-16 offsets into the draft's source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The stretch from `start` to before `end`, in UTF-16 units. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Half-open: the end is outside. */
export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset < outer.end;
}

/** An offset at either end counts too: a cursor stands there, and the next character goes there. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Two spans that share an offset, be it their ends. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Two spans that share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** All of the inner span stands in the outer one, the edges counted. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether an offset stands in any of the spans, by bisection: asking for each line of a long draft stays cheap. */
export function insideAny(spans: readonly Span[]): (offset: number) => boolean {
  const apart: Span[] = [];
  for (const one of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && one.start <= last.end) apart[apart.length - 1] = cover(last, one);
    else if (one.start < one.end) apart.push(one);
  }
  return (offset) => (apart[firstWhere(apart, ({ end }) => end > offset)]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}

/**
 * For items in the order of their starts: those that may touch a span, by bisection, and no more than lie between. The first that
 * reaches so far begins the list, so one that spans many makes it longer, never wrong.
 */
export function near<T extends { readonly at: Span }>(items: readonly T[]): (at: Span) => readonly T[] {
  let farthest = 0;
  const ends = items.map(({ at }) => {
    farthest = Math.max(farthest, at.end);
    return farthest;
  });
  return ({ start, end }) => {
    const first = firstWhere(ends, (reached) => reached >= start);
    return items.slice(
      first,
      firstWhere(items, ({ at }) => at.start > end, first),
    );
  };
}
