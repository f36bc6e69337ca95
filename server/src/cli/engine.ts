import { readReport } from '../report/read.js';
import type { Report } from '../report/types.js';
import { check } from '../rules/check.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule } from '../rules/rule.js';
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
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
}

export interface Summary {
  /** Files that were read, the skipped ones too. */
  readonly files: number;
  readonly reports: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** Turns verdicts into text, piece by piece. */
export interface Formatter {
  begin(): string;
  file(checked: Checked): string;
  end(summary: Summary, unreadable: number): string;
}
