/**
 * All matches of a pattern with the flag g, like `matchAll`, which copies the pattern at each call: for the many short texts of a draft
 * that costs more than the search. Where nothing matches nothing is made.
 */
export function matches(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  pattern.lastIndex = 0;
  const first = pattern.exec(text);
  return first === null ? NONE : from(first, text, pattern);
}

/** Whether there are none, told without taking any. */
export function areNone(found: Iterable<RegExpExecArray>): boolean {
  return Array.isArray(found) && found.length === 0;
}

const NONE: readonly RegExpExecArray[] = [];

/** Where to go on is known here and not by the pattern, which others may use while this waits. */
function* from(first: RegExpExecArray, text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  for (let match: RegExpExecArray | null = first; match !== null; match = pattern.exec(text)) {
    const next = match.index + Math.max(1, match[0].length);
    yield match;
    pattern.lastIndex = next;
  }
}
