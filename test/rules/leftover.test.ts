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

test('a tab between the words and their full stop makes no row of a table of them', () => {
  assertFinds(RULE, '⟦××⟧镇共公开信息⟦××⟧条\t。');
  assertFinds(RULE, '⟦××⟧镇公开信息\t，共⟦××⟧条');
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

/** What a page has around a report, before its first heading and behind its last words. */
const HEAD = [
  '[ 索引号 ] 000014349/2024-00012 [ 发布机构 ] 青禾镇人民政府',
  '浏览字号：大 中 小',
  '分享：',
  '您所在的位置：首页 > 政务公开 > 法定内容 > 年报',
  '首页 >> 信息公开 >> 年度报告',
  '首页 / 政府信息公开 / 年报',
  '政务公开 › 青禾镇 › 政府信息公开年报',
  '首页 机构 新闻 政务公开',
  '发布时间：2024-01-20 10:30:11　浏览次数：128',
  '2024-01-20 09:12 来源：青禾镇人民政府',
  '信息来源：党政办 | 发布时间：2024-01-20 | 浏览量：66',
  '发布日期：2024-01-20\n来源：青禾镇人民政府',
  '[ 大 中 小 ]',
  '| 索引号 | QH01/2024-00002 | 公开形式 | 网站 |\n|---|---|---|---|\n| 发布机构 | 青禾镇人民政府 | 生成日期 | 2024-01-20 |',
  '| 索引号 | 发布机构 | 发布日期 |\n|---|---|---|\n| QH01 | 青禾镇人民政府 | 2024-01-20 |',
  '发文机关\t青禾镇人民政府\t成文日期\t2024-01-20\n索引号\tQH01\t有效性\t有效',
];
const TAIL = [
  '打印 | 关闭 | 返回顶部',
  '青禾镇2023年年报.docx',
  '附件：青禾镇2023年年报.pdf 下载次数：15',
  '联系我们 | 网站地图 | 隐私声明',
  '附件：\n青禾镇2023年年报.doc',
  '分享到：微信 微博 QQ空间',
  '附件下载',
  '附件下载：青禾镇年报.docx',
  '【打印】 【关闭】',
  '收藏 打印 关闭',
  '上一篇：石桥乡年报\n下一篇：没有了',
  '上一篇 下一篇',
  '扫一扫在手机打开当前页',
  '微信扫一扫：分享',
  '责任编辑：禾小青',
  '版权所有：云溪县人民政府 ICP备00000001号',
];

test('what a web page has around a report, each in one finding with the lines taken out', () => {
  const body = '一、总体情况\n\n正文。\n\n六、其他需要报告的事项\n\n没有。\n\n云溪县青禾镇人民政府\n\n2024年1月20日';
  for (const line of HEAD) {
    const [finding] = assertFinds(
      RULE,
      `⟦${line.replace(/^\| | \|$/g, '')}⟧\n\n${body}`
        .replace(/^⟦(?=索引号 \|)/, '| ⟦')
        .replace(/⟧(?=\n\n一)/, line.endsWith('|') ? '⟧ |' : '⟧'),
    );
    const { text } = marked(titled(2023, `${line}\n\n${body}`));
    assert.equal(applied(text, finding?.fixes?.[0]?.edits ?? []).replace(/\n{2,}/g, '\n\n'), titled(2023, body), line);
  }
  for (const line of TAIL) assertFinds(RULE, `${body}\n\n⟦${line}⟧`);
});

test('a table of metadata in markup is found; only in a draft that is no page', () => {
  const table = '<table><tr><td>索引号</td><td>QH01</td><td>主题分类</td><td>综合</td></tr></table>';
  const draft = titled(2023, `${table}\n\n一、总体情况\n\n正文。`);
  assert.deepEqual(
    findings(RULE, draft).map(({ at, fixes }) => [draft.slice(at.start, at.end).startsWith('索引号'), fixes?.length]),
    [[true, 0]],
  );
  assert.deepEqual(findings(RULE, `<html><body>${draft}</body></html>`), []);
});

test('such words in sentences, lists and tables of the report', () => {
  const behind = [
    '扫一扫下方的二维码，可以查看本镇政府信息公开指南，也可以到县图书馆查阅点查阅。',
    '分享到群众手中的信息越来越多，全年编印一页纸说明12期。',
    '附件：1.公开目录\n　　　2.统计表',
    '联系人：禾小青　电话：1234567',
    '名称：青禾镇党政办\n地址：河滨路1号\n时间：上午9时至12时',
    '位置：云溪县河滨路1号',
    '浏览量：全年网站专栏浏览量为12.6万次，比上年增加1.1万次，其中图解类信息浏览量最高。',
    '审核：禾小青\n编辑：水小禾',
    '微信、微博',
    '| 序号 | 标题 | 文号 | 发布日期 |\n|---|---|---|---|\n| 1 | 村务公开办法 | 青政〔2023〕1号 | 2023-03-01 |\n| 2 | 河道保洁办法 | 青政〔2023〕5号 | 2023-06-01 |',
  ];
  assertSilent(
    RULE,
    behind.map((text) => `一、总体情况\n\n正文。\n\n六、其他需要报告的事项\n\n没有。\n\n${text}`),
  );
  assertSilent(RULE, ['登记 → 审核 → 答复 → 归档\n\n一、总体情况\n\n信息来源写明科室，附件可以下载，发布日期自动生成。']);
});

test('a pasted notice is told at the words to those whom it addresses', () => {
  const [found] = assertFinds(RULE, '⟦各村、站（所）：⟧\n\n现将《青禾镇年度报告》印发给你们，请遵照执行。\n\n一、总体情况\n\n正文。');
  assert.equal(found?.related?.length, 1);
  assertFinds(RULE, '一、总体情况\n\n工作有序。\n\n⟦镇直各单位、各村（社区）：⟧\n\n为做好公开工作，成立领导小组。有关事项通知如下：');
  assertFinds(RULE, '⟦现将年度报告转发给你们⟧。\n\n一、总体情况\n\n正文。');
  assertSilent(RULE, [
    '现将2023年政府信息公开工作情况报告如下：\n\n一、总体情况\n\n各科室：明确一名联络员；各站所：每月报送一次。',
    '一、总体情况\n\n我镇要求各村：一是及时报送，二是认真核对。转发《通知》，要求各单位贯彻落实。',
  ]);
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
  const html = `<!doctype html><html><body><p>索引号：1</p><p>浏览次数：3</p><h1>${title}</h1><p>一、总体情况</p><p>正文。</p></body></html>`;
  assert.deepEqual(findings(RULE, html, { html: true }), []);
});

test('stars that hide digits are no markup', () => {
  assertSilent(RULE, ['一、总体情况\n\n手机139****1234，身份证110105********002X。']);
});

test('never throws', () =>
  assertSound(RULE, ['**', '***', 'XX', '＿＿＿', '〈年份〉', '索引号：1\n', '来源\n', '打印本页\n', '【请填写', '《', '# ']));

test('labels and values of a page with nothing but blanks between', () => {
  const page = '索 引 号 AQ01/2024-3 发布机构 县政府办\n公开目录 年度报告 发布日期 2024-02-20 09:00\n名  称 青禾镇年报';
  const [found] = findings(RULE, `${page}\n\n${titled(2023, '一、总体情况\n\n正文。')}`);
  assert.deepEqual(found?.at, { start: 0, end: page.length });
  assert.match(found?.message.zh ?? '', /（索引号、公开目录、名称）/);
  const list = '• 索 引 号：AQ01/2024-3\n  • 发布机构：县政府办';
  const [bulleted] = findings(RULE, `${list}\n\n${titled(2023, '一、总体情况\n\n正文。')}`);
  assert.match(bulleted?.message.zh ?? '', /（索引号、发布机构）/);
  assertSilent(RULE, ['附件 统计表 名册\n\n一、总体情况\n\n正文。', '来源 说明\n\n一、总体情况\n\n正文。']);
});
