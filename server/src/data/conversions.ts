import { forms } from './forms.js';
import type { Carried, FormId, FromOlder } from './types.js';

/** How the tables of one generation become those of another. A cell that nothing is said of has no place there. */
export interface Conversion extends FromOlder {
  readonly to: FormId;
}

/** What becomes of the rows of an older form's tables in a newer one, which says so in its file. */
export const conversions: readonly Conversion[] = forms.flatMap(({ id, conversions: known }) => known.map((one) => ({ ...one, to: id })));

/** The entry for a cell, and its key in the newer table; undefined where it has no place there. */
export function carriedTo(key: string, carried: readonly Carried[]): { readonly key: string; readonly doubtful: boolean } | undefined {
  for (const { from, to, doubtful = false } of carried) {
    const head = from.replace(/\*$/, '');
    const fits = from.endsWith('*') ? key.startsWith(head) : key === from;
    if (fits) return { key: to.replace('*', key.slice(head.length)), doubtful };
  }
  return undefined;
}
