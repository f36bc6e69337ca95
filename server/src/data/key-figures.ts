import file from './key-figures.json' with { type: 'json' };

/** What a list of reports shows of each: a sum of cells, or the share that it is of another sum. */
export interface KeyFigure {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Cells to add up, as equations address them; the first list counts all cells of which stand in the report's form. */
  readonly of: readonly (readonly string[])[];
  /** Of a share: what it is a share of. */
  readonly by?: readonly (readonly string[])[];
  readonly source: string;
}

/** schema.ts checks in the tests that the file is what the type says. */
export const keyFigures: readonly KeyFigure[] = file.keyFigures;
