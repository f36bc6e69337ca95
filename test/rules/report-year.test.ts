import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound, findings, marked, spans } from './support.js';

const RULE = 'report-year';

test('the year that the text gives its own report', () => {
  assertFinds(RULE, '现将我镇⟦2022年⟧政府信息公开工作情况报告如下：');
  assertFinds(RULE, '现将云溪县青禾镇⟦2022年⟧度政府信息公开工作情况公布如下：');
  assertFinds(RULE, '根据《条例》要求，特编制本镇⟦2022年⟧政府信息公开工作年度报告。'.replace('本镇', '我镇'));
  assertFinds(RULE, '现公布⟦2022年⟧度政府信息公开年度报告。');
});

test('in the preamble, behind a title that is a heading in Markdown too', () => {
  const body =
    '统计期限自2023年1月1日起至2023年12月31日止。\n\n青禾镇人民政府编制并公布⟦2022年⟧政府信息公开工作年度报告。\n\n一、总体情况\n\n正文。';
  for (const hashes of ['', '# ']) {
    const { text, ranges } = marked(`${hashes}云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n${body}\n`);
    assert.deepEqual(spans(findings(RULE, text)), ranges);
  }
});

test('the report’s own name in title marks; without a title line by the period', () => {
  assertFinds(RULE, '我镇编制了《青禾镇⟦2022年⟧政府信息公开工作年度报告》，现予公布。');
  const text = marked(
    '我镇编制了《青禾镇⟦2022年⟧政府信息公开工作年度报告》，统计期限自2023年1月1日起至2023年12月31日止。\n\n一、总体情况\n\n正文。\n\n二、主动公开政府信息情况\n\n正文。\n\n三、收到和处理政府信息公开申请情况\n\n正文。\n\n五、存在的主要问题及改进情况\n\n正文。\n',
  );
  assert.deepEqual(spans(findings(RULE, text.text)), text.ranges);
  assertSilent(RULE, ['上年编制了《青禾镇2022年政府信息公开工作年度报告》。', '编制了《青禾镇2023年政府信息公开工作年度报告》。']);
});

test('other years stand in a text by right', () => {
  assertSilent(RULE, [
    '现将我镇2023年政府信息公开工作情况报告如下：',
    '现将2022年上级通报的问题整改情况报告如下：',
    '2022年我镇公开12条，2024年将继续。',
    '上年按时编制了2022年政府信息公开工作年度报告。',
    '依据《国务院办公厅2022年政务公开工作要点》，现将有关情况报告如下：',
    '一、总体情况\n\n按时编制了2022年政府信息公开工作年度报告。',
  ]);
});

const T3 = `| 一、本年新收政府信息公开申请数量 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |
| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
`;

test('a sentence on this year’s work that begins with an earlier year', () => {
  for (const sentence of [
    '⟦2022⟧年，我镇主动公开政府信息96条，其中网站80条。',
    '⟦2022⟧年度，全镇共收到政府信息公开申请7件，已全部答复。',
    '⟦2022⟧年全镇共受理申请8件。',
    '⟦2021⟧年，青禾镇人民政府通过网站发布信息120条。',
    '在⟦2022⟧年，本机关共印发规范性文件3件。',
    '⟦2022⟧年，我镇认真贯彻落实《条例》，健全工作机制。',
    '⟦2022⟧年，云溪县青禾镇在县委领导下，扎实做好公开工作。',
    '专人负责。⟦2022⟧年未发生政府信息公开行政复议、行政诉讼。',
    '⟦2022⟧年，我镇没有收到政府信息公开申请。',
    '⟦2022⟧年度未向申请人收取信息处理费。',
    '⟦2022⟧年，我镇政府网站发布信息96条。',
    '⟦2022⟧年，我镇依托网站、公示栏等渠道，主动公开信息96条。',
    '⟦2022⟧年，我镇政府信息公开工作没有收费。',
    '⟦2022⟧年，共办理申请8件。',
    '一是⟦2022⟧年，我镇组织培训3次。',
    '⟦2022⟧年度，镇政府主动公开政府信息96条。',
    '⟦2022⟧年，我镇政务公开工作还存在更新不及时的问题，下一步将加强督促。',
  ])
    for (const heading of ['一、总体情况', '六、其他需要报告的事项']) {
      const [found] = assertFinds(RULE, `${heading}\n\n${sentence}`);
      assert.equal(found?.severity, 'warning');
      assert.deepEqual([found.fixes?.[0]?.safe, found.fixes?.[0]?.edits[0]?.newText], [false, '2023']);
    }
  assertFinds(RULE, `一、总体情况\n\n⟦2022⟧年，我镇共收到申请8件。`);
});

test('plans, comparisons, history, documents and other bodies name other years by right', () => {
  assertSilent(
    RULE,
    [
      '2024年，我镇将继续公开信息100条。',
      '2024年，我镇主动公开信息100条。',
      '2022年，我镇收到申请8件，2023年收到7件。',
      '2022年，我镇收到申请8件。2023年收到7件。',
      '2022年，我镇收到申请8件。今年少了1件。',
      '公开信息90条，比2022年多8条。2022年，我镇公开信息82条，同比增长一成。',
      '2022年底，我镇建成公开专区1个。',
      '2022年以来，我镇累计公开信息300条。',
      '自2022年起，我镇每季公布信息20条。',
      '2022年11月，我镇组织培训2次。',
      '2021年至2023年，我镇累计清理文件40份。',
      '2021—2023年，我镇累计清理文件40份。',
      '截至2022年底，我镇公开信息300条。',
      '2022年印发的《青禾镇信息发布办法》继续执行。',
      '按照《青禾镇2022年政务公开工作要点》，我镇公开信息20条。',
      '2022年度考核中，我镇公开工作位列全县第3。',
      '2022年，我镇政府信息公开工作被评为先进，获奖1次。',
      '2022年，针对上级通报的2个问题，我镇已经改正。',
      '2022年，省政府印发文件3件，我镇逐一落实。',
      '2022年，县财政局公开信息12条。',
      '2022年结转的申请1件，已于2月答复。',
      '“十四五”以来，2022年我镇公开信息30条。',
      '云政发〔2022〕8号文件要求，我镇公开信息30条。',
      '2017年，我镇公开信息30条。',
      '2022年，我镇政务公开工作存在的问题已整改到位。',
      '2022年年报指出，我镇还存在更新不及时的问题。',
      '2022年度，县政府主动公开政府信息96条。',
    ].map((sentence) => `一、总体情况\n\n${sentence}`),
  );
});

test('a figure that is not that of the tables may be last year’s by right', () => {
  const body = (sentence: string) => `一、总体情况\n\n${sentence}\n\n三、收到和处理政府信息公开申请情况\n\n${T3}`;
  assertFinds(RULE, body('⟦2022⟧年，我镇共收到申请7件。'));
  assertSilent(RULE, [body('2022年，我镇共收到申请5件。')]);
});

test('rows of table three that name another year are told of the report’s own, where all figures are the table’s', () => {
  const body = (sentence: string) => `一、总体情况\n\n${sentence}\n\n三、收到和处理政府信息公开申请情况\n\n${T3}`;
  assertFinds(RULE, body('⟦2022⟧年共收到申请7件，上年结转1件。'));
  assertSilent(RULE, [body('2022年共收到申请7件，上年结转3件。'), body('2022年共收到申请7件，上年结转的1件已于2月答复。')]);
});

test('a body is known by what it calls itself', () => {
  for (const [issuer, words] of [
    ['云溪经济开发区管理委员会', '⟦2022⟧年度，管委会'],
    ['云溪经济开发区管理委员会', '⟦2022⟧年度，开发区管委会'],
    ['云溪县荷塘街道办事处', '⟦2022⟧年，街道'],
    ['云溪县水务局', '2022年，街道'],
  ]) {
    const body = `六、其他需要报告的事项\n\n${words}未向申请人收取信息处理费。\n`;
    const { text, ranges } = marked(`${issuer}2023年政府信息公开工作年度报告\n\n${body}`);
    assert.deepEqual(spans(findings(RULE, text)), ranges, issuer);
  }
});

test('never throws', () =>
  assertSound(RULE, [
    '现将',
    '2022年',
    '2022年，我镇',
    '共收到申请7件',
    '未收取',
    '政府信息公开',
    '工作情况',
    '报告如下',
    '编制',
    '年度报告',
    '上年',
  ]));

test('a plan for the year that is over', () => {
  const body = (plan: string) =>
    `五、存在的主要问题及改进情况\n\n问题：更新偏慢。${plan}\n\n六、其他需要报告的事项\n\n2023年将信息处理费依法免收。`;
  for (const plan of ['⟦2023⟧年，我镇将进一步加强培训。', '下一步，⟦2023⟧年将继续完善目录。', '改进措施：⟦2023⟧年镇里将着力更新。']) {
    const [found] = assertFinds(RULE, body(plan));
    assert.deepEqual([found?.severity, found?.expected], ['warning', '2024']);
  }
  assertSilent(RULE, [
    body('2024年，我镇将进一步加强培训。'),
    body('2023年将政务公开纳入考核，已经整改。'),
    body('2023年，我镇加强培训，今后将进一步规范。'),
    body('2023年，我镇将加强培训作为提升能力的抓手，办班两期。'),
    body('2023年，我镇将进一步规范公开目录列为重点。'),
    body('2023年，我镇将持续更新抓在手上，全年更新信息120条。'),
    '一、总体情况\n\n2023年，我镇将进一步公开作为抓手。',
  ]);
});
