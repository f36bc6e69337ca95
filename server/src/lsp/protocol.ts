import type { Diagnostic, Position, Range, TextEdit, VersionedTextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver-protocol';

import type { FormId } from '../data/types.js';
import type { FillAnswer, LedgerAnswer } from './view-protocol.js';

export type * from './view-protocol.js';

/**
 * What client and server say to each other besides the protocol of the editor. Types alone: the client imports this file and nothing else of
 * the server. Each method stands here once, with what is sent and what comes back.
 */
export interface Requests {
  /** null for a document that is not open. */
  'gouji/status': { readonly params: InDocument; readonly result: Status | null };
  /** null for a document that is not open; no parts for what is no report. */
  'gouji/structure': { readonly params: InDocument; readonly result: Structure | null };
  /** null for what is no report. */
  'gouji/preview': { readonly params: InDocument; readonly result: PreviewAnswer | null };
  /** The best first; none where a plain paste is right: no standard table is copied, or one of its figures has no certain cell. */
  'gouji/paste': { readonly params: AtPlace & Clipboard; readonly result: readonly Paste[] | null };
  /** The standard tables for the fill-in view; null for what is no report. */
  'gouji/fillTables': { readonly params: InDocument; readonly result: FillAnswer | null };
  /** The edits that do what was done in the fill-in view; null for what is no report. */
  'gouji/fill': { readonly params: FillParams; readonly result: FillResult | null };
  /** Every equation of a report with its figures; null for what is no report. */
  'gouji/ledger': { readonly params: InDocument; readonly result: LedgerAnswer | null };
  /** The table at the position as tab-separated text; null outside a table. */
  'gouji/tableText': { readonly params: AtPlace; readonly result: { readonly text: string } | null };
  /** What the cell of a figure at the position is called, by its row and column; null elsewhere. */
  'gouji/cellName': { readonly params: AtPlace; readonly result: { readonly name: string } | null };
  /** The labels and headers of all forms, by which a client tells a standard table without asking: its keys cannot wait for an answer. */
  'gouji/labels': { readonly params: undefined; readonly result: readonly string[] };
  /** Whether there is a report to compare the document with as last year's, and what the comparison is called; null for what is no report. */
  'gouji/lastYear': { readonly params: InDocument; readonly result: { readonly title: string } | Refusal | null };
  /** All reports of the folders, the worst first. */
  'gouji/units': { readonly params: undefined; readonly result: UnitsAnswer };
  'gouji/compose': { readonly params: ComposeParams; readonly result: ComposeResult };
  /** A Word file or a page as a draft. */
  'gouji/import': { readonly params: ImportParams; readonly result: ImportResult };
  /** null for what is no report. */
  'gouji/export': { readonly params: InDocument & { readonly to: 'docx' | 'html' }; readonly result: ExportResult | null };
  /** null where the finding is gone, or its place cannot be written to; an error for the user to read where there is no reason. */
  'gouji/silence': { readonly params: SuppressionTarget & { readonly reason: string }; readonly result: WorkspaceEdit | null };
}

/** Messages that have no answer. */
export interface Notifications {
  /** From the client: where the user writes. */
  'gouji/cursor': CursorParams;
  /** From a client whose server has no disk: the configurations of the workspace and the form packs that they name, all of them. */
  'gouji/configs': { readonly files: readonly ConfigFile[] };
  /** From the server: a document was judged anew. */
  'gouji/status': Status;
  /** From the client: check the folders now, or leave off. */
  'gouji/checkFolder': { readonly action: 'check' | 'stop' };
  /** From the server: `gouji/units` has another answer. */
  'gouji/unitsChanged': FolderProgress;
}

/** A gouji.config.json, or a form pack; without its bytes where these are too many. */
export interface ConfigFile extends InDocument {
  readonly base64?: string;
}

/** A file that is to become a draft. */
export interface ImportParams {
  /** Of the file, where it has one: what a configuration says of its folder is said of the draft. */
  readonly uri?: string;
  /** Of the file: its ending tells a page from a text. */
  readonly name: string;
  readonly base64: string;
}

/** What is to be told comes with what was made; why nothing was made. In the user's language. */
export type ImportResult = (Told & { readonly text: string; readonly issuer: string | null }) | Refusal;
/** The file that was made, or why none was. */
export type ExportResult = (Told & { readonly base64: string }) | Refusal;

interface Told {
  readonly summary: string;
  readonly notes: readonly string[];
}

interface Refusal {
  readonly refusal: string;
}

/** A document, by its address. */
export interface InDocument {
  readonly uri: string;
}

/** A place in a document. */
export interface AtPlace extends InDocument {
  readonly position: Position;
}

/** Where the user writes; null: in another document now. */
export interface CursorParams {
  readonly textDocument: VersionedTextDocumentIdentifier;
  readonly position: Position | null;
}

/** What the client's status item shows of a document. */
export interface Status extends InDocument {
  readonly version: number;
  readonly isReport: boolean;
  readonly form: FormId | null;
  readonly year: number | null;
  readonly issuer: string | null;
  /** How many equations of the tables hold, fail, or cannot be judged. */
  readonly equations: Readonly<Record<'holds' | 'fails' | 'unknown', number>>;
  readonly findings: Readonly<Record<'errors' | 'warnings' | 'infos' | 'hints', number>>;
}

/** How far the checking of the folders has come. `asleep`: no report has been seen, so nothing is read. */
export interface FolderProgress {
  readonly state: 'off' | 'asleep' | 'working' | 'done' | 'stopped';
  /** Files. */
  readonly done: number;
  readonly total: number;
}

/** The reports of the opened folders, for a view of them. */
export interface UnitsAnswer extends FolderProgress {
  readonly units: readonly UnitLine[];
  /** Files that were not looked into, because there are as many reports as the setting has it. */
  readonly leftOut: number;
}

/** A report of the folder, open or not. */
export interface UnitLine extends Pick<Status, 'uri' | 'year' | 'issuer' | 'form' | 'equations' | 'findings'> {
  /** Why it could not be read. */
  readonly failure: string | null;
  /** The findings of a Word file, by their places in words: its text is not shown. null: it is a text. */
  readonly notes: readonly UnitNote[] | null;
}

/** A finding of a report in the folder, in words. */
export interface UnitNote {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly place: string;
}

/** The report part by part, as its view shows it. */
export interface Structure {
  readonly version: number;
  readonly parts: readonly StructureItem[];
}

/** A part of the report for a view of it. */
export interface StructureItem {
  readonly kind: 'title' | 'section' | 'subsection' | 'table' | 'missing';
  readonly state: 'ok' | 'wrong' | 'open';
  readonly name: string;
  readonly range: Range;
  readonly findings: readonly Diagnostic[];
  readonly parts: readonly StructureItem[];
}

/** Lines from the first to the last, counted from 0. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What the Markdown preview is to show in place of these lines, or how. */
export interface PreviewAnswer {
  readonly version: number;
  readonly passages: readonly (LineRange & { readonly kind: string })[];
  /** Shown in place of what stands on the lines. */
  readonly replaced: readonly (LineRange & { readonly html: string })[];
  /** Each shown before the block that holds the line or follows it. */
  readonly notes: readonly { readonly line: number; readonly html: string }[];
}

/** What other programs put on the clipboard. */
export interface Clipboard {
  readonly html?: string | undefined;
  readonly text?: string | undefined;
}

/** The edits that paste a table. */
export interface Paste {
  readonly version: number;
  readonly title: string;
  /** It writes over what stands in the table: to be offered, not to be done unasked. */
  readonly asks: boolean;
  readonly edits: readonly TextEdit[];
}

/** A new report that is wanted. */
export interface ComposeParams {
  readonly year: number;
  readonly issuer: string;
  /** Last year's report; it need not be open. */
  readonly previous?: { readonly uri: string; readonly text: string };
  /** Where the report will be kept, as far as anyone knows: the address of a folder. */
  readonly folder?: string;
  /** Last year's texts come along as comments. */
  readonly withPreviousText?: boolean;
}

/** The report as a snippet, with what the author has to look at; or why there is none. In the client's language. */
export type ComposeResult = { readonly snippet: string; readonly notes: readonly string[] } | { readonly refusal: string };

/** In the draft, or in the nearest gouji.config.json. */
export type SuppressionPlace = 'comment' | 'config';

/** What the client's command `gouji.silence` is given, and with the user's reason sends back. */
export interface SuppressionTarget extends InDocument {
  /** The finding, by its content: it may have moved while the reason was written. */
  readonly rule: string;
  readonly fingerprint: string;
  readonly place: SuppressionPlace;
}

/** What was done in the fill-in view, in the table with that index, which is still to be this one of the form. */
export interface FillParams extends InDocument {
  readonly table: number;
  readonly id: string;
  readonly change: FillChange;
}

/** Texts by the keys of their cells; what was on the clipboard, from a cell on; or 0 into the blanks of the row with the mark. */
export type FillChange =
  | { readonly kind: 'figures'; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'paste'; readonly key: string; readonly clipboard: Clipboard }
  | { readonly kind: 'zeros'; readonly mark: string };

/** No edits where nothing changes. `words` says what was done, a refusal why nothing was. */
export type FillResult =
  | { readonly version: number; readonly edits: readonly TextEdit[]; readonly words: string }
  | { readonly refusal: string };
