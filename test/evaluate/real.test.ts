import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index.js';
import { foundOf, mechanical, type NotedFault, recallOf, scoreFaults } from './faults.js';
import { loudOf, realReport, realReportsIn, scoreReal } from './real.js';
import type { Scores } from './score.js';
import { documentName, type Judged, readVerdicts } from './verdicts.js';

const TEXT = `云溪县青禾镇人民政府2023年政府信息公开年报

本报告所列数据的统计期限自2023年1月1日起至12月31日止。

一、总体情况

截止年底，主动公开、依申请公开、信息管理、平台和监督考核都有进展。印发《云溪县<政务公开>办法》。

三、收到和处理政府信息公开申请情况
`;
const report = realReport('a.txt', TEXT);

function fingerprintOf(rule: string): string {
  return report.findings.find((finding) => finding.rule === rule)?.fingerprint ?? assert.fail(`no finding of ${rule}`);
}

const judged = (rule: string, verdict: Judged['verdict'], about: readonly number[] = []): Judged => ({ rule, verdict, why: 'read', about });

test('a folder of reports: its texts and pages, by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-real-'));
  try {
    for (const name of ['b.htm', 'a.txt', 'notes.json']) writeFileSync(join(folder, name), name.endsWith('htm') ? `<p>${TEXT}</p>` : TEXT);
    const [first, second, ...more] = realReportsIn(folder);
    assert.deepEqual([first, second?.file, more], [report, 'b.htm', []]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('loud findings are counted by verdict; what nobody judged is listed with its document and fingerprint', () => {
  const verdicts = {
    [report.name]: {
      [fingerprintOf('title')]: judged('title', 'true'),
      [fingerprintOf('title-marks')]: judged('title-marks', 'false'),
      [fingerprintOf('wording')]: judged('wording', 'debatable'),
      '000000000000': judged('period', 'true'),
    },
  };
  const { total, byRule, lines, isWhole } = loudOf([report], verdicts);
  const loud = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(total, { true: 1, false: 1, debatable: 0, unjudged: loud.length - 2 });
  assert.deepEqual(byRule.get('title'), { true: 1, false: 0, debatable: 0, unjudged: 0 });
  assert.equal(byRule.get('wording'), undefined, 'an info is not loud');
  assert.match(lines.false.join(), /^a\.txt:7 title-marks .*read$/);
  assert.ok(lines.unjudged.some((line) => line.includes(`section-missing (error) ${report.name} ${fingerprintOf('section-missing')}`)));
  assert.deepEqual(lines.lost, ['a.txt period 000000000000 | read']);
  assert.ok(isWhole);
  assert.ok(!loudOf([report], { ...verdicts, [documentName('')]: {} }).isWhole, 'another document was not read');
  const scores: Scores = new Map();
  scoreReal(scores, [report], verdicts);
  assert.deepEqual([scores.get('title')?.right, scores.get('title-marks')?.false, scores.get('wording')?.debatable], [1, 1, 1]);
});

test('a document with another text has to be judged anew', () => {
  const verdicts = { [report.name]: Object.fromEntries(report.findings.map((one) => [one.fingerprint, judged(one.rule, 'true')])) };
  assert.equal(loudOf([report], verdicts).total.unjudged, 0);
  assert.ok(loudOf([realReport('a.txt', `${TEXT}\n`)], verdicts).total.unjudged > 0);
});

test('a noted fault is found by a finding on its words, or one that a person says is about it; not by one that is false', () => {
  const fault = (line: number, fragment: string, name: string): NotedFault => ({
    file: 'a.txt',
    line,
    fragment,
    class: name,
    severity: 'error',
    why: '',
  });
  const faults = [fault(7, '<政务公开>', 'book-title'), fault(9, '收到和处理', 'missing heading'), fault(7, '依申请公开', 'wording')];
  const found = (verdicts: Parameters<typeof recallOf>[2]) => faults.map((one) => foundOf(recallOf(faults, [report], verdicts), [one]));
  const marks = fingerprintOf('title-marks');
  assert.deepEqual(found({}), [1, 1, 0]);
  assert.deepEqual(found({ [report.name]: { [marks]: judged('title-marks', 'false') } }), [0, 1, 0]);
  assert.deepEqual(found({ [report.name]: { [marks]: judged('title-marks', 'true', [7]) } }), [1, 1, 1]);
  const recall = recallOf(faults, [report], {});
  assert.deepEqual(mechanical(recall), faults.slice(0, 2));
  const scores: Scores = new Map();
  scoreFaults(scores, recall);
  assert.deepEqual([scores.get('title-marks')?.noted, scores.get('section-missing')?.notedFound], [1, 1]);
});

test('the verdicts are whole, and hold neither text nor names of a report', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const all = Object.entries(readVerdicts());
  assert.ok(all.length > 0);
  for (const [document, entries] of all) {
    assert.match(document, /^[0-9a-f]{12}$/);
    for (const [fingerprint, { rule, verdict, why, about = [] }] of Object.entries(entries)) {
      const place = `${document} ${fingerprint}`;
      assert.match(fingerprint, /^[0-9a-f]{12}$/, place);
      assert.ok(ids.has(rule), place);
      assert.ok(['true', 'false', 'debatable'].includes(verdict), place);
      assert.match(why, /^[a-z][ -~]{9,}$/, `${place}: a reason in plain English words`);
      assert.ok(about.every(Number.isInteger), place);
    }
  }
});
