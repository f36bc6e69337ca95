import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../../server/src/rules/index.js';
import type { Measured, Measurements } from '../generate/manual.js';
import { percent, printTable } from './print.js';
import type { Scores } from './score.js';

const MEASURED = 'test/evaluate/measured.json';

/** All parts together, rule by rule. */
export function printSummary(scores: Scores): void {
  console.log('\n## Rules');
  const rows = rules.map(({ id }) => {
    const { runs = 0, found = 0, right = 0, false: wrong = 0, missed = 0 } = scores.get(id) ?? {};
    return [id, found + right, runs - found + missed, wrong, percent(found, runs), percent(right, right + wrong)];
  });
  printTable(['rule', 'found', 'missed', 'false', 'recall', 'precision'], rows);
}

/** For the manual: faults made and found in drafts, findings on real reports that were judged by hand, right and false. */
export function writeMeasured(scores: Scores): void {
  const before = existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, 'utf8')) as Measurements) : {};
  const measured = merged(
    before,
    scores,
    rules.map(({ id }) => id),
  );
  writeFileSync(MEASURED, `${JSON.stringify(measured, null, 2)}\n`);
}

/**
 * Drafts are made anew at every run, so their counts are those of this run. Real reports are not at hand at every run: a rule of which
 * none of those read now says anything keeps what others said of it.
 */
export function merged(before: Measurements, scores: Scores, ids: readonly string[]): Measurements {
  const counts = ids.flatMap((id): (readonly [string, Measured])[] => {
    const now = scores.get(id);
    const judged = now !== undefined && now.right + now.false > 0 ? now : before[id];
    const { right = 0, false: wrong = 0 } = judged ?? {};
    const { runs = 0, found = 0 } = now ?? {};
    return runs + right + wrong === 0 ? [] : [[id, { runs, found, right, false: wrong }]];
  });
  return Object.fromEntries(counts);
}
