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

/** Recall on damaged drafts, precision on real reports where some finding of the rule was judged. */
export function writeMeasured(scores: Scores): void {
  const measured = rules.map(({ id }) => {
    const { runs = 0, found = 0, right = 0, false: wrong = 0 } = scores.get(id) ?? {};
    const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((1000 * part) / whole) / 1000);
    return [id, { recall: share(found, runs), precision: share(right, right + wrong), runs }];
  });
  writeFileSync(MEASURED, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
}
