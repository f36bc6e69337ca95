import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../../server/src/report/read.js';
import type { Report } from '../../../server/src/report/types.js';

interface Case {
  readonly draft: string;
  /** Undefined: no title. */
  readonly text?: string;
  readonly year?: number;
  readonly issuer?: string;
}

const OFFICIAL = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告';

const cases: readonly Case[] = [
  { draft: `${OFFICIAL}\n`, text: OFFICIAL, year: 2023, issuer: '云溪县青禾镇人民政府' },
  {
    draft: '雲溪縣青禾鎮人民政府2023年政府信息公開工作年度報告\n\n一、总体情况\n',
    text: '雲溪縣青禾鎮人民政府2023年政府信息公开工作年度报告',
    year: 2023,
    issuer: '雲溪縣青禾鎮人民政府',
  },
  { draft: `# ${OFFICIAL}\n\n一、总体情况\n`, text: OFFICIAL, year: 2023, issuer: '云溪县青禾镇人民政府' },
  { draft: `**${OFFICIAL}**\r\n`, text: OFFICIAL, year: 2023, issuer: '云溪县青禾镇人民政府' },
  {
    draft: '云溪县青禾镇人民政府\n2023年政府信息公开工作年度报告\n',
    text: '2023年政府信息公开工作年度报告',
    year: 2023,
    issuer: '云溪县青禾镇人民政府',
  },
  { draft: '青禾镇2023年政府信息公开\n工作年度报告\n', text: '青禾镇2023年政府信息公开工作年度报告', year: 2023, issuer: '青禾镇' },
  {
    draft: '云溪县青禾镇\n人民政府2023年政府信息公开\n工作年度报告\n',
    text: OFFICIAL,
    year: 2023,
    issuer: '云溪县青禾镇人民政府',
  },
  {
    draft: '云溪县人民政府机关\n2023年政府信息公开工作年度报告\n',
    text: '2023年政府信息公开工作年度报告',
    year: 2023,
    issuer: '云溪县人民政府机关',
  },
  { draft: '青 禾 镇 2023 年政府信息公开工作年度报告\n', text: '青禾镇2023年政府信息公开工作年度报告', year: 2023, issuer: '青禾镇' },
  { draft: '青禾镇二〇二三年政府信息公开工作年度报告\n', text: '青禾镇二〇二三年政府信息公开工作年度报告', year: 2023, issuer: '青禾镇' },
  { draft: '青禾镇2016年政府政务公开年度报告\n', text: '青禾镇2016年政府政务公开年度报告', year: 2016, issuer: '青禾镇' },
  { draft: '青禾镇2016年政府信息公开年报\n', text: '青禾镇2016年政府信息公开年报', year: 2016, issuer: '青禾镇' },
  { draft: `附件1：${OFFICIAL}\n\n一、总体情况\n\n二、主动公开政府信息情况\n`, text: OFFICIAL, year: 2023, issuer: '云溪县青禾镇人民政府' },
  { draft: '关于做好2023年政府信息公开工作年度报告的通知\n' },
  { draft: '《政府信息公开工作年度报告》\n' },
  { draft: '青禾镇2023年工作总结\n' },
  { draft: `一、总体情况\n\n正文。\n\n${OFFICIAL}\n` },
  { draft: '' },
];

for (const { draft, text, year, issuer } of cases) {
  test(`title of ${JSON.stringify(draft.slice(0, 40))}`, () => {
    const { title } = readReport(draft);
    assert.deepEqual({ text: title?.text, year: title?.year, issuer: title?.issuer }, { text, year, issuer });
    if (title?.yearAt !== undefined) assert.match(draft.slice(title.yearAt.start, title.yearAt.end), /^(?:2023|2016|二〇二三)$/);
  });
}

test('a title printed twice is told, unless web metadata stands between', () => {
  assert.equal(readReport(`${OFFICIAL}\n\n${OFFICIAL}\n`).title?.repeated.length, 1);
  assert.equal(readReport(`${OFFICIAL}\n\n发布日期：2024-01-12\n\n${OFFICIAL}\n`).title?.repeated.length, 0);
});

test('of two lines with the same words, the one below the body’s name', () => {
  const draft = '云溪县青禾镇\n2023年政府信息公开工作年度报告\n2023年政府信息公开工作年度报告\n\n一、总体情况\n';
  const { title, issuer } = readReport(draft) as Report;
  assert.deepEqual([title?.at.start, title?.repeated.length, issuer], [7, 1, '云溪县青禾镇']);
});

test('a title in a table of metadata is not the report’s own, where there is one', () => {
  const draft = `${OFFICIAL}\n索 引 号 AQ01/2024-3 发布机构 县政府办\n名  称 ${OFFICIAL}\n\n一、总体情况\n`;
  const { title, issuer } = readReport(draft) as Report;
  assert.deepEqual([title?.at.start, title?.repeated, issuer], [0, [], '云溪县青禾镇人民政府']);
  assert.equal((readReport(`名称：${OFFICIAL}\n\n一、总体情况\n`) as Report).issuer, '云溪县青禾镇人民政府');
});

test('a list of contents above the title does not hide it', () => {
  const title = '云溪县水务局2023年政府信息公开工作年度报告';
  const parts = ['一、总体情况', '二、主动公开政府信息情况'];
  const text = `${parts.join('\n')}\n\n${title}\n\n${parts.map((part) => `${part}\n\n河道、水库的信息都在网站公布。`).join('\n\n')}\n`;
  const report = readReport(text);
  assert.equal(report.title?.at.start, text.indexOf(title));
  const below = `${parts.map((part) => `${part}\n\n河道、水库的信息都在网站公布。`).join('\n\n')}\n\n${title}\n`;
  assert.equal(readReport(below).title, undefined);
});
