import { readReport } from '../report/read.js';
import type { FilledTable } from '../report/types.js';
import { check } from '../rules/check.js';
import { rules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';

/** How one equation of a table came out; `unknown` where a figure that it needs is missing. */
export interface Evaluation {
  readonly status: 'holds' | 'fails' | 'unknown';
}

/** All that the server wants of the core. Tests hand in their own. */
export interface Engine {
  readonly rules: readonly Pick<Rule, 'id'>[];
  readonly read: typeof readReport;
  readonly check: typeof check;
  readonly evaluate: (table: FilledTable) => Iterable<Evaluation>;
}

export const engine: Engine = { rules, read: readReport, check, evaluate: () => [] };
