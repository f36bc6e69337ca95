import { check } from '../check/check.js';
import type { DocumentPlace } from '../input/documents.js';
import { readReport } from '../report/read.js';
import type { Reading } from '../report/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule } from '../rules/shared/rule.js';
import type { Edit } from '../text/edits.js';
import type { LineIndex } from '../text/lines.js';
import type { Message } from '../text/message.js';
import type { Span } from '../text/span.js';
import type { Counts, Fixed, Row } from './batch/item.js';

/** All that the command line wants of the core. Tests hand in their own. */
export interface Engine {
  readonly rules: readonly Rule[];
  readonly read: typeof readReport;
  readonly check: typeof check;
}

/** The core, as the command line asks it; tests give another in its place. */
export const engine: Engine = { rules, read: readReport, check };

/** One file with its verdict. */
export interface Checked {
  /** As given, with forward slashes. */
  readonly path: string;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
  /** Of a Word file: where in it a span of the text stands. */
  readonly placeOf?: (at: Span) => DocumentPlace;
  /** With --fix and --fix-dry-run: the text as it was, and what was done to it; the rest is of the text as it is then. */
  readonly fixed?: { readonly source: string; readonly edits: readonly Edit[] };
}

/** What is written of a file: the findings that are asked for, and the report in one line. */
export interface Shown extends Checked {
  /** Undefined for what is no report. */
  readonly row: Row | undefined;
}

/** Numbers over all files of a run. */
export interface Summary extends Counts {
  /** Files that were read, the skipped ones too. */
  readonly files: number;
  readonly reports: number;
  /** With --baseline: findings that it has already, which are in no other number. */
  readonly known?: number;
  /** With --fix and --fix-dry-run. */
  readonly fixed?: Fixed;
}

/** Turns verdicts into text, piece by piece. What it says of a file depends on that file alone: files are checked on several threads. */
export interface Formatter {
  begin(): string;
  file(shown: Shown): string;
  /** Of a file that could not be read. Whatever is said here is said on stderr too. */
  failed(path: string, failure: Message): string;
  /** Between two files of which something is said. */
  readonly between: string;
  end(closing: Closing): string;
}

/** What is known when all is done. */
export interface Closing {
  readonly summary: Summary;
  /** Files that could not be read: how many, and the first of them. */
  readonly unreadable: number;
  readonly failures: readonly { readonly path: string; readonly failure: Message }[];
  /** Every report in one line; empty where there are too many for anyone to read. */
  readonly rows: readonly Row[];
  readonly tooMany: boolean;
}
