import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longReport } from '../bench/drafts/reports.js';
import { analyse, held, versions } from './typing.js';

const KB = 1024;
const EDITS = 60;

/**
 * One slice that is kept keeps the version that it was cut from, two bytes a character: sixty of them are twelve million bytes. What may be
 * kept of an edit is its line and what was read off it. Thousands of edits: npm run bench -- memory.
 */
test('what is remembered from version to version keeps none of them alive', () => {
  const draft = longReport({ seed: 1, length: 100 * KB });
  for (const text of versions(draft, 20)) analyse(text);
  const before = held();
  for (const text of versions(draft, EDITS, 20)) analyse(text);
  const grown = held() - before;
  assert.ok(grown < (EDITS * draft.length) / 4, `${EDITS} edits, ${grown} bytes more`);
});
