import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCertainlyReport } from '../../server/src/check/certainty.js';
import { formatTables } from '../../server/src/features/tables/format.js';
import { readReport } from '../../server/src/report/read.js';
import { reportIn } from '../../server/src/report/types.js';
import { allFindings } from '../rules/support.js';
import { reportOf } from '../support/reading.js';

const PARTS = '\n\n一、总体情况\n\n全年平稳,群众满意。\n';
const REPORT = '年政府信息公开工作年度报告';

function isCertain(text: string): boolean {
  const report = reportIn(readReport(text));
  return report !== undefined && isCertainlyReport(report);
}

test('a title of a body and a year over a prescribed heading is a report beyond doubt', () => {
  for (const body of [
    '青山县柳湾乡人民政府',
    '青山县国资委',
    '青山县供销社',
    '青山县第二地质队',
    '青山县委编制委员会办公室',
    '青山县应急管理局（防震减灾局）',
    '青山监狱',
    '青山海关',
  ])
    assert.ok(isCertain(`${body}2022${REPORT}${PARTS}`), body);
  assert.ok(isCertain(`# **青山县民政局2022${REPORT}**${PARTS}`));
  assert.ok(isCertain(`青山县民政局\n二〇二二${REPORT}${PARTS}`));
  assert.ok(isCertain(`青山县民政局2022年政府信息公开年报\n\n统计期限自2022年1月1日起至2022年12月31日止。\n`));
});

test('what names a report, or is one of another kind, is not', () => {
  const titles = [
    `青山县民政局公布2022${REPORT}`,
    `请各股室报送2022${REPORT}`,
    `一图读懂青山县民政局2022${REPORT}`,
    `- 青山县民政局2022${REPORT}`,
    `> 青山县民政局2022${REPORT}`,
    `1. 青山县民政局2022${REPORT}`,
    `青山县第二中学2022${REPORT}`,
    `青山师范学院2022${REPORT}`,
    `青山县中医院2022${REPORT}`,
    `中共青山县委党校2022${REPORT}`,
    `青山农业科学研究院2022${REPORT}`,
    `【年报】青山县民政局2022${REPORT}`,
    `青山县政府已收到青山县民政局2022${REPORT}`,
  ];
  for (const title of titles) assert.ok(!isCertain(`${title}${PARTS}`), title);
  assert.ok(!isCertain(`青山县民政局2022${REPORT}\n\n（正文待写）\n`));
});

test('in doubt every fix is offered and none is safe or preferred, and no table is laid out; who says that it is a report is believed', () => {
  const parts = [
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];
  const text = `${PARTS.trim()}\n\n${parts.map((part) => `${part}\n\n无。\n\n`).join('')}| a | b |\n|-|-|\n`;
  assert.equal(reportOf(text).kind, 'report');
  const fixes = allFindings(text).flatMap((finding) => finding.fixes ?? []);
  assert.ok(fixes.length > 0);
  assert.ok(fixes.every(({ safe, preferred }) => !safe && preferred !== true));
  assert.deepEqual(formatTables(reportOf(text)), []);
  assert.ok(allFindings(text, { isReport: true }).some(({ rule, fixes: [fix] = [] }) => rule === 'punctuation' && fix?.safe === true));
  assert.ok(formatTables(reportOf(text, { isReport: true })).length > 0);
});
