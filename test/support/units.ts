import { rollup } from '../../server/src/county/rollup.js';
import { unitReportOf } from '../../server/src/county/unit-report.js';
import { type UnitsOptions, unitsOf } from '../../server/src/county/units.js';
import { type ReadOptions, readReport } from '../../server/src/report/read.js';
import type { UnitSums } from '../../server/src/rules/shared/unit-sums.js';

/** The sum of the reports of units, given as texts. */
export function sumOf(texts: readonly string[], { year = 2023, roster }: UnitsOptions = {}, options: ReadOptions = {}): UnitSums {
  const reports = texts.flatMap((text, i) => unitReportOf(`${i}.md`, readReport(text, options), []) ?? []);
  return rollup(unitsOf(reports, { year, roster }), { year });
}
