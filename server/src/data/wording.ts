import entries from './wording.json' with { type: 'json' };

/** A slip that is certain wherever its words stand. */
export interface Slip {
  /** As written, without blanks; never a pattern. */
  readonly wrong: string;
  /** Absent where there is no one right wording. */
  readonly better?: string;
  /** The rest of a sentence: “…”应为“…”： and no stop at its end. */
  readonly why: { readonly zh: string; readonly en: string };
  /** Right if one of these stands directly before it, or behind. */
  readonly notAfter?: readonly string[];
  readonly notBefore?: readonly string[];
  /** Wrong only where one of these stands directly behind. */
  readonly onlyBefore?: readonly string[];
  /** First report year from which it is wrong. */
  readonly from?: number;
  /** May be mended without asking: only letters change, not what is said. */
  readonly safe: boolean;
  readonly confidence: 'verified' | 'derived' | 'recalled';
  readonly source: string;
}

/** schema.ts checks in the tests that the file is what the type says. */
export const slips: readonly Slip[] = entries as readonly Slip[];
