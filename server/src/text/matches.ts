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

/** Tells whether any of these words, of two characters or more, stands in a text: words are compared only where one can begin. */
export function finderOf(words: readonly string[]): (text: string) => boolean {
  const lists: string[][] = [];
  /** By the code of a first character the number of its list, from 1 on. */
  const numbers = new Uint8Array(0x10000);
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (numbers[first] === 0) numbers[first] = lists.push([]);
    lists[(numbers[first] ?? 0) - 1]?.push(word);
  }
  return (text) => {
    for (let i = 0; i < text.length; i += 1) {
      const number = numbers[text.charCodeAt(i)] ?? 0;
      if (number !== 0 && begins(text, i, lists[number - 1] ?? [])) return true;
    }
    return false;
  };
}

function begins(text: string, at: number, words: readonly string[]): boolean {
  const second = text.charCodeAt(at + 1);
  for (const word of words) if (word.charCodeAt(1) === second && text.startsWith(word, at)) return true;
  return false;
}
