import { apart } from '../../text/chars.js';
import { allMatches, areNone, matches } from '../../text/matches.js';
import { pairsOf } from '../../text/pairs.js';
import { signsOf } from '../../text/signs.js';

/** A text and what was read off it: the same wherever, and however often, it stands in a draft. */
export interface Words {
  readonly text: string;
  /** The kinds of characters in it: see text/signs.ts. */
  readonly signs: number;
  /** By the numbers of the readers. */
  readonly readings: unknown[];
}

/** Longer ones are no paragraphs of an author, and what is found in them can be long too. */
const LONGEST_KEPT = 10_000;
/** Characters of the texts that are kept at the least, and half of those kept at the most: so many of each character of the draft. */
const ROOM = 2;
const LEAST_KEPT = 10_000;
/** What is read off a text takes room too, about as much as so many more characters. */
const READINGS = 100;

let young = new Map<string, Words>();
let old = new Map<string, Words>();
let length = 0;
let kept = LEAST_KEPT;

/**
 * Told how long the draft is that is dealt with: what is kept lasts from its one version to the next. Where each draft is another, as in a
 * folder of thousands, whatever is kept longer is nothing but garbage that has grown old.
 */
export function makeRoomFor(draft: string): void {
  kept = Math.max(LEAST_KEPT, ROOM * draft.length);
}

/**
 * The words of a text, with what was read off them when they last were met: from one version of a draft to the next all paragraphs
 * but one are as they were. Those that were not met for a while are forgotten.
 */
export function wordsOf(text: string, signs = signsOf(text)): Words {
  const known = young.get(text);
  if (known !== undefined) return known;
  const words = old.get(text) ?? { text: apart(text), signs, readings: new Array<unknown>(readers) };
  if (text.length > LONGEST_KEPT) return words;
  if (length > kept) {
    old = young;
    young = new Map();
    length = 0;
  }
  young.set(words.text, words);
  length += text.length + READINGS;
  return words;
}

/** The words of a text that was met lately as it stands, without a look at any of its characters; undefined for any other. */
export function knownWords(text: string): Words | undefined {
  return young.get(text);
}

/** The reading that nearly all others ask first. */
const PAIRS = 0;
let readers = PAIRS + 1;

/** The kinds of neighbouring characters that stand in the words: see text/pairs.ts. */
export function pairsIn({ text, readings }: Words): number {
  const known = readings[PAIRS] as number | undefined;
  if (known !== undefined) return known;
  const pairs = pairsOf(text);
  readings[PAIRS] = pairs;
  return pairs;
}

/** A reading that depends on nothing but the words: made once for them. What it gives must never be changed. */
export function ofWords<T>(read: (words: Words) => T): (words: Words) => T {
  const reader = readers;
  readers += 1;
  return (words) => {
    const { readings } = words;
    const known = readings[reader];
    if (known !== undefined) return known as T;
    const made = read(words);
    readings[reader] = made;
    return made;
  };
}

/**
 * What a reader finds in a passage by nothing but its words and by what is `given`, which is told by identity. Where it found nothing, as
 * nearly everywhere, the same words are not gone through again; what it finds may have its place in a draft, and is found anew. `own` is
 * what was read off the very passage.
 */
export function findsIn<P extends Words, T, G extends object | string | number, O = undefined>(
  find: (passage: P, given: G, own: O) => Iterable<T>,
): (passage: P, given: G, own: O) => readonly T[] {
  const reader = readers;
  readers += 1;
  return (passage, given, own) => {
    const { readings } = passage;
    if (readings[reader] === given) return NOTHING;
    const found = [...find(passage, given, own)];
    if (found.length > 0) return found;
    readings[reader] = given;
    return NOTHING;
  };
}

/** For readers that need nothing but the words. */
export const ALWAYS = 'always';

const NOTHING: readonly never[] = [];

/** A reading that depends on the words and on two things more: made anew only where one of these is another. */
export function wordsInContext<T, A, B>(read: (words: Words, first: A, second: B) => T): (words: Words, first: A, second: B) => T {
  const last = ofWords((): { made?: { readonly first: A; readonly second: B; readonly value: T } } => ({}));
  return (words, first, second) => {
    const kept = last(words);
    if (kept.made?.first !== first || kept.made.second !== second) kept.made = { first, second, value: read(words, first, second) };
    return kept.made.value;
  };
}

/** Whether any of these readers finds something in the words. */
export function anyIn(...all: readonly ((words: Words) => Iterable<RegExpExecArray>)[]): (words: Words) => boolean {
  return ofWords((words) => all.some((matchesIn) => !areNone(matchesIn(words))));
}

/** Reads off all matches of a pattern with the flag g, which can match only where all these signs and all these pairs stand. */
export function matchesOf(pattern: RegExp, signs = 0, pairs = 0): (words: Words) => Iterable<RegExpExecArray> {
  const kept = ofWords(({ text }) => allMatches(text, pattern));
  return (words) => {
    if ((words.signs & signs) !== signs || (pairs !== 0 && (pairsIn(words) & pairs) !== pairs)) return NONE;
    return words.text.length > LONGEST_KEPT ? matches(words.text, pattern) : kept(words);
  };
}

const NONE: readonly RegExpExecArray[] = [];
