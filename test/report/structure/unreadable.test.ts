import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { readReport } from '../../../server/src/report/read.js';
import { LONGEST_DRAFT } from '../../../server/src/report/structure/unreadable.js';

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n';

test('a draft beyond the limit is not read, and says so with the limit; anything else of that length is left alone', () => {
  const long = readReport(TITLE + '甲'.repeat(LONGEST_DRAFT));
  assert.deepEqual([long.kind, 'cause' in long && long.cause, 'blocks' in long, long.title], ['unreadable', 'too-long', false, undefined]);
  const [finding, ...more] = check(long);
  assert.deepEqual([finding?.rule, finding?.at, more], ['unreadable', { start: 0, end: TITLE.length - 1 }, []]);
  assert.match(finding?.message.zh ?? '', /2000 万字的上限/);
  assert.match(finding?.message.en ?? '', /20 million characters/);
  const other = readReport('甲'.repeat(LONGEST_DRAFT + 1));
  assert.deepEqual([other.kind, check(other)], ['other', []]);
  assert.equal(readReport('甲'.repeat(LONGEST_DRAFT + 1), { isReport: true }).kind, 'unreadable');
});

test('a draft of the longest length is read', () => {
  assert.equal(readReport(TITLE + ' '.repeat(LONGEST_DRAFT - TITLE.length)).kind, 'report');
});

test('a report in traditional characters is told so once, and not checked; a title or a quotation in them is none', () => {
  const traditional = '雲溪縣青禾鎮人民政府2023年政府信息公開工作年度報告\n\n一、總體情況\n\n依照《條例》公開。\n';
  const [finding, ...more] = check(readReport(traditional));
  assert.deepEqual([finding?.rule, finding?.severity, more], ['unreadable', 'info', []]);
  assert.match(finding?.message.zh ?? '', /繁体字/);
  const [title = ''] = traditional.split('\n');
  for (const draft of [
    `${title}\n\n一、总体情况\n\n依照《条例》公开，公开内容及时处理。\n`,
    `${TITLE}\n一、总体情况\n\n题为“信息公開報告”的展板公开展出。\n`,
  ])
    assert.equal(readReport(draft).kind, 'report', draft);
  assert.equal(readReport('關於做好2023年政府信息公開工作年度報告的通知\n\n請按時報送。\n').kind, 'other');
});

test('two reports in one file are told so once; one that is there twice, or names another, is one', () => {
  const parts = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
  ];
  const body = parts.map((heading) => `${heading}\n\n本年度的信息都已经按规定公开。\n`).join('\n');
  const other = TITLE.replace('青禾', '柳河');
  const kinds = (...drafts: readonly string[]) =>
    drafts.map((draft) => readReport(draft)).map((one) => ('cause' in one ? one.cause : one.kind));
  const split = `${body}\n云溪县柳河镇人民政府\n2023年政府信息公开工作年度报告\n\n${body}`;
  assert.deepEqual(
    kinds(`${TITLE}\n${body}\n${other}\n${body}`, `${TITLE}\n${split}`, `${TITLE}\n${body}\n${TITLE.replace('2023', '2022')}\n${body}`),
    ['several', 'several', 'several'],
  );
  const near = [
    `${TITLE}\n${body}\n${TITLE}\n${body}`,
    `${TITLE}\n${body}\n${other}`,
    `${TITLE}\n${body}\n${other}\n一、总体情况\n\n二、问题\n`,
  ];
  assert.deepEqual(kinds(...near, `${TITLE}\n${parts.join('\n')}\n\n${body}`), ['report', 'report', 'report', 'report']);
  const [finding, ...more] = check(readReport(`${TITLE}\n${body}\n${other}\n${body}`));
  assert.deepEqual([finding?.rule, finding?.severity, more], ['unreadable', 'info', []]);
});
