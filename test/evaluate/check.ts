import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';

/** Findings on a text, beside last year's report where one is given; a rule that throws ends the evaluation. */
export function findingsOf(text: string, html: boolean, previous?: string): Finding[] {
  return check(readReport(text, { html }), {
    ...(previous !== undefined && { previous: readReport(previous, { html }) }),
    onError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
}
