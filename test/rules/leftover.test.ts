import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, assertFinds, assertSilent, assertSound, findings, marked, titled } from './support.js';

const RULE = 'leftover';

test('prompts and placeholders of a template', () => {
  assertFinds(RULE, '⟦XX⟧镇和⟦××⟧局共公开⟦＿＿＿⟧条。');
  assertFinds(RULE, '⟦（此处填写主动公开情况）⟧，⟦【请填写数字】⟧，⟦〈年份〉⟧年公开。');
  assertFinds(RULE, '⟦该部分以表格形式报告。表格如下：⟧');
  assertSilent(RULE, [
    '《〈年度〉报告》，《〈政府信息公开条例〉实施办法》，【通知】，【日期】，（请见附表），（请群众填写意见）。',
    'XXL号服装，TRSXX平台，X光机，a_b__c@d.cn，3×5米。',
    '上文\n\n___\n\n下文',
  ]);
});

test('** in a plain draft: each pair, with a fix', () => {
  const body = '工作有力。⟦**一是加大力度。**⟧更新指南。⟦**二是⟧';
  const [pair, lone] = assertFinds(RULE, body.replace('⟦**二是⟧', '⟦**⟧二是'));
  assert.equal(pair?.fixes?.[0]?.safe, true);
  assert.equal(lone?.fixes?.[0]?.safe, false);
});

test('three pairs or more are one finding, which takes all of them out; prompts stay single', () => {
  const body = '⟦**一是加大力度。**⟧更新指南。**二是开门办事。**设窗口。**三是清理文件。**⟦XX⟧镇共公开⟦＿＿＿⟧条，⟦××⟧局未公开。';
  const { text } = marked(titled(2023, body));
  const found = assertFinds(RULE, body);
  const left = applied(text, found.find(({ fixes }) => fixes?.[0]?.safe)?.fixes?.[0]?.edits ?? []);
  assert.ok(!left.includes('**') && left.includes('三是清理文件。'));
});

test('** in Markdown is emphasis, unless it has no partner', () => {
  assertSilent(RULE, [
    '# 一、总体情况\n\n**一是加大力度。**更新指南。',
    '**一、总体情况**\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 1 |\n\n**好。**',
  ]);
  assertFinds(RULE, '# 一、总体情况\n\n**一是加大力度。**更新⟦**⟧指南。');
});

test('pasted page furniture: one finding a block, values between and behind included', () => {
  const page = '索引号\nAQ01/2024-1\n发布机构\n云溪县青禾镇人民政府\n文号\n浏览量\n日期\n2024-01-20';
  const [first] = findings(RULE, `${page}\n\n${titled(2023, '一、总体情况\n\n正文。')}`);
  assert.deepEqual(first?.at, { start: 0, end: page.length });
  const source = titled(2023, '六、其他需要报告的事项\n\n没有。\n\n【字体：大 中 小】\n打印本页 关闭窗口\n上一篇：甲');
  const found = findings(RULE, source);
  assert.deepEqual(
    found.map(({ at }) => source.slice(at.start, at.end)),
    ['【字体：大 中 小】\n打印本页 关闭窗口\n上一篇：甲'],
  );
  assertFinds(RULE, '⟦来源：党政办 作者： 时间：2024-01-16 点击率：【打印】【关闭】⟧\n\n一、总体情况\n\n正文。');
  assert.deepEqual(findings(RULE, applied(source, found[0]?.fixes?.[0]?.edits ?? [])), []);
});

test('weak labels alone, the title between, and HTML pages are left alone', () => {
  assertSilent(RULE, ['来源：党政办\n\n一、总体情况\n\n正文。', '六、其他需要报告的事项\n\n来源：党政办\n\n日期：2024年1月20日']);
  const title = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告';
  const split = findings(RULE, `浏览次数：3\n${title}\n索引号：4\n\n一、总体情况\n\n正文。\n`);
  assert.equal(split.length, 2);
  assert.ok(split.every(({ fixes }) => fixes?.every(({ edits }) => edits.every(({ at }) => at.end - at.start < 10))));
  const [marked] = findings(RULE, `${title}\n索引号：QH<u>001</u>\n浏览次数：3\n\n一、总体情况\n\n正文。\n`);
  assert.ok(marked !== undefined, 'underlined words hide no furniture');
  assert.equal((marked.fixes ?? []).length, 0);
  const linked = `${title}\n索引号：<a href="1.html">1</a>\n浏览次数：3\n\n一、总体情况\n\n正文。\n`;
  assert.deepEqual(findings(RULE, linked), []);
  const html = `<!doctype html><html><body><p>索引号：1</p><p>浏览次数：3</p><h1>${title}</h1><p>一、总体情况</p><p>正文。</p></body></html>`;
  assert.deepEqual(findings(RULE, html, { html: true }), []);
});

test('never throws', () =>
  assertSound(RULE, ['**', '***', 'XX', '＿＿＿', '〈年份〉', '索引号：1\n', '来源\n', '打印本页\n', '【请填写', '《', '# ']));
