import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound, findings, titled } from './support.js';

const RULE = 'section-empty';
const HEADING = '五、存在的主要问题及改进情况';
const five = (text: string): string => `${HEADING}\n\n${text}\n\n六、其他需要报告的事项\n\n无。`;

test('a review that says there is nothing, or that it is elsewhere', () => {
  const bodies = [
    '无',
    '暂无。',
    '没有',
    '本年度不存在问题。',
    '我乡2023年未发现明显问题。',
    '无需要改进的问题。',
    '无存在的主要问题，无改进情况。',
    '见附件2。',
    '详见附件：《青禾镇整改清单》',
    '具体情况见附件。',
    '（略）',
    '同上年。',
    '另附',
    '待补充',
    '/',
    '——',
    '1.存在问题：无\n2.改进措施：无',
    '（一）存在的主要问题\n\n无\n\n（二）改进情况\n\n无',
  ];
  for (const body of bodies) {
    const [finding] = assertFinds(RULE, five(`⟦${body}⟧`));
    assert.equal(finding?.severity, 'warning', body);
    assert.match(finding?.message.zh ?? '', /只写了“.*应在这里写明存在的问题和改进情况。$/);
  }
});

test('one half of a review is told mildly', () => {
  const halves: readonly (readonly [string, RegExp])[] = [
    ['一是队伍力量有待加强。二是公开质量仍需提升。', /没有写到怎样改进/],
    ['更新偏慢，村级人员不熟。', /没有写到怎样改进/],
    ['下一步，我镇将开展培训，把公开指南印成手册。', /没有写到存在的问题，/],
    ['全镇公开运行平稳有序。', /没有写到存在的问题和改进情况/],
  ];
  for (const [body, message] of halves) {
    const [finding] = assertFinds(RULE, five(body).replace(HEADING, `⟦${HEADING}⟧`));
    assert.equal(finding?.severity, 'info', body);
    assert.match(finding?.message.zh ?? '', message);
  }
});

test('short, but said; and other sections may say that there is nothing', () => {
  const bodies = [
    '村务更新偏慢，已改为逐月核对。',
    '没有专职人员，已增配一人。',
    '更新慢。今后逐月补齐。',
    '问题见附件1，主要是解读少；已改用图表。',
  ];
  assertSilent(RULE, [...bodies.map(five), five('公开栏旧，已换新。').replace('无。', '详见附件。')]);
});

test('a line across the page is no text', () => {
  for (const line of ['---', '- - -', '***', '___', '————————', '======', '──────', '＿＿＿＿', '……'])
    assertFinds(RULE, `⟦一、总体情况⟧\n\n${line}\n\n${five('更新偏慢，已改为逐月核对。')}`);
  assertSilent(RULE, [five('更新偏慢，已改为逐月核对。').replace('无。', '〇')]);
});

test('what is asked for where nothing stands depends on the section', () => {
  const draft = titled(2023, `一、总体情况\n\n${HEADING}\n\n六、其他需要报告的事项\n`);
  const messages = findings(RULE, draft).map(({ message }) => message.zh.replace(/^.*，/, ''));
  assert.deepEqual(messages, ['应写明情况。', '应写明存在的问题和改进情况。', '应写明情况；确实没有的写“无”。']);
});

test('never throws', () =>
  assertSound(RULE, [`${HEADING}\n`, '无', '略', '详见附件', '《', '》', '（一）', '1.', '/', '六、其他需要报告的事项\n']));
