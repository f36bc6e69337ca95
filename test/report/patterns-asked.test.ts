import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../server/src/report/read.js';
import { generatedReports } from '../bench/drafts/reports.js';

const DRAFTS = 24;
/** About 300 are asked; where every reader asks its own of every line and cell, it is 1,800. */
const MOST = 700;

test('a draft of ten thousand characters is read without asking hundreds of patterns of its lines', () => {
  const drafts = generatedReports({ seed: 11, length: 10 * 1024 }, DRAFTS);
  const { exec } = RegExp.prototype;
  let asked = 0;
  RegExp.prototype.exec = function (text) {
    asked += 1;
    return exec.call(this, text);
  };
  try {
    for (const { text, html } of drafts) readReport(text, { html });
  } finally {
    RegExp.prototype.exec = exec;
  }
  assert.ok(asked / DRAFTS > 50, 'patterns are counted');
  assert.ok(asked / DRAFTS < MOST, `${Math.round(asked / DRAFTS)} patterns asked of a draft`);
});
