import type { Finding } from '../../server/src/rules/shared/rule.js';
import { touches } from './mutation.js';
import { brief, percent, printTable } from './print.js';
import { lineOf, type RealReport } from './real.js';
import { type Scores, scoreOf } from './score.js';
import type { Verdicts } from './verdicts.js';

/** A fault that a reader noted in a real report. */
export interface NotedFault {
  readonly file: string;
  /** From one. */
  readonly line: number;
  readonly fragment: string;
  readonly class: string;
  readonly severity: string;
  readonly why: string;
}

/**
 * Classes that marks, figures, dates, repetitions, and the printed words of the form decide, with the rule that is for them. The others
 * are matters of language and of sense: who wrote the wrong word, left out a verb or told the county's work as the township's must be
 * understood.
 */
const MECHANICAL: Readonly<Record<string, string>> = {
  'book-title': 'title-marks',
  'cell count': 'table-row',
  date: 'date-form',
  'doc number': 'document-number',
  duplicate: 'wording',
  'foreign data': 'foreign-body',
  markup: 'leftover',
  'missing heading': 'section-missing',
  'missing rows': 'table-row',
  numbering: 'section-number',
  period: 'report-year',
  'stray text': 'leftover',
  'stray word': 'wording',
  sum: 'prose-sum',
  'table header': 'table-column',
  'table label': 'table-row',
  'table logic': 'balance',
  title: 'title',
};

/** Of the faults that a reader noted, those that are found, each with the rule that finds it. */
export interface Recall {
  readonly faults: readonly NotedFault[];
  readonly found: ReadonlyMap<NotedFault, string>;
}

/**
 * A fault is found where a finding, or a place that belongs to one, touches its words, or where a person said that one is about it. Of
 * several that of the rule for its class finds it.
 */
export function recallOf(faults: readonly NotedFault[], reports: readonly RealReport[], verdicts: Verdicts): Recall {
  const found = new Map<NotedFault, string>();
  for (const fault of faults) {
    const report = reports.find(({ file }) => file === fault.file);
    const finding = report && findingOf(fault, report, verdicts);
    if (finding !== undefined) found.set(fault, finding.rule);
  }
  return { faults, found };
}

/** Those marked error that a machine can decide. */
export function mechanical({ faults }: Recall): readonly NotedFault[] {
  return faults.filter((fault) => fault.severity === 'error' && isMechanical(fault));
}

export function foundOf({ found }: Recall, some: readonly NotedFault[]): number {
  return some.filter((fault) => found.has(fault)).length;
}

/** A fault is of the rule that finds it; one that none does, of the rule that is for its class. */
export function scoreFaults(scores: Scores, recall: Recall): void {
  for (const fault of mechanical(recall)) {
    const score = scoreOf(scores, recall.found.get(fault) ?? MECHANICAL[fault.class] ?? '');
    score.noted += 1;
    score.notedFound += foundOf(recall, [fault]);
  }
}

export function printRecall(recall: Recall): void {
  const { faults, found } = recall;
  const errors = faults.filter(({ severity }) => severity === 'error');
  const row = (name: string, some: readonly NotedFault[]) => [
    name,
    some.length,
    foundOf(recall, some),
    percent(foundOf(recall, some), some.length),
  ];
  console.log('\n## Faults that a reader noted in real reports');
  printTable(
    ['faults', 'noted', 'found', 'recall'],
    [row('errors, mechanical', mechanical(recall)), row('errors, all', errors), row('all', faults)],
  );
  console.log('\nErrors not found:\n');
  for (const fault of errors.filter((one) => !found.has(one))) {
    const { file, line, class: name, why } = fault;
    console.log(`- ${file}:${line} ${name}${isMechanical(fault) ? ' (mechanical)' : ''}: ${brief(why)}`);
  }
  const classes = [...new Set(faults.map((fault) => fault.class))].map((name) => {
    const all = faults.filter((fault) => fault.class === name);
    return `${name} ${foundOf(recall, all)}/${all.length}`;
  });
  console.log(`\nBy class, found of noted: ${classes.join(', ')}.`);
}

function isMechanical(fault: NotedFault): boolean {
  return Object.hasOwn(MECHANICAL, fault.class);
}

function findingOf(fault: NotedFault, { name, text, findings }: RealReport, verdicts: Verdicts): Finding | undefined {
  const judged = ({ fingerprint = '' }: Finding) => verdicts[name]?.[fingerprint];
  const said = findings.find((finding) => judged(finding)?.about?.includes(fault.line));
  const start = lineStarts(text)[fault.line - 1] ?? 0;
  const at = text.indexOf(fault.fragment, start);
  if (said !== undefined || at < 0 || lineOf(text, at) !== fault.line) return said;
  const place = { start: at, end: at + fault.fragment.length };
  const near = findings.filter((finding) => judged(finding)?.verdict !== 'false' && placesOf(finding).some((one) => touches(one, place)));
  return near.find(({ rule }) => rule === MECHANICAL[fault.class]) ?? near[0];
}

function placesOf({ at, related = [] }: Finding): readonly Finding['at'][] {
  return [at, ...related.map((one) => one.at)];
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
