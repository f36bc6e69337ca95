import assert from 'node:assert/strict';
import { check } from '../../server/src/check/check.js';
import { fixAll } from '../../server/src/features/fixes/fix-all.js';
import { readReport } from '../../server/src/report/read.js';
import { generatedReport } from '../bench/drafts/reports.js';

/** What one run of fix-all leaves, a second finds nothing to do in. Gives how many of the drafts it changed. */
export function fixTwice(seed: number, count: number): number {
  let changed = 0;
  for (let number = 0; number < count; number += 1) {
    const { text, html } = generatedReport({ seed, length: 3_000 }, number);
    const findingsOn = (source: string) => check(readReport(source, { html }));
    const once = fixAll(text, findingsOn);
    if (once.edits.length === 0) continue;
    changed += 1;
    assert.deepEqual(fixAll(once.text, findingsOn).edits, [], `seed ${seed}, draft ${number}:\n${text}`);
  }
  return changed;
}
