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

/** All of them at once, where nobody else uses the pattern meanwhile. */
export function allMatches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/**
 * Tells whether any of these words, of two characters or more, stands in a text: words are compared only behind two characters that one
 * of them may begin with.
 */
export function finderOf(words: readonly string[]): (text: string) => boolean {
  const lists = new Map<number, string[]>();
  const mayBegin = new Uint8Array(PLACES);
  for (const word of words) {
    const place = placeOf(word.charCodeAt(0), word.charCodeAt(1));
    mayBegin[place] = 1;
    lists.set(place, [...(lists.get(place) ?? []), word]);
  }
  return (text) => {
    let before = text.charCodeAt(0);
    for (let i = 1; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const place = placeOf(before, code);
      if (mayBegin[place] === 1 && lists.get(place)?.some((word) => text.startsWith(word, i - 1)) === true) return true;
      before = code;
    }
    return false;
  };
}

const PLACES = 0x4000;

/** Where two characters have their place in a table; some share one. */
function placeOf(first: number, second: number): number {
  return ((first << 5) ^ second) & (PLACES - 1);
}
