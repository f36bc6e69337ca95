import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { brief, percent, printTable } from './print.js';
import { type RealReport, shown } from './real.js';
import { type Scores, scoreOf } from './score.js';
import { type Claim, claims, doubted, type KeyDocument, unmapped } from './truth.js';

interface Judged {
  true: number;
  false: number;
  unknown: number;
  missed: number;
}

/** Counts by rule, and what a person should look at. */
class Judgement {
  readonly byRule = new Map<string, Judged>();
  readonly lines: Record<'false' | 'missed', string[]> = { false: [], missed: [] };

  count(rule: string, verdict: keyof Judged, line: string): void {
    const judged = this.byRule.get(rule) ?? { true: 0, false: 0, unknown: 0, missed: 0 };
    judged[verdict] += 1;
    this.byRule.set(rule, judged);
    if (verdict === 'false' || verdict === 'missed') this.lines[verdict].push(line);
  }

  print(): void {
    const rows = [...this.byRule].map(([rule, j]) => [rule, j.true, j.false, j.unknown, j.missed, percent(j.true, j.true + j.false)]);
    printTable(['rule', 'true', 'false', 'unknown', 'missed', 'precision'], rows);
    for (const [verdict, lines] of Object.entries(this.lines)) {
      if (lines.length > 0) console.log(`\n${verdict}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`);
    }
  }

  /** Whether a finding is right is for the verdicts to say. */
  addTo(scores: Scores): void {
    for (const [rule, judged] of this.byRule) scoreOf(scores, rule).missed += judged.missed;
  }
}

function isAbout({ rule, equations }: Claim, finding: Finding): boolean {
  return rule === finding.rule && (equations === undefined || equations.test(finding.equation ?? ''));
}

function judgeDocument(judgement: Judgement, document: KeyDocument, report: RealReport): void {
  const { findings } = report;
  const known = claims(document);
  const open = doubted(document);
  for (const finding of findings) {
    const about = known.filter((claim) => isAbout(claim, finding));
    const right = about.some(({ violated }) => violated);
    const verdict = right ? 'true' : about.length === 0 || open.has(finding.rule) ? 'unknown' : 'false';
    const why = verdict === 'false' ? ` | key: ${brief(about[0]?.detail ?? '', 60)}` : '';
    judgement.count(finding.rule, verdict, shown(report, finding) + why);
  }
  for (const claim of known) {
    if (!claim.violated || !rules.some(({ id }) => id === claim.rule) || findings.some((finding) => isAbout(claim, finding))) continue;
    judgement.count(claim.rule, 'missed', `${document.file} ${claim.rule} | key: ${brief(claim.detail, 120)}`);
  }
}

/** Of a folder with a key.json: each report that the key speaks of. */
export interface KeyedReport {
  readonly document: KeyDocument;
  readonly report: RealReport;
}

/** Real reports of a folder against what its key.json says of them: which of their faults are found, and whether a finding contradicts it. */
export function evaluateKey(scores: Scores, folder: string, reports: readonly KeyedReport[]): void {
  const judgement = new Judgement();
  for (const { document, report } of reports) judgeDocument(judgement, document, report);
  console.log(`\n## Faults that the key of ${folder} names\n\n${reports.length} reports.`);
  judgement.print();
  const none = reports.flatMap(({ document }) => unmapped(document).map(({ rule }) => rule));
  console.log(`\nFaults that no rule is about: ${[...new Set(none)].join(', ') || 'none'}.`);
  judgement.addTo(scores);
}
