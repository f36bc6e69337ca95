import type { Report } from './types.js';

/** Something to be read off a report: read when first asked for, and once. */
export function fact<T>(read: (report: Report) => T): (report: Report) => T {
  const known = new WeakMap<Report, { readonly value: T }>();
  return (report) => {
    let found = known.get(report);
    if (found === undefined) {
      found = { value: read(report) };
      known.set(report, found);
    }
    return found.value;
  };
}
