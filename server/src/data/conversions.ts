import file from './conversions.json' with { type: 'json' };
import type { FormId, Sourced } from './types.js';

/** Where a figure of an older table stands in the newer one. The first entry that fits a cell counts; `*` is the rest of its key. */
export interface Carried {
  readonly from: string;
  readonly to: string;
  /** The newer form splits what the older one had in one cell: the author has to look at it. */
  readonly doubtful?: boolean;
}

/** How the tables of one generation become those of another. A cell that nothing is said of has no place there. */
export interface Conversion extends Sourced {
  readonly from: FormId;
  readonly to: FormId;
  readonly tables: readonly { readonly table: string; readonly carried: readonly Carried[] }[];
}

/** What becomes of the rows of an older form's tables in a newer one; from conversions.json, which names its source. */
export const conversions: readonly Conversion[] = file.conversions as unknown as readonly Conversion[];

/** The entry for a cell, and its key in the newer table; undefined where it has no place there. */
export function carriedTo(key: string, carried: readonly Carried[]): { readonly key: string; readonly doubtful: boolean } | undefined {
  for (const { from, to, doubtful = false } of carried) {
    const head = from.replace(/\*$/, '');
    const fits = from.endsWith('*') ? key.startsWith(head) : key === from;
    if (fits) return { key: to.replace('*', key.slice(head.length)), doubtful };
  }
  return undefined;
}
