import { apart } from '../../text/chars.js';

/** A text and what was read off it: the same wherever, and however often, it stands in a draft. */
export interface Words {
  readonly text: string;
  /** None where the text is too short to remember any. */
  readonly readings: Map<object, unknown> | undefined;
}

/** Of shorter ones each reading is made as fast as it is looked up, and takes less room than to keep it. */
const SHORTEST_KEPT = 16;
/** Longer ones are no paragraphs of an author, and what is found in them can be long too. */
const LONGEST_KEPT = 10_000;
/** Characters of the texts that are kept at the least, and half of those kept at the most. */
const KEPT = 2_000_000;
/** What is read off a text takes room too, about as much as so many more characters. */
const READINGS = 100;

let young = new Map<string, Words>();
let old = new Map<string, Words>();
let length = 0;

/**
 * The words of a text, with what was read off them when they last were met: from one version of a draft to the next all paragraphs
 * but one are as they were. Those that were not met for a while are forgotten.
 */
export function wordsOf(text: string): Words {
  if (text.length < SHORTEST_KEPT) return { text: apart(text), readings: undefined };
  const known = young.get(text);
  if (known !== undefined) return known;
  const words = old.get(text) ?? { text: apart(text), readings: new Map() };
  if (text.length > LONGEST_KEPT) return words;
  if (length > KEPT) {
    old = young;
    young = new Map();
    length = 0;
  }
  young.set(words.text, words);
  length += text.length + READINGS;
  return words;
}

/** A reading that depends on nothing but the words: made once for them. What it gives must never be changed. */
export function ofWords<T>(read: (words: Words) => T): (words: Words) => T {
  return (words) => {
    const known = words.readings?.get(read);
    if (known !== undefined) return known as T;
    const made = read(words);
    words.readings?.set(read, made);
    return made;
  };
}

/** All matches of a pattern with the flag g. */
export function matchesIn(words: Words, pattern: RegExp): Iterable<RegExpExecArray> {
  if (words.readings === undefined || words.text.length > LONGEST_KEPT) return matches(words, pattern);
  const known = words.readings.get(pattern);
  if (known !== undefined) return known as readonly RegExpExecArray[];
  const found = [...matches(words, pattern)];
  words.readings.set(pattern, found.length === 0 ? NONE : found);
  return found;
}

/** Most patterns match nowhere: to find that out is a tenth of the work of listing no matches. */
function matches({ text }: Words, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) < 0 ? NONE : text.matchAll(pattern);
}

const NONE: readonly RegExpExecArray[] = [];
