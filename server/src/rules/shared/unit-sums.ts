import type { Form } from '../../data/types.js';
import type { FilledCell } from '../../report/types.js';
import { rounded } from '../../text/figure.js';
import type { Message } from '../../text/message.js';

/** What the reports of the units below a body say of a cell of its tables. */
export interface UnitSum {
  readonly value: number;
  /** What each unit adds, in the order of the units; those that add nothing too. */
  readonly shares: readonly UnitShare[];
  /** Units that are counted elsewhere, and have no figure here. */
  readonly lacking: readonly string[];
}

/** What one unit adds to a sum. */
export interface UnitShare {
  readonly unit: string;
  readonly value: number;
}

/** The tables of a body as the sum of its units'. */
export interface UnitSums {
  readonly year: number;
  /** The form of the year, as it is extended there. */
  readonly form: Form;
  /** Units whose reports are counted. */
  readonly units: readonly string[];
  /** Units that are not counted, and why. */
  readonly leftOut: readonly { readonly unit: string; readonly why: Message }[];
  /** By table and cell. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, UnitSum>>>>;
}

/** A cell beside the sum of the units. */
export interface Comparison {
  readonly sum: UnitSum;
  /** How much the cell has more than the sum; negative for less. */
  readonly excess: number;
  /** Whoever has no figure in the sum can have what the cell has more: that it differs is not certain then. */
  readonly certain: boolean;
}

/** Undefined where both are the same, or one of them is not known. */
export function compared({ table, key, cell }: ComparedCell, sums: UnitSums): Comparison | undefined {
  const sum = sums.tables[table]?.[key];
  if (sum === undefined || cell.value === undefined) return undefined;
  const excess = rounded(cell.value - sum.value);
  if (excess === 0) return undefined;
  // A change of the year can be less than nothing: then those who are not counted may have any of it.
  const onlyAdds = cell.type !== 'change';
  const complete = sum.lacking.length === 0 && sums.leftOut.length === 0;
  return { sum, excess, certain: complete || (onlyAdds && excess < 0) };
}

/** A cell that is held against the sum of the units. */
export interface ComparedCell {
  readonly table: string;
  readonly key: string;
  readonly cell: { readonly value: number | undefined; readonly type: FilledCell['column']['cell']['type'] };
}
