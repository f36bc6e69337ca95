import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import type { UnitSums } from '../../server/src/rules/shared/unit-sums.js';

/** What a text is held against. */
export interface Beside {
  /** Last year's report. */
  readonly previous?: string | undefined;
  readonly units?: UnitSums | undefined;
}

/** Findings on a text, beside last year's report or those of the units where they are given; a rule that throws ends the evaluation. */
export function findingsOf(text: string, html: boolean, { previous, units }: Beside = {}): Finding[] {
  return check(readReport(text, { html }), {
    ...(units !== undefined && { units }),
    ...(previous !== undefined && { previous: readReport(previous, { html }) }),
    onError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
}
