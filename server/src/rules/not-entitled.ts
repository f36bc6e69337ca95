import type { FilledRow, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { type Fix, rule } from './shared/rule.js';

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
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | ⟦2⟧ | 0 | 2 |
        | 行政规范性文件 | 0 | 0 | 0 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 2 | 0 | 2 |
      `,
    },
  ],
  *check(report) {
    const { issuer } = report;
    if (issuer === undefined || EXEMPT.test(issuer) || !WITHOUT_POWER.test(issuer)) return;
    for (const table of report.tables) {
      for (const row of table.rows) {
        const wrong = row.row.label === '规章' ? row.cells.filter(({ value }) => value !== undefined && value > 0) : [];
        const [first] = wrong;
        if (first === undefined) continue;
        const figures = wrong.map(({ column, value }) => `${column.label} ${value}`).join('、');
        yield {
          at: first.at,
          message: say(
            `${issuer}没有规章制定权，“规章”一行应都是 0（现在是：${figures}）；如果填的是行政规范性文件，请移到下一行。`,
            `${issuer} cannot make 规章, so the row “规章” should be all 0 (now: ${figures}); normative documents belong in the next row.`,
          ),
          expected: '0',
          actual: first.text,
          related: wrong.slice(1).map(({ at, label, value }) => ({ at, message: say(`${label}：${value}`, `${label}: ${value}`) })),
          fixes: moved(report, table, row),
        };
      }
    }
  },
});

/** The figures of the row into the one below, where that holds none; who has both decides himself. */
function moved(report: Report, table: FilledTable, row: FilledRow): Fix[] {
  const below = table.rows[table.rows.indexOf(row) + 1];
  if (below === undefined || !/规范性文件$/.test(below.row.label) || below.cells.length !== row.cells.length) return [];
  if (row.state !== 'bound' || below.state !== 'bound' || below.cells.some(({ value = 0 }) => value !== 0)) return [];
  const pairs = row.cells.flatMap((cell, i) => {
    const other = below.cells[i];
    return cell.value !== undefined && cell.value > 0 && other !== undefined ? [{ cell, other }] : [];
  });
  const cells = pairs.flatMap(({ cell, other }) => [cell, other]);
  if (cells.some(({ at }) => at.start === at.end || !report.copy.isWhole(at))) return [];
  const edits = pairs.flatMap(({ cell, other }) => [
    { at: cell.at, newText: '0' },
    { at: other.at, newText: cell.text },
  ]);
  return [{ title: say(`把这些数移到“${below.row.label}”一行`, `Move these figures to the row “${below.row.label}”`), safe: false, edits }];
}
