import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, titled } from './support.js';

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
    `<!-- gouji-disable-next-line statute-version，period 旧数据 -->\n${SENTENCE}`,
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
