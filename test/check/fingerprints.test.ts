import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { formerFingerprints, withFingerprints } from '../../server/src/check/fingerprints.js';
import { readReport } from '../../server/src/report/read.js';
import { reportIn } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { allFindings, marked, titled } from '../rules/support.js';
import { tableDraft } from '../rules/tables.js';
import { reportOf } from '../support/reading.js';

const SENTENCE = '我镇办理申请时一律在15个工作日内答复。';

/** Of the finding of the rule, the nth where there are more. */
function fingerprint(text: string, rule: string, nth = 0): string {
  const name = allFindings(text).filter((finding) => finding.rule === rule)[nth]?.fingerprint;
  assert.ok(name, `no ${rule}`);
  return name;
}

/** Never to be changed: users have these in their configuration. */
const FROZEN: readonly (readonly [rule: string, text: string, fingerprint: string])[] = [
  ['statute-version', titled(2023, SENTENCE), '4e609c0cb4b7'],
  ['balance', tableDraft('2021', 't3', { 'r1.np': '3', 'r1.tot': '5', 'r4.np': '3', 'r4.tot': '3' }).text, '14d42ca25109'],
  ['section-missing', titled(2023, '一、总体情况\n\n正文。\n\n六、其他需要报告的事项\n\n无。'), 'a733429a828b'],
  ['cell-value', tableDraft('2021', 't4', { 'rev.keep': '3件' }).text, 'd8dcb3d680a0'],
  ['period', '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n', 'a3b58c41ec65'],
];

test('known fingerprints stay what they are', () => {
  for (const [rule, text, expected] of FROZEN) assert.equal(fingerprint(text, rule), expected, rule);
});

test('another wording of the message, other related places and other fixes change nothing', () => {
  const report = reportOf(tableDraft('2021', 't3', { 'r1.tot': '5' }).text);
  const found = check(report);
  const reworded = found.map(
    ({ fingerprint: _, related: __, ...finding }): Finding => ({
      ...finding,
      message: { zh: '换了说法。', en: 'Other words.' },
      fixes: [],
    }),
  );
  assert.deepEqual(
    withFingerprints(report, reworded, report.tables).map((one) => one.fingerprint),
    found.map((one) => one.fingerprint),
  );
});

test('neither does the place; another figure does', () => {
  const body = `${SENTENCE}\n\n一、总体情况\n\n正文。`;
  const name = fingerprint(titled(2023, body), 'statute-version');
  assert.equal(fingerprint(titled(2023, `甲乙丙。\n\n${body}`), 'statute-version'), name);
  assert.equal(fingerprint(`\n\n${titled(2023, body)}`.replaceAll('\n', '\r\n'), 'statute-version'), name);
  assert.notEqual(fingerprint(titled(2023, body.replace('15个', '十五个')), 'statute-version'), name);
});

test('the same figures in two rows are two findings, and each keeps its name when the other is mended', () => {
  const wrong = { 'r3_1.np': '3', 'r3_1.tot': '5', 'r3_2.np': '3', 'r3_2.tot': '5' };
  const both = allFindings(tableDraft('2021', 't3', wrong).text).filter(
    ({ equation, expected }) => equation === 'T3-ROW' && expected === '3',
  );
  assert.equal(new Set(both.map((one) => one.fingerprint)).size, 2);
  const second = allFindings(tableDraft('2021', 't3', { ...wrong, 'r3_1.tot': '3' }).text).filter(({ equation }) => equation === 'T3-ROW');
  assert.deepEqual(
    second.map((one) => one.fingerprint),
    [both[1]?.fingerprint],
  );
});

test('the same words in two sentences are told apart by what stands around them, not by their order', () => {
  const other = '依法应在15个工作日内答复申请人。';
  const names = (...sentences: string[]) =>
    allFindings(titled(2023, sentences.join('\n\n')))
      .filter(({ rule }) => rule === 'statute-version')
      .map((one) => one.fingerprint);
  const [first, second] = names(SENTENCE, other);
  assert.ok(first !== second && second !== undefined);
  assert.deepEqual(names(other, SENTENCE), [second, first]);
});

/** An ignore may silence no more than the finding that it was written for. */
test('what the messages tell apart, the fingerprints tell apart by more than an ordinal', () => {
  const folder = 'test/drafts/damaged';
  const texts = [
    ...rules.flatMap(({ examples }) => examples.map(({ bad }) => bad)),
    ...readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  ];
  for (const text of texts) {
    const reading = readReport(marked(text).text);
    const found = check(reading);
    const tables = reportIn(reading)?.tables ?? [];
    const alone = found.map((finding) => withFingerprints(reading, [finding], tables)[0]?.fingerprint ?? '');
    const messages = new Map<string, string>();
    for (const [index, { rule, message }] of found.entries()) {
      const name = `${rule} ${alone[index]}`;
      assert.equal(messages.get(name) ?? message.zh, message.zh, rule);
      messages.set(name, message.zh);
    }
  }
});

test('the names of version 0.1.0 are still known as long as the message is the same', () => {
  const report = reportOf(titled(2023, SENTENCE));
  const found = check(report);
  const finding = found.find(({ rule }) => rule === 'statute-version');
  assert.ok(finding);
  const words = { zh: '旧的说法。', en: '' };
  const frozen = { rule: 'statute-version', message: words, severity: finding.severity, at: finding.at } as const;
  assert.deepEqual([...formerFingerprints(report, [frozen, { ...frozen }]).values()], ['a5aa1b52d782', '746e5eac3feb']);
});
