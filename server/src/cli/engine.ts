import { check } from '../check/check.js';
import { readReport } from '../report/read.js';
import type { Reading } from '../report/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule } from '../rules/shared/rule.js';
import type { Edit } from '../text/edits.js';
import type { LineIndex } from '../text/lines.js';

/** All that the command line wants of the core. Tests hand in their own. */
export interface Engine {
  readonly rules: readonly Rule[];
  readonly read: typeof readReport;
  readonly check: typeof check;
}

export const engine: Engine = { rules, read: readReport, check };

/** One file with its verdict. */
export interface Checked {
  /** As given, with forward slashes. */
  readonly path: string;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
  /** With --fix and --fix-dry-run: the text as it was, and what was done to it; the rest is of the text as it is then. */
  readonly fixed?: { readonly source: string; readonly edits: readonly Edit[] };
}

export interface Summary {
  /** Files that were read, the skipped ones too. */
  readonly files: number;
  readonly reports: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  /** With --fix: safe fixes that were applied, the files that hold them, and fixes in files that could not be written. */
  readonly fixed?: { readonly places: number; readonly files: number; readonly unwritten: number };
}

/** Turns verdicts into text, piece by piece. */
export interface Formatter {
  begin(): string;
  file(checked: Checked): string;
  end(summary: Summary, unreadable: number): string;
}
