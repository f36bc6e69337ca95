import { check } from '../check/check.js';
import type { RuleText } from '../features/hover/finding.js';
import { readReport } from '../report/read.js';
import type { FilledTable } from '../report/types.js';
import { rules } from '../rules/index.js';
import { type Evaluation, evaluate } from '../rules/shared/equations.js';

/** All that the server wants of the core. Tests hand in their own. */
export interface Engine {
  readonly rules: readonly RuleText[];
  readonly read: typeof readReport;
  readonly check: typeof check;
  readonly evaluate: (table: FilledTable) => Iterable<Pick<Evaluation, 'status'>>;
}

/** The core, as the server asks it; tests give another in its place. */
export const engine: Engine = { rules, read: readReport, check, evaluate };
