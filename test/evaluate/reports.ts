import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { findingsOf } from './check.js';
import { brief, percent, printTable } from './print.js';
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
  readonly lines: Record<'false' | 'unknown' | 'missed', string[]> = { false: [], unknown: [], missed: [] };

  count(rule: string, verdict: keyof Judged, line: string): void {
    const judged = this.byRule.get(rule) ?? { true: 0, false: 0, unknown: 0, missed: 0 };
    judged[verdict] += 1;
    this.byRule.set(rule, judged);
    if (verdict !== 'true') this.lines[verdict].push(line);
  }

  print(): void {
    const rows = [...this.byRule].map(([rule, j]) => [rule, j.true, j.false, j.unknown, j.missed, percent(j.true, j.true + j.false)]);
    printTable(['rule', 'true', 'false', 'unknown', 'missed', 'precision'], rows);
    for (const [verdict, lines] of Object.entries(this.lines)) {
      if (lines.length > 0) console.log(`\n${verdict}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`);
    }
  }

  addTo(scores: Scores): void {
    for (const [rule, judged] of this.byRule) {
      const score = scoreOf(scores, rule);
      score.right += judged.true;
      score.false += judged.false;
      score.missed += judged.missed;
    }
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function shown(file: string, text: string, { rule, severity, at, message }: Finding): string {
  return `${file}:${lineOf(text, at.start)} ${rule} (${severity}) ⟦${brief(text.slice(at.start, at.end), 30)}⟧ ${brief(message.zh, 110)}`;
}

function isAbout({ rule, equations }: Claim, finding: Finding): boolean {
  return rule === finding.rule && (equations === undefined || equations.test(finding.equation ?? ''));
}

function judgeDocument(judgement: Judgement, document: KeyDocument, folder: string): void {
  const text = readFileSync(join(folder, document.file), 'utf8');
  const findings = findingsOf(text, document.file.endsWith('.html'));
  const known = claims(document);
  const open = doubted(document);
  for (const finding of findings) {
    const about = known.filter((claim) => isAbout(claim, finding));
    const right = about.some(({ violated }) => violated);
    const verdict = right ? 'true' : about.length === 0 || open.has(finding.rule) ? 'unknown' : 'false';
    const why = verdict === 'false' ? ` | key: ${brief(about[0]?.detail ?? '', 60)}` : '';
    judgement.count(finding.rule, verdict, shown(document.file, text, finding) + why);
  }
  for (const claim of known) {
    if (!claim.violated || !rules.some(({ id }) => id === claim.rule) || findings.some((finding) => isAbout(claim, finding))) continue;
    judgement.count(claim.rule, 'missed', `${document.file} ${claim.rule} | key: ${brief(claim.detail, 120)}`);
  }
}

/** Real reports of a folder against what its key.json says of them. */
export function evaluateKey(scores: Scores, folder: string): void {
  const { documents } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as { readonly documents: readonly KeyDocument[] };
  const judgement = new Judgement();
  for (const document of documents) judgeDocument(judgement, document, folder);
  console.log(`\n## Reports of ${folder}\n\n${documents.length} reports.`);
  judgement.print();
  const none = documents.flatMap((document) => unmapped(document).map(({ rule }) => rule));
  console.log(`\nFaults that no rule is about: ${[...new Set(none)].join(', ') || 'none'}.`);
  judgement.addTo(scores);
}

interface ErrorEntry {
  readonly file: string;
  readonly line: number;
  readonly class: string;
  readonly why: string;
}

/** Real reports with faults noted by line: a finding beside a noted fault is right, of the others nothing is known. */
export function evaluateErrors(scores: Scores, file: string, folder: string): void {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly ErrorEntry[];
  const judgement = new Judgement();
  const met = new Set<ErrorEntry>();
  for (const name of new Set(entries.map((entry) => entry.file))) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const finding of findingsOf(text, name.endsWith('.html'))) {
      const first = lineOf(text, finding.at.start);
      const last = lineOf(text, finding.at.end);
      const near = entries.filter((entry) => entry.file === name && entry.line >= first - 1 && entry.line <= last + 1);
      for (const entry of near) met.add(entry);
      judgement.count(finding.rule, near.length > 0 ? 'true' : 'unknown', shown(name, text, finding));
    }
  }
  console.log(`\n## Faults of ${file}\n\n${entries.length} faults noted; a finding stands beside ${met.size}.`);
  judgement.print();
  const classes = [...new Set(entries.map((entry) => entry.class))];
  const count = (name: string): string => {
    const all = entries.filter((entry) => entry.class === name);
    return `${name} ${all.filter((entry) => met.has(entry)).length}/${all.length}`;
  };
  console.log(`\nBy class, met of noted: ${classes.map(count).join(', ')}.`);
  judgement.addTo(scores);
}
