import type { Report } from '../report/types.js';
import { rules } from '../rules/index.js';
import { applicable } from '../rules/shared/fixes.js';
import type { Finding, Problem, Rule, Severity } from '../rules/shared/rule.js';
import { asFarAsCertain } from './certainty.js';
import { withFingerprints } from './fingerprints.js';
import { type Ignore, silence } from './suppression.js';

export type RuleSetting = Severity | 'off';

export interface CheckOptions {
  /** Severity by rule id; a rule without an entry keeps its own. */
  readonly severities?: Readonly<Record<string, RuleSetting>>;
  /** Findings silenced by their content; those that may concern this draft. */
  readonly ignore?: readonly Ignore[];
  /** Told of a rule that throws; its findings are lost, the others stay. */
  readonly onError?: (rule: Rule, error: unknown) => void;
}

/** Of one rule in one draft; only a file of nothing but marks has more, and nobody would read them. */
const MOST = 1000;

/** All findings on a report, by position. A document that is no report has none. */
export function check(report: Report, options: CheckOptions = {}): Finding[] {
  if (report.kind === 'other') return [];
  const findings: Finding[] = [];
  const judged = new Set<string>();
  const add = (id: string, fallback: Severity, problems: Iterable<Problem>) => {
    const setting = options.severities?.[id];
    if (setting === 'off') return;
    let left = MOST;
    for (const problem of problems) {
      left -= 1;
      if (left < 0) break;
      const fixes = problem.fixes === undefined ? {} : { fixes: asFarAsCertain(report, applicable(problem.fixes, report)) };
      findings.push({ ...problem, ...fixes, rule: id, severity: setting ?? problem.severity ?? fallback });
    }
  };
  for (const rule of rules) {
    if (options.severities?.[rule.id] === 'off') continue;
    if (report.kind !== 'report' && rule.id !== report.kind) continue;
    try {
      add(rule.id, rule.severity, rule.check(report));
      judged.add(rule.id);
    } catch (error) {
      options.onError?.(rule, error);
    }
  }
  const named = withFingerprints(report, findings.sort(byPlace));
  const { kept, problems } = silence(report, named, { ignores: options.ignore ?? [], known: ids, judged });
  if (problems.length === 0) return [...kept];
  findings.splice(0, findings.length, ...kept);
  add('silence', 'info', problems);
  return findings.sort(byPlace);
}

const ids = new Set(rules.map((rule) => rule.id));

function byPlace(a: Finding, b: Finding): number {
  return a.at.start - b.at.start || a.at.end - b.at.end;
}
