import { mayBeYearBefore } from '../forms/last-year.js';
import { makeRoomFor } from '../report/prose/paragraph-cache.js';
import { type Reading, type Report, reportIn, type UnjudgedReport } from '../report/types.js';
import { rules } from '../rules/index.js';
import { applicable } from '../rules/shared/fixes.js';
import type { Finding, Problem, Rule, Severity } from '../rules/shared/rule.js';
import type { UnitSums } from '../rules/shared/unit-sums.js';
import { asFarAsCertain } from './certainty.js';
import { withFingerprints } from './fingerprints.js';
import { type Ignore, suppress } from './suppression.js';

/** What a user may set a rule to: a severity, or not to speak at all. */
export type RuleSetting = Severity | 'off';

/** How a draft is to be judged; whatever is left out, as if nobody had set anything. */
export interface CheckOptions {
  /** Severity by rule id; a rule without an entry keeps its own. */
  readonly severities?: Readonly<Record<string, RuleSetting>>;
  /** Findings silenced by their content; those that may concern this draft. */
  readonly ignore?: readonly Ignore[];
  /** The report that may be last year's: it is looked at only if it is, and by the same body, renamed or not. */
  readonly previous?: Reading;
  /** The sum of the reports of the units below the body: it is looked at only if it is of the same year and form. */
  readonly units?: UnitSums;
  /** Told of a rule that throws; its findings are lost, the others stay. */
  readonly onError?: (rule: Rule, error: unknown) => void;
}

/** Of one rule in one draft; only a file of nothing but marks has more, and nobody would read them. */
const MOST = 1000;

/** All findings on a draft, by position; why it is not judged where that is so. A document that is no report has none. */
export function check(reading: Reading, options: CheckOptions = {}): Finding[] {
  if (reading.kind === 'other') return [];
  makeRoomFor(reading.source);
  const [report, problemsOf] = doorTo(reading, options);
  const findings: Finding[] = [];
  const judged = new Set<string>();
  const add = (id: string, fallback: Severity, problems: Iterable<Problem>) => {
    const setting = options.severities?.[id];
    if (setting === 'off') return;
    let left = MOST;
    for (const problem of problems) {
      left -= 1;
      if (left < 0) break;
      const fixes = problem.fixes === undefined ? {} : { fixes: asFarAsCertain(report, applicable(problem.fixes, reading)) };
      findings.push({ ...problem, ...fixes, rule: id, severity: setting ?? problem.severity ?? fallback });
    }
  };
  for (const rule of rules) {
    if (options.severities?.[rule.id] === 'off') continue;
    try {
      const problems = problemsOf(rule);
      if (problems === undefined) continue;
      add(rule.id, rule.severity, problems);
      judged.add(rule.id);
    } catch (error) {
      options.onError?.(rule, error);
    }
  }
  const named = withFingerprints(reading, findings.sort(byPlace), report?.tables ?? []);
  const { kept, problems } = suppress(reading, named, { ignores: options.ignore ?? [], known: ids, judged });
  if (problems.length === 0) return [...kept];
  findings.splice(0, findings.length, ...kept);
  add('silence', 'info', problems);
  return findings.sort(byPlace);
}

/** The one place that tells a report to be judged from one that is not: rules are given a `Report`. */
function doorTo(
  reading: Report | UnjudgedReport,
  { previous, units }: CheckOptions,
): [Report | undefined, (rule: Rule) => Iterable<Problem> | undefined] {
  if (reading.kind !== 'report') return [undefined, (rule) => rule.checkUnjudged?.(reading)];
  const last = previous && reportIn(previous);
  const before = last !== undefined && mayBeYearBefore(last, reading) ? last : undefined;
  const sums = units !== undefined && units.year === reading.year && units.form.id === reading.form.id ? units : undefined;
  return [reading, (rule) => rule.check(reading, before, sums)];
}

const ids = new Set(rules.map((rule) => rule.id));

function byPlace(a: Finding, b: Finding): number {
  return a.at.start - b.at.start || a.at.end - b.at.end;
}
