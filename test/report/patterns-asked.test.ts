import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';
import { generatedReports } from '../bench/drafts/reports.js';

const DRAFTS = 24;
/** About 300 are asked; where every reader asks its own of every line and cell, it is 1,800. */
const MOST = 700;
/** About 2,700 are asked; where every figure is looked at for the name of an indicator, it is 3,300. */
const MOST_JUDGING = 3000;

test('a draft of ten thousand characters is read without asking hundreds of patterns of its lines', () => {
  const texts = drafts();
  const asked = patternsAsked(() => {
    for (const { text, html } of texts) readReport(text, { html });
  });
  assert.ok(asked > 50, 'patterns are counted');
  assert.ok(asked < MOST, `${Math.round(asked)} patterns asked of a draft`);
});

test('a draft is judged without asking a pattern of each of its sentences for each rule', () => {
  const readings = drafts().map(({ text, html }) => readReport(text, { html }));
  const asked = patternsAsked(() => {
    for (const reading of readings) check(reading);
  });
  assert.ok(asked > 100, 'patterns are counted');
  assert.ok(asked < MOST_JUDGING, `${Math.round(asked)} patterns asked of a draft`);
});

const drafts = () => generatedReports({ seed: 11, length: 10 * 1024 }, DRAFTS);

/** How often a pattern is asked of a text, for each draft. */
function patternsAsked(work: () => void): number {
  const { exec } = RegExp.prototype;
  let asked = 0;
  RegExp.prototype.exec = function (text) {
    asked += 1;
    return exec.call(this, text);
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return asked / DRAFTS;
}
