import type { Report } from '../report/types.js';
import { rules } from './index.js';
import type { Finding, Rule, Severity } from './rule.js';

export type RuleSetting = Severity | 'off';

export interface CheckOptions {
  /** Severity by rule id; a rule without an entry keeps its own. */
  readonly severities?: Readonly<Record<string, RuleSetting>>;
  /** Told of a rule that throws; its findings are lost, the others stay. */
  readonly onError?: (rule: Rule, error: unknown) => void;
}

/** All findings on a report, by position. A document that is no report has none. */
export function check(report: Report, options: CheckOptions = {}): Finding[] {
  if (report.kind === 'other') return [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    const setting = options.severities?.[rule.id];
    if (setting === 'off') continue;
    if (report.kind === 'unreadable' && rule.id !== 'unreadable') continue;
    try {
      for (const problem of rule.check(report)) {
        findings.push({ ...problem, rule: rule.id, severity: setting ?? problem.severity ?? rule.severity });
      }
    } catch (error) {
      options.onError?.(rule, error);
    }
  }
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}
