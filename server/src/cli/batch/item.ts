import type { Told } from '../../county/told.js';
import type { UnitReport } from '../../county/unit-report.js';
import type { Severity } from '../../data/types.js';
import type { Equations } from '../../features/equations/tally.js';
import type { Message } from '../../text/message.js';

/** A file to check, or a path of which no file came. */
export type Target =
  /** `named`: the user gave the file itself, so it is reported even if it is no report. */
  | { readonly path: string; readonly named: boolean }
  | { readonly path: string; readonly failure: Message }
  /** To be said of the path; nothing is wrong with it. */
  | { readonly path: string; readonly note: Message };

/** What is to be checked, or to be told, at one place of the run. All of it can be sent to another thread. */
export type Item = Target & {
  /** The draft where it came with its name, as text or as bytes; else it is read from the disk. */
  readonly content?: string | Uint8Array;
  /** Findings that are known already, by fingerprint (--baseline). */
  readonly known?: readonly string[];
};

/** What came of an item, ready to be written. All of it can be sent to another thread. */
export interface Outcome {
  readonly path: string;
  /** For the result; nothing where there is nothing to say. */
  readonly text: string;
  /** Why the file could not be read. */
  readonly failure?: Message;
  /** To be told of the path; nothing is wrong with it. */
  readonly notes?: readonly Message[];
  /** A configuration, a rule or the reader failed: what was found is not all that there is. */
  readonly complaints: readonly Complaint[];
  /** Absent where nothing was read. */
  readonly verdict?: Verdict;
  /** The report for the closing table. */
  readonly row?: Row;
  /** What lists and sums over many reports want of it, where such a list is made. */
  readonly unit?: UnitRecord;
  readonly isGbk?: boolean;
  /** The result would be written over this report. */
  readonly isOutput?: boolean;
  readonly fixed?: Fixed;
}

/** What is to be said on standard error, and of which file. */
export type Complaint = readonly [where: string, message: Message];

/** How many findings of each severity; all of them, whether they are shown or not. */
export type Counts = Readonly<Record<`${Severity}s`, number>>;

/** What a file counts for in the summary. */
export interface Verdict extends Counts {
  readonly isReport: boolean;
  /** Findings that are left out, for the baseline has them. */
  readonly known: number;
}

/** What --fix and --fix-dry-run did: safe fixes applied, the files that hold them, and fixes in files that could not be written. */
export interface Fixed {
  readonly places: number;
  readonly files: number;
  readonly unwritten: number;
}

/** One report in one line. */
export interface Row {
  readonly path: string;
  readonly issuer: string | undefined;
  readonly year: number | undefined;
  readonly form: string | undefined;
  readonly errors: number;
  readonly warnings: number;
  /** Undefined where no table of the report has any. */
  readonly equations: Equations | undefined;
}

/** What is kept of one unit's report while the others are read. */
export interface UnitRecord extends UnitReport {
  /** What is to be told the unit, where letters are written. */
  readonly told?: readonly Told[];
}
