import type { FormId, Severity } from '../data/types.js';
import { explainedOf } from '../features/equations/explained.js';
import { type Equations, equationsOf } from '../features/equations/tally.js';
import { type Reading, reportIn } from '../report/types.js';
import type { Finding } from '../rules/shared/rule.js';
import { type Cells, cellsOf } from './cells.js';
import { keyFiguresOf } from './key-figures.js';
import type { HandedIn } from './units.js';

/** A unit's report in a few lines: all that a list or a sum over many of them wants. All of it can be sent to another thread. */
export interface UnitReport extends HandedIn {
  /** Undefined for one that is not judged: a school's, or one that cannot be read. */
  readonly form: FormId | undefined;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Undefined where no table of the report has any. */
  readonly equations: Equations | undefined;
  /** Ids of the equations that fail and are certain to be errors, each once. */
  readonly failing: readonly string[];
  readonly cells: Cells;
  readonly keyFigures: Readonly<Record<string, number | undefined>>;
}

/** Undefined for what is no report. */
export function unitReportOf(path: string, reading: Reading, findings: readonly Finding[]): UnitReport | undefined {
  if (reading.kind === 'other') return undefined;
  const report = reportIn(reading);
  const { issuer: body, year } = reading;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const cells = report === undefined ? {} : cellsOf(report);
  const failed = report === undefined ? [] : explainedOf(report).flatMap(({ explanations }) => explanations.filter(isCertainlyWrong));
  return {
    path,
    body,
    year,
    form: report?.form.id,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    equations: report && equationsOf(report),
    failing: [...new Set(failed.map(({ equation }) => equation.id))],
    cells,
    keyFigures: keyFiguresOf(cells),
  };
}

function isCertainlyWrong({ status, equation }: { readonly status: string; readonly equation: { readonly severity: Severity } }): boolean {
  return status === 'fails' && equation.severity === 'error';
}
