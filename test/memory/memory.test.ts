// Runs alone: it measures the memory of the process.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longReport } from '../bench/drafts/reports.js';
import { analyse, held, versions } from './typing.js';

const KB = 1024;
const EDITS = 30;

/**
 * One slice that is kept keeps the version that it was cut from, two bytes a character: thirty of them are six million bytes. What may be
 * kept of an edit is its line and what was read off it. Most of the draft is one paragraph over and over, which costs little to read.
 * Hundreds of edits: npm run bench -- memory.
 */
test('what is remembered from version to version keeps none of them alive', () => {
  const [title = '', ...rest] = longReport({ seed: 1, length: 10 * KB }).split('\n\n');
  const paragraph = rest.find((line) => /。$/.test(line)) ?? '';
  const draft = [
    title,
    ...rest.slice(0, 4),
    ...Array<string>(Math.ceil((90 * KB) / paragraph.length)).fill(paragraph),
    ...rest.slice(4),
  ].join('\n\n');
  // What the engine makes of the code while it is new is no memory of drafts.
  for (const text of versions(draft, EDITS)) analyse(text);
  const before = held();
  for (const text of versions(draft, EDITS, EDITS)) analyse(text);
  const grown = held() - before;
  assert.ok(grown < (EDITS * draft.length) / 4, `${EDITS} edits, ${grown} bytes more`);
});
