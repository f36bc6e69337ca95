// The core by itself: test/check/edited-drafts.test.ts loads it anew, as one that has seen no draft yet.
export { check } from '../../server/src/check/check.js';
export { readReport } from '../../server/src/report/read.js';
