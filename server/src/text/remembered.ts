import { apart } from './chars.js';

/** How long a text may be to be remembered, and how many of them are. */
export interface Room {
  readonly longest: number;
  readonly most: number;
}

/**
 * The same function, which remembers what it made of the texts that it was last asked of: from one version of a draft to the next nearly
 * all lines are as they were. What it gives must depend on the text alone, and must never be changed. At most twice as many texts as `most`
 * are kept, as copies: a slice keeps in memory all that it was cut from.
 */
export function remembered<T>(make: (text: string) => T, { longest, most }: Room): (text: string) => T {
  let young = new Map<string, Made<T>>();
  let old = new Map<string, Made<T>>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = young.get(text);
    if (known !== undefined) return known.value;
    // What is made may hold parts of the text: it is made of the copy.
    const own = apart(text);
    const made = old.get(own) ?? { value: make(own) };
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(own, made);
    return made.value;
  };
}

interface Made<T> {
  readonly value: T;
}
