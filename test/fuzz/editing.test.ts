import { test } from 'node:test';
import { editAtRandom } from './editing.js';
import { fixTwice } from './fixing.js';

/** Seeds of their own: `npm run fuzz` begins with 1. */
test('drafts edited at random are as if opened afresh, and every edit offered applies', () =>
  editAtRandom({ seed: 900_001, count: 6, tried: 100 }).then(() => undefined));

test('what fix-all leaves it has no more to do in', () => void fixTwice(900_001, 30));
