import type { Diagnostic, Position, Range, TextEdit, VersionedTextDocumentIdentifier, WorkspaceEdit } from 'vscode-languageserver-protocol';

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
  /** The table at the position as tab-separated text; null outside a table. */
  'gouji/tableText': { readonly params: AtPlace; readonly result: { readonly text: string } | null };
  /** The labels and headers of all forms, by which a client tells a standard table without asking: its keys cannot wait for an answer. */
  'gouji/labels': { readonly params: undefined; readonly result: readonly string[] };
  'gouji/compose': { readonly params: ComposeParams; readonly result: ComposeResult };
  /** null where the finding is gone, or its place cannot be written to; an error for the user to read where there is no reason. */
  'gouji/silence': { readonly params: SuppressionTarget & { readonly reason: string }; readonly result: WorkspaceEdit | null };
}

export interface Notifications {
  /** From the client: where the user writes. */
  'gouji/cursor': CursorParams;
  /** From the server: a document was judged anew. */
  'gouji/status': Status;
}

export interface InDocument {
  readonly uri: string;
}

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
  readonly form: '2008' | '2019' | '2021' | null;
  readonly year: number | null;
  readonly issuer: string | null;
  /** How many equations of the tables hold, fail, or cannot be judged. */
  readonly equations: Readonly<Record<'holds' | 'fails' | 'unknown', number>>;
  readonly findings: Readonly<Record<'errors' | 'warnings' | 'infos' | 'hints', number>>;
}

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
