import type { Report } from './types.js';

/** Something to be read off a report, or off another value that never changes: read when first asked for, and once. */
export function fact<T, K extends object = Report>(read: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { value: read(of) };
      known.set(of, found);
    }
    return found.value;
  };
}
