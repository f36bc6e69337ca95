import type { Report } from './types.js';

/** Under this name a value carries what was read off it: both are forgotten together, and copies of the value do not share it. */
const FACTS = Symbol('facts');
/** Stands for `undefined`, which is a fact like any other. */
const NOTHING = Symbol('nothing');

interface Carrier {
  readonly [FACTS]?: unknown[];
}

let facts = 0;

/** Something to be read off a report, or off another value that never changes: read when first asked for, and once. */
export function fact<T, K extends object = Report>(read: (of: K) => T): (of: K) => T {
  const number = facts;
  facts += 1;
  return (of) => {
    const kept = (of as Carrier)[FACTS] ?? carriedBy(of);
    const known = kept[number];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    const value = read(of);
    kept[number] = value === undefined ? NOTHING : value;
    return value;
  };
}

function carriedBy(of: object): unknown[] {
  const kept: unknown[] = [];
  Object.defineProperty(of, FACTS, { value: kept });
  return kept;
}
