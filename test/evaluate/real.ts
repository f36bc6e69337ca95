import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { findingsOf } from './check.js';
import { brief, percent, printTable } from './print.js';
import { type Scores, scoreOf } from './score.js';
import { documentName, type Judged, type Verdicts } from './verdicts.js';

/** A real report, read and checked once for all that is asked of it. */
export interface RealReport {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

export function readRealReport(path: string): RealReport {
  return realReport(basename(path), readFileSync(path, 'utf8'));
}

/** All texts and pages of a folder, by their names. */
export function realReportsIn(folder: string): RealReport[] {
  const names = readdirSync(folder).filter((name) => /\.(?:md|txt|html?)$/.test(name));
  return names.sort().map((name) => readRealReport(join(folder, name)));
}

export function realReport(file: string, text: string): RealReport {
  return { file, name: documentName(text), text, findings: findingsOf(text, /\.html?$/.test(file)) };
}

/** What was said of the findings of warning or above. */
export interface Loud {
  readonly reports: number;
  readonly total: Counts;
  readonly byRule: ReadonlyMap<string, Counts>;
  /** What a person should look at, a line each. */
  readonly lines: Readonly<Record<'unjudged' | 'false' | 'debatable' | 'lost', readonly string[]>>;
  /** Every document that there are verdicts on was read: the figures are those of all. */
  readonly isWhole: boolean;
}

export type Counts = Record<Judged['verdict'] | 'unjudged', number>;

/** Every finding of warning or above against what a person said of it. */
export function loudOf(reports: readonly RealReport[], verdicts: Verdicts): Loud {
  const byRule = new Map<string, Counts>();
  const lines = { unjudged: [] as string[], false: [] as string[], debatable: [] as string[], lost: [] as string[] };
  for (const report of reports) {
    const judged = verdicts[report.name] ?? {};
    for (const finding of report.findings.filter(isLoud)) {
      const said = judged[finding.fingerprint ?? ''];
      const verdict = said?.verdict ?? 'unjudged';
      const counts = byRule.get(finding.rule) ?? nothing();
      byRule.set(finding.rule, { ...counts, [verdict]: counts[verdict] + 1 });
      if (verdict !== 'true') lines[verdict].push(`${shown(report, finding)}${said === undefined ? '' : ` | ${said.why}`}`);
    }
    lines.lost.push(...lost(report, judged));
  }
  const read = new Set(reports.map(({ name }) => name));
  const isWhole = reports.length > 0 && Object.keys(verdicts).every((name) => read.has(name));
  return { reports: reports.length, total: sum([...byRule.values()]), byRule, lines, isWhole };
}

/** Right and false findings by rule, whether they are loud or not. */
export function scoreReal(scores: Scores, reports: readonly RealReport[], verdicts: Verdicts): void {
  const sides = { true: 'right', false: 'false', debatable: 'debatable' } as const;
  for (const { name, findings } of reports) {
    for (const { fingerprint = '' } of findings) {
      const said = verdicts[name]?.[fingerprint];
      if (said !== undefined) scoreOf(scores, said.rule)[sides[said.verdict]] += 1;
    }
  }
}

/** What nobody has judged yet is listed with the document's name and the fingerprint, as it goes into the verdicts. */
export function printLoud({ reports, total, byRule, lines }: Loud): void {
  const { true: right, false: wrong, debatable, unjudged } = total;
  const all = right + wrong + debatable + unjudged;
  console.log(`\n## Findings on ${reports} real reports, of warning or above`);
  console.log(`\n${all} findings: ${right} right, ${wrong} false, ${debatable} debatable, ${unjudged} unjudged.`);
  console.log(`Right of those decided: ${percent(right, right + wrong)}.`);
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, counts]) => [rule, ...cells(counts)]);
  printTable(['rule', 'right', 'false', 'debatable', 'unjudged', 'precision'], [...rows, ['all', ...cells(total)]]);
  const heads = { unjudged: 'Unjudged', false: 'False', debatable: 'Debatable', lost: 'No longer found, though right' };
  for (const kind of ['unjudged', 'false', 'debatable', 'lost'] as const) {
    if (lines[kind].length > 0) console.log(`\n${heads[kind]}:\n\n${lines[kind].map((line) => `- ${line}`).join('\n')}`);
  }
}

function isLoud({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** What was right once and is not said any more. */
function lost({ file, findings }: RealReport, judged: Readonly<Record<string, Judged>>): string[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const gone = Object.entries(judged).filter(([fingerprint, { verdict }]) => verdict === 'true' && !found.has(fingerprint));
  return gone.map(([fingerprint, { rule, why }]) => `${file} ${rule} ${fingerprint} | ${why}`);
}

function nothing(): Counts {
  return { true: 0, false: 0, debatable: 0, unjudged: 0 };
}

function sum(all: readonly Counts[]): Counts {
  const total = nothing();
  for (const counts of all) for (const key of ['true', 'false', 'debatable', 'unjudged'] as const) total[key] += counts[key];
  return total;
}

function cells({ true: right, false: wrong, debatable, unjudged }: Counts): (string | number)[] {
  return [right, wrong, debatable, unjudged, percent(right, right + wrong)];
}

export function shown({ file, name, text }: RealReport, { rule, severity, at, message, fingerprint }: Finding): string {
  const words = brief(text.slice(at.start, at.end), 30);
  return `${file}:${lineOf(text, at.start)} ${rule} (${severity}) ${name} ${fingerprint} ⟦${words}⟧ ${brief(message.zh, 110)}`;
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
