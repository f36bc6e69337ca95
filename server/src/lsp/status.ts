import type { Finding } from '../rules/shared/rule.js';
import type { Analysis } from './analysis.js';
import type { Engine } from './engine.js';
import type { Status } from './protocol.js';

/** What the status item of the client says of a document: form, year, how many equations hold, how many findings there are. */
export function statusOf(
  { uri, version, reading, report }: Analysis,
  findings: Iterable<Pick<Finding, 'severity'>>,
  engine: Engine,
): Status {
  const equations = { holds: 0, fails: 0, unknown: 0 };
  for (const table of report?.tables ?? []) for (const { status } of engine.evaluate(table)) equations[status] += 1;
  const counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return {
    uri,
    version,
    isReport: report !== undefined || reading.kind === 'unreadable',
    form: report?.form.id ?? null,
    year: reading.year ?? null,
    issuer: reading.issuer ?? null,
    equations,
    findings: counts,
  };
}
