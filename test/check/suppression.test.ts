import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { formerFingerprints } from '../../server/src/check/fingerprints.js';
import { readReport } from '../../server/src/report/read.js';
import { allFindings, applied, titled } from '../rules/support.js';

const SENTENCE = '我镇办理申请时一律在15个工作日内答复。';
const rulesOf = (body: string) =>
  allFindings(titled(2023, `一、总体情况\n\n${body}`))
    .filter(({ rule }) => rule === 'statute-version' || rule === 'silence')
    .map(({ rule, message }) => `${rule} ${message.zh}`);

test('one line, the next line, a stretch', () => {
  for (const body of [
    `<!-- gouji-disable-next-line statute-version 旧数据 -->\n${SENTENCE}`,
    `%% gouji-disable-next-line statute-version 旧数据\n${SENTENCE}`,
    `${SENTENCE}<!-- gouji-disable-line statute-version 旧数据 -->`,
    `<!-- gouji-disable statute-version 旧数据 -->\n\n${SENTENCE}\n\n${SENTENCE}\n\n<!-- gouji-enable statute-version -->`,
    `<!-- gouji-disable-next-line statute-version：旧数据 -->\n${SENTENCE}`,
    `<!-- gouji-disable-next-line statute-version old figures, kept as they are -->\n${SENTENCE}`,
  ])
    assert.deepEqual(rulesOf(body), [], body);
});

test('beyond the stretch the rule speaks again', () => {
  const body = `%% gouji-disable statute-version 旧数据\n${SENTENCE}\n%% gouji-enable statute-version\n\n${SENTENCE}`;
  assert.equal(rulesOf(body).length, 1);
});

test('without a reason, without a rule, for an unknown rule, for nothing', () => {
  const told = (comment: string, text = SENTENCE) => rulesOf(`<!-- ${comment} -->\n${text}`).filter((line) => line.startsWith('silence'));
  assert.match(told('gouji-disable-next-line statute-version')[0] ?? '', /理由/);
  assert.match(told('gouji-disable-next-line')[0] ?? '', /哪条规则/);
  assert.match(told('gouji-disable-next-line statute-vers 旧数据')[0] ?? '', /没有规则 statute-vers/);
  assert.match(told('gouji-disable-next-line statute-version 旧数据', '我镇按期答复。')[0] ?? '', /已经没有/);
});

test('a word in running text is no comment', () => {
  assert.equal(rulesOf(`按 gouji-disable-next-line statute-version 的写法\n${SENTENCE}`).length, 1);
});

test('a comment in a row of a table leaves the row as it is', () => {
  const row = (end: string) =>
    `| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n| 规章 | 2 | 0 | 2 |${end}\n| 行政规范性文件 | 1 | 0 | 1 |\n`;
  const entitled = (end: string) => allFindings(titled(2023, row(end))).filter(({ rule }) => rule === 'not-entitled' || rule === 'silence');
  assert.ok(entitled('').length > 0);
  assert.deepEqual(entitled(' <!-- gouji-disable-line not-entitled 县政府统一填报 -->'), []);
});

const TWO = '截止目前，我镇办理申请时一律在15个工作日内答复。';
const rulesIn = (body: string) =>
  allFindings(titled(2023, `一、总体情况\n\n${body}`))
    .filter(({ rule }) => ['statute-version', 'wording', 'silence'].includes(rule))
    .map(({ rule, message }) => `${rule} ${message.zh}`);

test('several rules in one comment: blanks, commas or 、 between them, the reason behind', () => {
  assert.equal(rulesIn(TWO).length, 2);
  for (const rules of [
    'statute-version wording',
    'wording　statute-version',
    'statute-version, wording',
    'statute-version，wording',
    'wording、 statute-version',
    'wording , statute-version',
  ])
    for (const reason of [' 原文如此', '　原文如此', '：原文如此', '，原文如此', ' kept as printed', ': title as printed']) {
      assert.deepEqual(rulesIn(`<!-- gouji-disable-next-line ${rules}${reason} -->\n${TWO}`), [], rules + reason);
      assert.deepEqual(rulesIn(`${TWO}<!-- gouji-disable-line ${rules}${reason} -->`), [], rules + reason);
      assert.deepEqual(rulesIn(`%% gouji-disable-next-line ${rules}${reason}\r\n${TWO}`), [], rules + reason);
      assert.deepEqual(rulesIn(`%% gouji-disable ${rules}${reason}\n${TWO}\n%% gouji-enable ${rules}`), [], rules + reason);
    }
});

test('comments stacked on a line reach the next line with something on it, in both notations', () => {
  const html = (rule: string) => `<!-- gouji-disable-next-line ${rule} 原文如此 -->`;
  const plain = (rule: string) => `%% gouji-disable-next-line ${rule} 原文如此`;
  for (const above of [
    `${html('wording')}\n${html('statute-version')}\n`,
    `${plain('statute-version')}\n${plain('wording')}\n`,
    `${html('statute-version')}\n  ${plain('wording')}\n\n`,
    `${html('statute-version')} ${html('wording')}\n`,
    `${html('wording')}\r\n\r\n${html('statute-version')}\r\n`,
  ]) {
    assert.deepEqual(rulesIn(`${above}${TWO}`), [], above);
    assert.equal(rulesIn(`${above}甲乙。\n${TWO}`).filter((line) => !line.startsWith('silence')).length, 2, above);
  }
});

test('a reason of any length is read', () => {
  assert.deepEqual(rulesOf(`<!-- gouji-disable-next-line statute-version ${'旧数据。'.repeat(500)} -->\n${SENTENCE}`), []);
});

test('a rule that is named for nothing is told alone, and taken out; an unknown one is told', () => {
  const text = titled(2023, `一、总体情况\n\n<!-- gouji-disable-next-line wording，statute-version 旧数据 -->\n${SENTENCE}`);
  const [told] = allFindings(text).filter(({ rule }) => rule === 'silence');
  assert.match(told?.message.zh ?? '', /没有 wording 的问题/);
  assert.equal(told?.fixes?.[0]?.safe, true);
  assert.match(applied(text, told?.fixes?.[0]?.edits ?? []), /<!-- gouji-disable-next-line statute-version 旧数据 -->/);
  assert.match(rulesIn(`<!-- gouji-disable-next-line statute-version、wordng 旧数据 -->\n${TWO}`).join(), /没有规则 wordng/);
  const english = titled(2023, `一、总体情况\n\n<!-- gouji-disable-next-line statute-version title as printed -->\n${SENTENCE}`);
  for (const { rule, fixes } of allFindings(english)) if (rule === 'silence') assert.equal(fixes?.[0]?.safe, false);
});

test('a rule that is switched off has not judged: nobody says that its comment is for nothing', () => {
  const report = readReport(titled(2023, `一、总体情况\n\n<!-- gouji-disable-next-line statute-version 旧数据 -->\n${SENTENCE}`));
  assert.deepEqual(
    check(report, { severities: { 'statute-version': 'off' } }).filter(({ rule }) => rule === 'silence'),
    [],
  );
});

test('an unused comment goes with its line, or with the blanks before it; never two figures into one', () => {
  const removed = (body: string) => {
    const text = titled(2023, body);
    const [told] = allFindings(text).filter(({ rule }) => rule === 'silence');
    assert.ok(told, body);
    const [fix] = told.fixes ?? [];
    return fix && { safe: fix.safe, body: applied(text, fix.edits).slice(titled(2023, '').length - 1) };
  };
  const comment = '<!-- gouji-disable-line wording 旧数据 -->';
  assert.deepEqual(removed(`甲。\n\n${comment}\n乙。`), { safe: true, body: '甲。\n\n乙。\n' });
  assert.deepEqual(removed(`甲。\n${comment}\n乙。`), { safe: false, body: '甲。\n乙。\n' });
  assert.deepEqual(removed(`甲。 ${comment}\n乙。`), { safe: true, body: '甲。\n乙。\n' });
  assert.deepEqual(removed(`收到，${comment}3件。`), { safe: false, body: '收到，3件。\n' });
  assert.equal(removed(`收到0${comment}3件。`), undefined);
});

test('an entry with the fingerprint that version 0.1.0 gave still silences; the new one is told', () => {
  const report = readReport(titled(2023, `一、总体情况\n\n${SENTENCE}`));
  const finding = check(report).find(({ rule }) => rule === 'statute-version');
  assert.ok(finding?.fingerprint);
  const former = formerFingerprints(report, check(report));
  const old = [...former].find(([one]) => one.rule === 'statute-version')?.[1] ?? '';
  assert.notEqual(old, finding.fingerprint);
  const entry = { rule: 'statute-version', fingerprint: old, reason: '旧数据', file: 'a.md' };
  const told = check(report, { ignore: [entry] }).filter(({ rule }) => rule === 'statute-version' || rule === 'silence');
  assert.deepEqual(
    told.map(({ rule, severity, actual, expected }) => [rule, severity, actual, expected]),
    [['silence', 'info', old, finding.fingerprint]],
  );
  const renewed = check(report, { ignore: [{ ...entry, fingerprint: finding.fingerprint }] });
  assert.deepEqual(
    renewed.filter(({ rule }) => rule === 'statute-version' || rule === 'silence'),
    [],
  );
});
