/**
 * A document of a word processor as its reader sees it: numbers written out, changes accepted, fields by their results. Paths say where
 * a part stands in the file, `body/table[3]/row[5]/cell[9]`: counted from 1, among parts of the same kind, wrappers passed over.
 */
export type DocumentBlock = DocumentParagraph | DocumentTable;

/** One paragraph of a Word file; `path` says where it stands in it. */
export interface DocumentParagraph {
  readonly kind: 'paragraph';
  readonly path: string;
  /** Lines within a paragraph are held apart by `\n`. */
  readonly text: string;
}

/** A table of a Word file, merges included. */
export interface DocumentTable {
  readonly kind: 'table';
  readonly path: string;
  readonly rows: readonly DocumentRow[];
}

/** One row of a table. */
export interface DocumentRow {
  /** Columns of the grid that are left free before the first cell. */
  readonly before: number;
  readonly cells: readonly DocumentCell[];
}

/** One cell; what it holds may be paragraphs and tables again. */
export interface DocumentCell {
  readonly path: string;
  readonly blocks: readonly DocumentBlock[];
  /** Columns of the grid that it takes up. */
  readonly colspan: number;
  /** It goes on with the cell above or before it, and holds nothing of its own. */
  readonly continues: boolean;
}

/** What a file holds besides what is read: how many of each. */
export interface LeftOut {
  readonly inserted: number;
  readonly deleted: number;
  /** Headers and footers that hold words. */
  readonly headers: number;
  readonly comments: number;
  readonly contents: number;
  readonly hidden: number;
  readonly pictures: number;
  readonly objects: number;
}

/** The body of a Word file in reading order, and what of the file was left out. */
export interface WordDocument {
  readonly blocks: readonly DocumentBlock[];
  readonly left: LeftOut;
}
