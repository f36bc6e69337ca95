import { writeFileSync } from 'node:fs';
import { rules } from '../../server/src/rules/index.js';
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
  const measured = rules.map(({ id }) => {
    const { runs = 0, found = 0, right = 0, false: wrong = 0 } = scores.get(id) ?? {};
    return [id, { runs, found, right, false: wrong }];
  });
  writeFileSync(MEASURED, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
}
