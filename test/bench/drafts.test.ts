import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { FORM_IDS } from '../../server/src/data/types.js';
import { readReport } from '../../server/src/report/read.js';
import { randomOf } from '../evaluate/random.js';
import { generatedReport, generatedReports, longReport, manyReports } from './drafts/reports.js';
import * as pools from './drafts/sentences.js';
import { writeReport } from './drafts/writing.js';

const WANTED = { seed: 7, length: 10 * 1024 };

test('two hundred shapes of sentences, none twice', () => {
  const shapes = Object.values(pools).flat();
  assert.ok(shapes.length >= 200, String(shapes.length));
  assert.equal(new Set(shapes).size, shapes.length);
});

test('the same seed and number give the same report, others another', () => {
  assert.deepEqual(generatedReport(WANTED, 3), generatedReport(WANTED, 3));
  assert.notEqual(generatedReport(WANTED, 3).text, generatedReport({ ...WANTED, seed: 8 }, 3).text);
});

test('hardly a paragraph of running text stands in two drafts: no cache can have seen it', () => {
  const drafts = generatedReports(WANTED, 32).map(({ text }) => [
    ...new Set(text.split('\n').filter((line) => /。$/.test(line) && line.length > 60)),
  ]);
  const lines = drafts.flat();
  assert.ok(lines.length > 400, String(lines.length));
  assert.ok(new Set(lines).size > lines.length * 0.97, `${new Set(lines).size} of ${lines.length}`);
});

test('drafts differ in form and notation, some have faults, and nearly all are read as reports', () => {
  const readings = generatedReports(WANTED, 32).map(({ text, html }) => readReport(text, { html }));
  const reports = readings.filter((reading) => reading.kind === 'report');
  assert.ok(reports.length >= 30, String(reports.length));
  assert.deepEqual([...new Set(reports.map(({ form }) => form.id))].sort(), [...FORM_IDS]);
  const silent = reports.filter((report) => check(report).length === 0);
  assert.ok(silent.length > 3 && silent.length < reports.length - 3, String(silent.length));
});

test('a report that is written without fault has none, in any form', () => {
  for (const length of [10, 40]) {
    const text = longReport({ seed: length, length: length * 1024 });
    assert.ok(Math.abs(text.length - length * 1024) < 2048, String(text.length));
    const reading = readReport(text);
    assert.deepEqual(reading.kind === 'report' && check(reading).map(({ rule, message }) => `${rule}: ${message.zh}`), []);
  }
  for (const id of FORM_IDS) assert.equal(writeReport(randomOf(1, id), 4000, id).form.id, id);
});

test('many reports in one file are as long as was asked', () => {
  const text = manyReports({ seed: 1, length: 50 * 1024 });
  assert.ok(text.length >= 50 * 1024 && text.length < 80 * 1024, String(text.length));
  const titles = text.match(/^(?:# )?\S+人民政府\d{4}年政府信息公开工作年度报告$/gm) ?? [];
  // A fault may stand in a title, or print it twice.
  assert.ok(titles.length >= 4 && titles.length <= 8, String(titles.length));
});
