import { FORM_IDS } from './formats/index.js';

/**
 * What a form prescribes, as data. One JSON file a generation (see formats/), checked by schema.ts.
 * A cell is addressed by its key: `<row key>.<column key>`, or the column key alone where the table has one unnamed row.
 */
export { FORM_IDS };
/** A generation of the form, by the first year in which it was prescribed. */
export type FormId = (typeof FORM_IDS)[number];
/** How much a finding matters; `hint` the least. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';
/** How sure an entry of the data is: read in the source itself, concluded from it, or known without it. */
export type Confidence = 'verified' | 'derived' | 'recalled';

/** Where a fact comes from, and how sure we are. */
export interface Sourced {
  readonly source: readonly string[];
  readonly confidence: Confidence;
}

/** `count`: a whole number ≥ 0. `change`: a whole number with or without sign. `amount`: a decimal ≥ 0. */
export interface CellType {
  readonly type: 'count' | 'change' | 'amount';
  readonly unit: string;
  /** The header fixes no unit, so the cell may carry its own (251000元). */
  readonly unitInCell?: boolean;
}

/** A cell of a table's head as it is printed; merged over so many columns and rows, 1 where absent. */
export interface HeaderCell {
  readonly text: string;
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** A column of figures in a table of the form. */
export interface FormColumn {
  readonly key: string;
  readonly label: string;
  /** The merged headers above the label, outermost first, joined by `/`. */
  readonly group?: string;
  readonly variants?: readonly string[];
  readonly cell: CellType;
}

/** A row of a table of the form, with the row that it belongs under. */
export interface FormRow {
  readonly key: string;
  readonly label: string;
  readonly parent: string | null;
  readonly level: number;
  /** False for a row that only heads others. */
  readonly figures: boolean;
  readonly variants?: readonly string[];
  readonly unit?: string;
  /** Overrides the column's type. */
  readonly cell?: CellType;
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** Rows under one header. Table two has one block for every item of Article 20. */
export interface FormBlock {
  readonly caption?: string;
  readonly header: readonly (readonly HeaderCell[])[];
  /** A column between label and figures that prints the unit. */
  readonly unitColumn?: boolean;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/** A standard table of the form: rows, columns and what must add up in it. */
export interface FormTable extends Sourced {
  readonly id: string;
  /** 表二 and the like. */
  readonly name: string;
  readonly title: string;
  readonly section: string | null;
  /** First report year that needs the table; always, where absent. */
  readonly requiredFrom?: number;
  readonly labelColumns: number;
  /** Physical columns, labels included. */
  readonly width: number;
  readonly blocks: readonly FormBlock[];
}

/** A matter that a section must speak of, and the words by which it is told that it does. */
export interface Topic {
  readonly name: string;
  readonly keywords: readonly string[];
  /** Words that hold a keyword and say nothing of the topic: 监督权. */
  readonly except?: readonly string[];
  /** Words of a heading of its own that is about the topic, by whatever name: 网站和公示栏. */
  readonly headings?: readonly string[];
  /** What a new report asks to be filled in, where the name alone does not say it. */
  readonly prompt?: string;
}

/** A sentence that many reports need word for word. */
export interface Phrase {
  readonly name: string;
  readonly text: string;
}

/** A part of the report as the form prescribes it. */
export interface FormSection extends Sourced {
  readonly id: string;
  /** 1 for 一、; null where the form fixes contents but no headings. */
  readonly number: number | null;
  readonly heading: string;
  /** `text`: prose under a fixed heading. `table`: a standard table. `content`: required content, free heading. */
  readonly kind: 'text' | 'table' | 'content';
  readonly table?: string;
  /** What a new report asks to be filled in, where the heading alone does not say it. */
  readonly prompt?: string;
  /** It must name problems and what was done about them: 无 is no answer. */
  readonly review?: true;
  readonly variants: readonly string[];
  /** `content` only: one of these words shows that the content is there; none given, it is optional. */
  readonly keywords?: readonly string[];
  readonly topics?: readonly Topic[];
  /** A topic whose text must name one of these results. */
  readonly results?: { readonly topic: string; readonly keywords: readonly string[] };
  /** A statement that must be made, recognised by any of the words. */
  readonly statement?: { readonly name: string; readonly keywords: readonly string[]; readonly suggestion: string };
}

/**
 * A relation between cells of one table. Addresses may start with `-` (subtract) and may hold one `*`, replaced by each key in `over`.
 * `sum`: total = Σ terms. `atMost`: total ≤ Σ terms. `zeroIf`: total = 0 ⇒ every term = 0. `zeroIff`: total = 0 ⇔ the term = 0.
 */
export interface Equation extends Sourced {
  readonly id: string;
  readonly table: string;
  readonly kind: 'sum' | 'atMost' | 'zeroIf' | 'zeroIff';
  readonly over?: readonly string[];
  readonly total: string;
  readonly terms: readonly string[];
  readonly severity: Severity;
  readonly statement: { readonly zh: string; readonly en: string };
}

/**
 * A relation between this year's table and the same table in last year's report: total = Σ `previous` there + Σ `terms` here, addresses as
 * in `Equation`.
 */
export interface CarryOver extends Sourced {
  readonly id: string;
  readonly table: string;
  readonly over: readonly string[];
  readonly total: string;
  readonly previous: readonly string[];
  readonly terms: readonly string[];
  readonly severity: Severity;
  readonly statement: { readonly zh: string; readonly en: string };
}

/** Where a figure of an older table stands in the newer one. The first entry that fits a cell counts; `*` is the rest of its key. */
export interface Carried {
  readonly from: string;
  readonly to: string;
  /** The newer form splits what the older one had in one cell: the author has to look at it. */
  readonly doubtful?: boolean;
}

/** What becomes of the tables of an older form. */
export interface FromOlder extends Sourced {
  readonly from: FormId;
  readonly tables: readonly { readonly table: string; readonly carried: readonly Carried[] }[];
}

/** One generation of the report's form. */
export interface Form extends Sourced {
  readonly id: FormId;
  readonly name: string;
  /** Report years it applies to; `to`, the year before the next form's first, is no part of the file: null while in force. */
  readonly years: { readonly from: number; readonly to: number | null };
  readonly basis: { readonly title: string; readonly number: string };
  /** The sentence that says by what the report was written; `{报告内容}` stands for the articles on that matter in the law of the year. */
  readonly preamble: string;
  readonly phrases: readonly Phrase[];
  readonly sections: readonly FormSection[];
  readonly tables: readonly FormTable[];
  /** What becomes of the tables of the form before, and of older ones. */
  readonly conversions: readonly FromOlder[];
  readonly carries: readonly CarryOver[];
  readonly equations: readonly Equation[];
}

/** A form as its file has it: when it ends is said by the file of the next. */
export interface FormFile extends Omit<Form, 'years'> {
  readonly years: { readonly from: number };
}
