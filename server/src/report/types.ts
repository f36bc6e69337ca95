import type { Form, FormColumn, FormRow, FormSection, FormTable } from '../data/types.js';
import type { CellLook } from '../text/figure.js';
import type { ReadingCopy } from '../text/reading-copy.js';
import type { Span } from '../text/span.js';
import type { Institution } from './structure/bodies.js';

/** How a row of a table is written in the draft. `line`: one cell on a line. `aligned`: columns held apart by blanks. */
export type Notation = 'pipe' | 'html' | 'tab' | 'aligned' | 'line';

/** One cell as written. `text` is what a reader sees (entities decoded, trimmed); `at` is where it stands in the source. */
export interface WrittenCell {
  readonly at: Span;
  readonly text: string;
  /** What the text looks like, told once for all who ask. */
  readonly look: CellLook;
}

/** A line of cells, in whatever notation; not yet a row of any table. */
export interface WrittenRow {
  readonly kind: 'row';
  readonly notation: Notation;
  readonly at: Span;
  readonly cells: readonly WrittenCell[];
  /** Markdown `#` before the text of a single-cell line (0 where there is none). */
  readonly hashes: number;
  /** Rows of one `<table>` or of neighbouring lines share a number. */
  readonly group: number;
  /** Where each cell has a line of its own that ends with a bar: cells without text right behind it, a bar alone. */
  readonly blanks: readonly WrittenCell[] | undefined;
}

/** A paragraph or a line of running text: too long to be a cell. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly at: Span;
}

/** Everything between two blank lines is a row or a paragraph; in reading order, never overlapping. */
export type Block = WrittenRow | Paragraph;

/** A heading, of a section or within one. */
export interface Heading {
  /** The whole heading, number included, blanks trimmed. */
  readonly at: Span;
  /** 1 for 一、, 2 for （一）. */
  readonly level: 1 | 2;
  /** The number as read; undefined where it is lost (、总体情况). */
  readonly number: number | undefined;
  /** Where the number with its mark stands; empty at the start of the text where there is none. */
  readonly numberAt: Span;
  readonly text: string;
  readonly textAt: Span;
  /** The heading runs on into its paragraph on the same line. */
  readonly runIn: boolean;
  /** `## ` or nothing: what stands before the number. */
  readonly prefix: string;
}

/** A section of the form found in the draft. */
export interface Section {
  readonly form: FormSection;
  readonly heading: Heading;
  /** How the wording matched: the form's own, a known variant, or only similar. */
  readonly match: 'exact' | 'variant' | 'similar';
  /** From the end of the heading to the start of the next section. */
  readonly body: Span;
}

/** A cell of a standard table, bound for certain. */
export interface FilledCell {
  /** As equations address it, such as `r1.np`. */
  readonly key: string;
  readonly row: FormRow;
  readonly column: FormColumn;
  /** Row and column in words, for messages. */
  readonly label: string;
  readonly at: Span;
  readonly text: string;
  /** `figure`: `value` holds it. `blank`: nothing, or a stand-in such as `/`. `bad`: something else. */
  readonly state: 'figure' | 'blank' | 'bad';
  readonly value: number | undefined;
}

/** A row of the form as it stands in the draft. */
export interface FilledRow {
  readonly row: FormRow;
  /** The label as written. */
  readonly labelAt: Span;
  /** From label to last value. */
  readonly at: Span;
  readonly notation: Notation;
  /**
   * `bound`: every column has its cell. `empty`: the label alone, no value at all.
   * `unclear`: values are there, but which belongs to which column is not certain; no cells then.
   */
  readonly state: 'bound' | 'empty' | 'unclear';
  /** Figures found after the label, and figures that the form wants. */
  readonly found: number;
  readonly wanted: number;
  /** Its figures ran together into one run of digits: always `unclear`. */
  readonly glued: boolean;
  readonly cells: readonly FilledCell[];
}

/** A header of a column that stands in the draft. */
export interface HeaderFound {
  readonly at: Span;
  readonly text: string;
  /** The header of the form that it is, or that it is a damaged copy of. */
  readonly label: string;
  readonly damaged: boolean;
  /** Index of the block of the form's table. */
  readonly block: number;
}

/** A standard table as found in the draft. */
export interface FilledTable {
  /** The generation whose table this is; not always the report's. */
  readonly form: Form;
  readonly table: FormTable;
  readonly at: Span;
  readonly notation: Notation;
  readonly headers: readonly HeaderFound[];
  /** In the order of the draft. */
  readonly rows: readonly FilledRow[];
  readonly cells: ReadonlyMap<string, FilledCell>;
  /** Its groups of columns are rows, or tables of their own, that together are whole; one head may serve all of them. */
  readonly grouped: boolean;
  /**
   * `read`: row by row. `scattered`: labels and figures came apart (page dumps); only what is certain is bound.
   * `glued`: figures of neighbouring cells run together; nothing is bound.
   * `local`: a version of its own, with other rows or columns, of a table that offices were free to vary; it is there and not judged.
   */
  readonly state: 'read' | 'scattered' | 'glued' | 'local';
}

/** The title of the report, with all that is read off it. */
export interface Title {
  /** The whole lines. */
  readonly at: Span;
  /** Blanks removed, lines joined, without a web site's labels. */
  readonly text: string;
  /** 政府信息公开工作年度报告, or what stands for it. */
  readonly name: string;
  readonly nameAt: Span;
  /** 【年报】 before the title or - 某某网 behind it: a web site's, no part of the title. */
  readonly labels: readonly Span[];
  /** Further places where a title line is printed. */
  readonly repeated: readonly Span[];
  readonly year: number | undefined;
  readonly yearAt: Span | undefined;
  readonly issuer: string | undefined;
  /** It stands in the `<title>` of a page or in front matter: there are places, but no text for a reader. */
  readonly inHead: boolean;
}

/** A date in full; that there is such a day is not said. */
export interface DateFound {
  readonly at: Span;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 统计期限 as stated. `from`/`to` are undefined where the dates are absent or cannot be read. */
export interface Period {
  readonly at: Span;
  readonly from: DateFound | undefined;
  readonly to: DateFound | undefined;
  /** Digits stand where dates belong, but marks such as 年 or 月 are lost. */
  readonly damaged: boolean;
}

/** The end of the report: who reports (落款), and when. */
export interface SignOff {
  readonly at: Span;
  readonly issuer: string | undefined;
  readonly date: DateFound | undefined;
}

/** What is known of any draft. */
interface Draft {
  readonly source: string;
  /** What a reader sees of it. All spans of a reading are in the source; `copy.textOf` gives the words that stand there. */
  readonly copy: ReadingCopy;
  readonly title: Title | undefined;
  readonly issuer: string | undefined;
  readonly year: number | undefined;
}

/** The report of a body that reports by the forms known here: it is judged, and written in. */
export interface Report extends Draft {
  readonly kind: 'report';
  /** Whoever brought the draft says that it is a report. */
  readonly declared: boolean;
  /** A web page as a whole: nothing is written into its markup. */
  readonly isPage: boolean;
  readonly form: Form;
  readonly period: Period | undefined;
  readonly signOff: SignOff | undefined;
  /** Pairs of `**` about emphasised words, which the copy leaves out. */
  readonly stars: readonly (readonly [Span, Span])[];
  readonly blocks: readonly Block[];
  /** Level 1 and 2, in order; rows of tables are never among them. */
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  readonly tables: readonly FilledTable[];
}

/** A report by its traces, which cannot be read as text: garbled, to be filled in by a script, or too long. */
export interface UnreadableReport extends Draft {
  readonly kind: 'unreadable';
  readonly cause: 'mojibake' | 'script' | 'too-long' | 'traditional' | 'several';
}

/** The report of a school, a hospital or a public enterprise, which follows other rules than those known here. */
export interface InstitutionReport extends Draft {
  readonly kind: 'institution';
  readonly institution: Institution;
}

/** No disclosure report: nothing is to be said of it. */
export interface OtherDocument extends Draft {
  readonly kind: 'other';
}

/** A report of which one thing is said and no more: why it is not judged. */
export type UnjudgedReport = UnreadableReport | InstitutionReport;

/**
 * What a draft says, as a value; reading never fails. Only a `Report` has parts: whatever asks for them takes a `Report`, and is not
 * asked of anything else.
 */
export type Reading = Report | UnjudgedReport | OtherDocument;

/** What is judged and written in; undefined for every other document. */
export function reportIn(reading: Reading): Report | undefined {
  return reading.kind === 'report' ? reading : undefined;
}

/** The cells of a table by their keys; of two with the same key the first. */
export function cellsByKey(rows: readonly FilledRow[]): ReadonlyMap<string, FilledCell> {
  const byKey = new Map<string, FilledCell>();
  for (const { cells } of rows) for (const cell of cells) if (!byKey.has(cell.key)) byKey.set(cell.key, cell);
  return byKey;
}
