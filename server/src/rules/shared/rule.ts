import type { Severity } from '../../data/types.js';
import type { Report, UnjudgedReport } from '../../report/types.js';
import type { Edit } from '../../text/edits.js';
import type { Message } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import type { UnitSums } from './unit-sums.js';

export type { Severity };

/** A change of the draft that would answer a finding. Edits are in the source and do not touch each other. */
export interface Fix {
  readonly title: Message;
  /** Mechanical, may be applied without asking. A number is never a safe fix. */
  readonly safe: boolean;
  /** The one to take where it is asked for by a single key; where no fix says so, the first safe one. */
  readonly preferred?: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that a finding speaks of, such as an addend. */
export interface Related {
  readonly at: Span;
  readonly message: Message;
}

/** What a rule yields: what is wrong, what it should be, and why. */
export interface Problem {
  readonly at: Span;
  readonly message: Message;
  /** Where this case is milder or graver than the rule's default. */
  readonly severity?: Severity;
  /** Where something is not there yet, rather than wrong: of no interest while this part of the draft is being written. */
  readonly lacks?: Span;
  readonly equation?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A problem with the rule that found it and the severity in force. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly severity: Severity;
  /** A short name by content, not by place: see check/suppression.ts. */
  readonly fingerprint?: string;
}

/**
 * `bad` carries ⟦…⟧ around each expected range; `good` has no finding of the rule. Both are run as tests, beside last year's report
 * where there is one.
 */
export interface Example {
  readonly previous?: string;
  /** Reports of the units below the body. */
  readonly units?: readonly string[];
  readonly bad: string;
  readonly good: string;
}

/** A kind of fault: what it is, why it is one, and how it is found. The manual and the tests are made of its words and examples. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Message;
  readonly why: Message;
  /** Notice, article or practice that the rule rests on. */
  readonly source: string;
  /** Why none of its problems has a fix, where no machine knows what is meant. */
  readonly withoutFix?: string;
  readonly examples: readonly Example[];
  /**
   * `previous`: the body's report for the year before, where it is at hand. `units`: the sum of its units' tables of the year, where their
   * reports are.
   */
  check(report: Report, previous?: Report, units?: UnitSums): Iterable<Problem>;
  /** Why a report is not judged; of most rules it is no matter. */
  checkUnjudged?(reading: UnjudgedReport): Iterable<Problem>;
}

/** Declares a rule; the file's name is its id. */
export function rule(definition: Rule): Rule {
  return definition;
}
