import type { Range, TextEdit } from 'vscode-languageserver-protocol';

/** The standard tables of a report as the fill-in view draws them. */
export interface FillAnswer {
  readonly version: number;
  readonly title: string;
  readonly tables: readonly FillTable[];
  /** Standard tables that the draft lacks, and what would put them there. */
  readonly missing: readonly FillNote[];
}

/** A standard table: how the form prints it, and what stands in it. */
export interface FillTable {
  /** By its place among the standard tables of the draft. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Where it stands in the draft. */
  readonly range: Range;
  /** How many of its equations hold, in words. */
  readonly tally: string;
  readonly rows: readonly (readonly FillCell[])[];
  /** The same with its groups of columns as rows, for a window that is too narrow for `rows`. */
  readonly folded?: readonly (readonly FillCell[])[];
  /** By the key of the cell. */
  readonly figures: Readonly<Record<string, FillFigure>>;
  /** By the name of the mark. */
  readonly marks: Readonly<Record<string, FillMark>>;
  /** What is said of the table, and of none of its rows. */
  readonly notes: readonly FillNote[];
}

/** A cell of the form. `figure` is to be filled in, by its key; `mark` tells of the equations of its row or column. */
export interface FillCell {
  readonly kind: 'head' | 'label' | 'figure' | 'mark' | 'none';
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** Of a figure. */
  readonly key?: string;
  /** Of a mark. */
  readonly mark?: string;
}

/** A figure in the fill-in view. */
export interface FillFigure {
  readonly text: string;
  /** Row and column in words. */
  readonly label: string;
  /** `locked`: it has no place of its own in the draft that is certain. */
  readonly state: 'figure' | 'blank' | 'bad' | 'locked';
  /** A sum of others. */
  readonly isTotal: boolean;
  /** What a total must be by the figures that it is the sum of, where that is certain. */
  readonly expected?: string;
  /** What stood here in last year's report; or there, where that is carried over from. */
  readonly previous?: string;
  readonly notes: readonly FillNote[];
}

/** A finding in words, and what would mend it. */
export interface FillNote {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly repairs: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** What is said of a row or column in the fill-in view. */
export interface FillMark {
  readonly status: 'holds' | 'fails' | 'unknown';
  /** Every equation of the row or column, a line each. */
  readonly words: string;
  /** What is said of the row itself: that the draft lacks it, or how it is written. */
  readonly notes: readonly FillNote[];
  /** The question whether the blanks of the row are to be filled with 0, where it has some. */
  readonly zeros?: string;
}

/** What was done in the fill-in view, in which table: by its number in the draft and its id in the form. */

/** 勾稽核算表: the equations that fail, then all of them, table by table. */
export interface LedgerAnswer {
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly chapters: readonly LedgerChapter[];
}

/** Equations under one title. */
export interface LedgerChapter {
  /** Of a table it begins with its name: 表三. */
  readonly title: string;
  /** How many hold; empty for those that fail. */
  readonly tally: string;
  readonly groups: readonly {
    /** What the equations below say; empty for those that fail. */
    readonly statement: string;
    readonly lines: readonly LedgerLine[];
  }[];
}

/** An equation by the cell of its total. */
export interface LedgerLine {
  readonly status: FillMark['status'];
  readonly name: string;
  readonly words: string;
  /** Where the total stands; absent where it has no place in the draft. */
  readonly range?: Range;
}
