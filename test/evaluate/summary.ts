import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../../server/src/rules/index.js';
import type { Measured, Measurements, RealMeasured } from '../generate/manual.js';
import { foundOf, mechanical, type Recall } from './faults.js';
import { percent, printTable } from './print.js';
import type { Loud } from './real.js';
import type { Scores } from './score.js';

const MEASURED = 'test/evaluate/measured.json';

/** All parts together, rule by rule. */
export function printSummary(scores: Scores): void {
  console.log('\n## Rules');
  const rows = rules.map(({ id }) => {
    const { runs = 0, found = 0, right = 0, false: wrong = 0, missed = 0, noted = 0, notedFound = 0 } = scores.get(id) ?? {};
    const real = noted === 0 ? '–' : `${notedFound}/${noted}`;
    return [id, found + right, runs - found + missed, wrong, percent(found, runs), real, percent(right, right + wrong)];
  });
  printTable(['rule', 'found', 'missed', 'false', 'recall', 'noted faults', 'precision'], rows);
}

/** What real reports say: their loud findings, and the faults that a reader noted in them. */
export interface Real {
  readonly loud: Loud;
  readonly recall: Recall;
}

/** For the manual: faults made and found in drafts, what was found on real reports and judged by a person, and what a person found. */
export function writeMeasured(scores: Scores, real: Real): void {
  const none: Measurements = { rules: {} };
  const before = existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, 'utf8')) as Measurements) : none;
  const ids = rules.map(({ id }) => id);
  const isWhole = real.loud.isWhole && real.recall.faults.length > 0;
  const whole = isWhole ? { reports: wholeOf(real) } : before.reports === undefined ? {} : { reports: before.reports };
  writeFileSync(MEASURED, `${JSON.stringify({ ...whole, rules: merged(before.rules, scores, { ids, isWhole }) }, null, 2)}\n`);
}

function wholeOf({ loud, recall }: Real): RealMeasured {
  const { true: right, false: wrong, debatable } = loud.total;
  const noted = mechanical(recall);
  return { count: loud.reports, right, false: wrong, debatable, noted: noted.length, found: foundOf(recall, noted) };
}

/**
 * Drafts are made anew at every run, so their counts are those of this run. Real reports are not at hand at every run: unless all were
 * read that there are verdicts on, what was said of them before stays.
 */
export function merged(
  before: Measurements['rules'],
  scores: Scores,
  { ids, isWhole }: { readonly ids: readonly string[]; readonly isWhole: boolean },
): Measurements['rules'] {
  const counts = ids.flatMap((id): (readonly [string, Measured])[] => {
    const now = scores.get(id);
    const { runs = 0, found = 0 } = now ?? {};
    const { right = 0, false: wrong = 0, debatable = 0, noted = 0, notedFound = 0 } = (isWhole ? now : before[id]) ?? {};
    return runs + right + wrong + debatable + noted === 0 ? [] : [[id, { runs, found, right, false: wrong, debatable, noted, notedFound }]];
  });
  return Object.fromEntries(counts);
}
