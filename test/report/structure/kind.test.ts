import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { readReport } from '../../../server/src/report/read.js';

const TABLE = `第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t0\t7
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t31\t\t
`;
const BODY = `统计期限自2023年1月1日起至2023年12月31日止。

一、总体情况

村务信息按月上墙。

二、主动公开政府信息情况

${TABLE}
五、存在的主要问题及改进情况

更新偏慢，已定专人。
`;

function seen(draft: string, html = false): readonly [string, string | undefined, number | undefined] {
  const { kind, issuer, year } = readReport(draft, { html });
  return [kind, issuer, year];
}

test('what only names a report is none, and nothing is said of it', () => {
  const texts = [
    '青禾镇发布2023年政府信息公开工作年度报告\n\n本报讯 昨天，镇政府在网站上发布了年报。\n',
    '我县如期公开2023年度政府信息公开工作年度报告\n\n全县都已公布。\n',
    '云溪县财政局审议通过2023年政府信息公开工作年度报告\n\n会议认为，报告内容全面。\n',
    '关于报送2023年政府信息公开工作年度报告的通知\n\n各乡镇：\n\n请于1月10日前报送。\n',
    '关于编制2023年政府信息公开工作年度报告\n\n各科室按分工提供材料。\n',
    '请于1月15日前提交2023年度政府信息公开工作年度报告\n\n材料发到邮箱。\n',
    '各乡镇2023年政府信息公开工作年度报告\n\n点击名称查看。\n',
    '# 年报汇总\n\n1. 青禾镇2023年政府信息公开工作年度报告\n2. 石桥乡2023年政府信息公开工作年度报告\n',
    '青禾镇2022年政府信息公开工作年度报告\n青禾镇2023年政府信息公开工作年度报告\n',
    '青禾镇2023年政府信息公开工作年度报告\n石桥乡2023年政府信息公开工作年度报告\n云溪县财政局2023年政府信息公开工作年度报告\n',
    '- [青禾镇2023年政府信息公开工作年度报告](2023.html)\n',
    '图解：青禾镇2023年政府信息公开工作年度报告\n\n公开96条。\n',
    '【图解】青禾镇2023年政府信息公开工作年度报告\n\n公开96条。\n',
    '一图读懂青禾镇2023年政府信息公开工作年度报告\n\n（图略）\n',
    '青禾镇2023年政府信息公开工作年度报告（图解）\n\n（图略）\n',
    '带你看懂青禾镇2023年政府信息公开工作年度报告\n\n（图略）\n',
    '云溪县水利局召开专题会部署2023年政府信息公开工作年度报告\n\n会议要求按时完成。\n',
    '# 写法说明\n\n题目例如：\n\n青禾镇2023年政府信息公开工作年度报告\n\n不要漏字。\n',
    '青禾镇2023年政府信息公开工作年度报告解读\n\n问：有多少条？答：96条。\n',
    '# 写法说明\n\n题目照下面的样子写。\n\n青禾镇2023年政府信息公开工作年度报告\n\n不要漏了年份。\n',
    '# 写法说明\n\n> 青禾镇2023年政府信息公开工作年度报告\n>\n> 统计期限自2023年1月1日起至2023年12月31日止。\n',
    '“青禾镇2023年政府信息公开工作年度报告”\n\n上面是题目。\n',
    '云溪县财政局2023年预算公开报告\n\n本报告按照政府信息公开要求编制，统计期限自2023年1月1日起至12月31日止。\n\n一、概述\n\n正文。\n',
    '现公布青禾镇2023年政府信息公开工作年度报告。统计期限自2023年1月1日起至12月31日止。全文请下载附件。\n',
    '青禾镇2023年法治政府建设年度报告\n\n一、总体情况\n\n正文。\n\n二、存在的主要问题及改进情况\n\n正文。\n',
    '云溪县生态环境局2023年环境信息公开年度报告\n\n一、概述\n\n正文。\n',
    '云溪县财政局2023年预决算信息公开工作报告\n\n一、总体情况\n\n正文。\n',
    '青禾镇2023年上半年政府信息公开工作报告\n\n一、总体情况\n\n正文。\n',
    '云溪县2023年政府信息化工作年度报告\n\n正文。\n',
    '年报怎么写\n\n一、总体情况\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n',
    '关于做好年报工作的通知\n\n一、总体情况\n\n写全年工作。\n\n二、主动公开政府信息情况\n\n填表。\n\n三、收到和处理政府信息公开申请情况\n\n填表。\n\n四、政府信息公开行政复议、行政诉讼情况\n\n填表。\n',
  ];
  for (const text of texts) {
    const report = readReport(text);
    assert.equal(report.kind, 'other', text);
    assert.deepEqual(check(report), [], text);
  }
  const page = '<html><head><title>青禾镇2023年政府信息公开工作年度报告</title></head><body><p>请下载附件查看。</p></body></html>';
  assert.notEqual(readReport(page, { html: true }).kind, 'report');
});

test('a title alone is the beginning of a report', () => {
  for (const text of ['青禾镇2023年政府信息公开工作年度报告\n', '# 云溪县林业局2024年度政府信息公开工作年度报告\n\n（待写）\n'])
    assert.equal(readReport(text).kind, 'report', text);
});

test('reports whose title is written otherwise', () => {
  const name = '云溪县青禾镇人民政府';
  const titles = [
    `${name}2023年政府信息工作公开年度报告`,
    `${name}2023年政府信息公开年度工作报告`,
    `${name}2023年政府信息工作年度报告`,
    `${name}政府信息公开工作2023年度报告`,
    `${name}政府信息公开2023年年度报告`,
    `${name}政府信息公开工作年度报告（2023年）`,
    `${name}二〇二三年政府信息公开工作年度报告`,
    `${name}关于2023年政府信息公开工作情况的报告`,
    `【年报】${name}2023年政府信息公开工作年度报告`,
    `[2023年报]${name}2023年政府信息公开工作年度报告`,
    `【公开年报】 ${name}2023年政府信息公开工作年度报告`,
    `${name}2023年政府信息公开工作年度报告 - 云溪县人民政府网`,
    `${name}2023年政府信息公开工作年度报告_云溪县政府网`,
    `${name}2023年政府信息公开工作年度报告_乡镇年报_云溪县人民政府`,
    `${name}2023年政府信息公开工作年度报告|云溪县人民政府门户网站`,
    `${name}2023年政府信息公开工作年度报告 | 年报 | 云溪县人民政府门户网站`,
    `${name}2023年政府信息公开工作年度报告——云溪县政务公开平台`,
    `${name}  2023年政府信息公开工作年度报告`,
    `${name}\t2023年政府信息公开工作年度报告`,
    `${name}政府信息公开工作年度报告\n（2023年度）`,
    `${name}2023年政府信息\n公开工作年度报告`,
    `${name}2023年政府\n信息公开工作年度报告`,
    `${name}2023年\n政府信息公开工作年度报告`,
    `${name}2023年政府信息\n\n公开工作年度报告`,
    `${name}\n2023年政府信息公开\n工作年度报告`,
    `${name}\n2023年度\n政府信息公开工作年度报告`,
    `${name}2023年\n政府信息公开工作\n年度报告`,
    `${name}\n\n2023年政府信息公开工作年度报告`,
    `2023年政府信息公开工作年度报告\n\n${name}`,
    `2023年政府信息公开工作年度报告\n（2024年1月20日）\n${name}`,
  ];
  for (const title of titles) {
    for (const heading of ['', '# ']) {
      const first = title.includes('\n') ? title : heading + title;
      assert.deepEqual(seen(`${first}\n\n${BODY}`), ['report', name, 2023], first);
      if (!/\t| {2}|[|[]/.test(title)) assert.equal(seen(`${first}\n\n（待写）\n`)[0], 'report', `alone: ${first}`);
    }
  }
});

test('the body’s name on a line of its own, whatever it ends with', () => {
  const names =
    '云溪县国资委 云溪县人防办 云溪县供销社 云溪县气象站 云溪县应急管理局（防震减灾局） 云溪县疾控中心 云溪县残联 青禾镇综合服务中心 云溪县城关街道 云溪县信访局 云溪县工信和商务局 云溪开发区管委会 云溪县融媒体中心 云溪县委编办 云溪县城关街道办事处 云溪县行政审批局 云溪县消防救援大队'.split(
      ' ',
    );
  for (const name of names) {
    for (const title of [
      `${name}\n2023年政府信息公开工作年度报告`,
      `${name}\n\n2023年政府信息公开工作年度报告`,
      `2023年政府信息公开工作年度报告\n${name}`,
    ])
      assert.deepEqual(seen(`${title}\n\n${BODY}`), ['report', name, 2023], title);
  }
  for (const line of ['首页', '政务公开', '云溪县人民政府门户网站', '关于本站', '索引号：ab-1'])
    assert.equal(seen(`${line}\n\n2023年政府信息公开工作年度报告\n\n${BODY}`)[1], undefined, line);
});

test('reports without a title: by standard tables, by four headings of any form, by the title of the page', () => {
  assert.deepEqual(seen(TABLE), ['report', undefined, undefined]);
  const four =
    '二、主动公开政府信息情况\n\n见网站。\n\n三、收到和处理政府信息公开申请情况\n\n没有申请。\n\n五、存在的主要问题及改进情况\n\n更新慢。\n\n六、其他需要报告的事项\n\n没有。\n';
  assert.equal(seen(four)[0], 'report');
  assert.equal(seen(four.replace(/[二三五六]、/g, '## '))[0], 'report');
  assert.equal(seen(four.replace(/二、主动公开政府信息情况\n\n见网站。\n\n/, ''))[0], 'other');
  const old =
    '一、概述\n\n两人兼管。\n\n二、主动公开政府信息情况\n\n公布27条。\n\n三、依申请公开政府信息情况\n\n没有。\n\n四、收费及减免情况\n\n没有。\n\n五、行政复议、行政诉讼情况\n\n没有。\n';
  assert.equal(seen(old)[0], 'report');
  const page = (title: string) =>
    `<html><head><title>${title}</title></head><body><p>所列数据的统计期限自2023年1月1日起至2023年12月31日止。</p><p>一、总体情况</p><p>按月上墙。</p></body></html>`;
  for (const title of [
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告',
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告-云溪县人民政府',
    '云溪县人民政府网_云溪县青禾镇人民政府2023年政府信息公开工作年度报告',
  ]) {
    const report = readReport(page(title), { html: true });
    assert.deepEqual([report.kind, report.issuer, report.year], ['report', '云溪县青禾镇人民政府', 2023], title);
    assert.deepEqual(
      check(report).filter(({ rule }) => rule === 'title'),
      [],
    );
  }
  assert.equal(readReport(page('云溪县水务局发布2023年政府信息公开工作年度报告'), { html: true }).kind, 'other');
  const front =
    '---\ntitle: 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\nlayout: post\n---\n\n## 一、总体情况\n\n按月上墙。\n\n## 二、主动公开政府信息情况\n';
  assert.deepEqual(seen(front), ['report', '云溪县青禾镇人民政府', 2023]);
});

test('schools, hospitals and enterprises report by other rules; departments that govern them do not', () => {
  const others =
    '云溪学院 云溪大学 云溪县第一中学 云溪县实验小学 云溪县机关幼儿园 云溪县职业技术学校 青禾镇中心学校 云溪县人民医院 云溪县中医院 青禾镇卫生院 云溪县妇幼保健院 云溪县自来水公司 云溪城市公交集团 云溪县供热有限责任公司'.split(
      ' ',
    );
  for (const name of others) {
    for (const draft of [
      `${name}2023年信息公开工作年度报告\n\n一、概述\n\n正文。\n`,
      `${name}\n\n2023年信息公开年度报告\n\n一、概述\n\n正文。\n`,
      `${name}2022—2023学年信息公开工作年度报告\n\n一、概述\n\n正文。\n`,
    ]) {
      const report = readReport(draft);
      assert.equal(report.kind, 'institution', draft);
      assert.equal(report.issuer, name);
      assert.deepEqual(
        check(report).map(({ rule, severity }) => `${rule} ${severity}`),
        ['institution info'],
        draft,
      );
    }
  }
  const unnamed = '2022—2023学年信息公开工作年度报告\n\n根据《高等学校信息公开办法》编写本报告。\n';
  assert.equal(seen(unnamed)[0], 'institution');
  const departments =
    '云溪县教育局 云溪县卫生健康局 云溪县国资委 云溪县教育和体育局 云溪县医疗保障局 云溪县医院管理局 学院路街道办事处 云溪县大学城管委会 云溪县委党校 云溪县水利局'.split(
      ' ',
    );
  for (const name of departments)
    assert.equal(
      seen(`${name}2023年政府信息公开工作年度报告\n\n依据《条例》和《高等学校信息公开办法》指导学校公开。\n\n${BODY}`)[0],
      'report',
      name,
    );
});

test('without title: a text that calls itself the report on a year, with a prescribed heading and the period', () => {
  const parts =
    '统计期限自2017年1月1日起至12月31日止。\n\n一、主要工作概述\n\n全年培训两次。\n\n二、主动公开政府信息情况\n\n公开信息30条。\n';
  assert.deepEqual(seen(`现公布云溪县人民政府2017年政府信息公开工作年度报告。${parts}`), ['report', undefined, 2017]);
  for (const opening of [
    '',
    '现就2017年政府信息公开工作年度报告编制工作通知如下。',
    '关于做好年报工作的通知\n\n请发布2017年政府信息公开工作年度报告。',
  ])
    assert.equal(seen(`${opening}${parts}`)[0], 'other', opening);
});

test('without a title: it says that it is published here, or whose figures it holds, and has headings', () => {
  const period = '所列数据的统计期限自2015年1月1日起至2015年12月31日止。';
  for (const text of [
    `根据有关规定，现公布云溪县2015年政府信息公开工作年度报告。${period}\n\n一、主要工作\n\n正文。\n\n二、工作体会\n\n正文。\n`,
    `本年度报告根据政府信息公开有关规定编制。${period}\n\n一、概述\n\n正文。\n\n二、主动公开政府信息情况\n\n正文。\n\n三、依申请公开政府信息情况\n\n没有。\n`,
  ])
    assert.equal(readReport(text).kind, 'report', text);
});
