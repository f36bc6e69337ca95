import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { rule } from './shared/rule.js';

/** Bodies below the level that may make 规章, by their names; 市 may be of either kind and stays out. */
const WITHOUT_POWER =
  /(?:乡|镇|街道|街道办事处|县|旗)(?:人民政府)?(?:办公室)?$|(?:乡|镇|县|旗)人民政府|街道办事处|[县旗区][\u4e00-\u9fff]{2,12}局$|[^治政新发]区人民政府/;
const EXEMPT = /自治区|特别行政区|新区|自治州/;

export default rule({
  id: 'not-entitled',
  severity: 'warning',
  title: say('本机关无权制定规章', 'This body cannot make 规章'),
  why: say(
    '规章只能由国务院部门、省级政府、设区的市和自治州政府制定；乡镇、街道、县级机关的“规章”一行应为 0。',
    'Only ministries, provinces and cities with districts make 规章; at townships and counties the row is 0.',
  ),
  source: '《立法法》关于规章制定权的规定',
  withoutFix: 'a figure in the wrong row may belong to the next one or to none',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | ⟦2⟧ | 0 | ⟦2⟧ |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
    },
  ],
  *check(report) {
    const { issuer } = report;
    if (issuer === undefined || EXEMPT.test(issuer) || !WITHOUT_POWER.test(issuer)) return;
    for (const table of report.tables) {
      for (const cell of table.cells.values()) {
        if (cell.row.label !== '规章' || cell.value === undefined || cell.value <= 0) continue;
        yield {
          at: cell.at,
          message: say(
            `${issuer}没有规章制定权，“${cell.label}”应为 0；若是行政规范性文件，请填到下一行。`,
            `${issuer} cannot make 规章, so this is 0; normative documents belong in the next row.`,
          ),
          expected: '0',
          actual: cell.text,
        };
      }
    }
  },
});
