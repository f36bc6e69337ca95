import { type Carried, carriedFrom, onlyTable } from '../forms/last-year.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { rounded } from '../text/figure.js';
import { say } from '../text/message.js';
import { replacement } from './shared/fixes.js';
import { type Problem, type Related, rule } from './shared/rule.js';

const LAST_YEAR = dedent`
  云溪县青禾镇人民政府2022年政府信息公开工作年度报告

  | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
  |---|---|---|---|
  | 规章 | 0 | 0 | 0 |
  | 行政规范性文件 | 1 | 0 | 8 |
`;

export default rule({
  id: 'carry-over',
  severity: 'error',
  title: say('与上年年报衔接不上', 'Does not follow on from last year'),
  why: say(
    '上年年报里结转下年度的申请，就是今年的上年结转；两年的数接不上，至少有一份填错了。',
    'What last year’s report left for this year is what this year starts with: where the two differ, one of them is wrong.',
  ),
  source: '国办公开办函〔2019〕60号、〔2021〕30号所附格式的栏目含义',
  examples: [
    {
      previous: LAST_YEAR,
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 2 | 1 | ⟦8⟧ |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 2 | 1 | 9 |
      `,
    },
  ],
  *check(report, previous) {
    if (previous === undefined) return;
    for (const carried of carriedFrom(previous, report.form)) {
      const table = onlyTable(report, carried.carry.table);
      const problem = table?.form === report.form ? broken(report, table, carried) : undefined;
      if (problem !== undefined) yield problem;
    }
  },
});

/** Nothing is said where a figure of either year is missing. */
function broken(report: Report, table: FilledTable, { carry, total, terms, previous, brought }: Carried): Problem | undefined {
  const cell = table.cells.get(total);
  const own: { readonly cell: FilledCell; readonly value: number }[] = [];
  for (const { key, sign } of terms) {
    const term = table.cells.get(key);
    if (term?.value === undefined) return undefined;
    own.push({ cell: term, value: sign * term.value });
  }
  const expected = rounded(own.reduce((sum, { value }) => sum + value, brought));
  if (cell?.value === undefined || cell.value === expected || expected < 0) return undefined;
  const name = cell.label.replace(/^[一二三四五]、/, '');
  const from = previous.map((one) => one.cell.label.replace(/^[一二三四五]、/, ''));
  const before = previous.map((one) => one.cell.value ?? 0);
  const zh = [
    `上年年报“${from.join('”＋“')}”是 ${before.join('＋')}`,
    ...own.map(({ cell: c, value }) => `${spoken(value)}“${c.column.label}”${c.value}`),
  ];
  const en = [
    `“${from.join('” + “')}” in last year’s report: ${before.join(' + ')}`,
    ...own.map(({ cell: c, value }) => `${value < 0 ? '−' : '+'} “${c.column.label}” ${c.value}`),
  ];
  return {
    at: cell.at,
    severity: carry.severity,
    equation: carry.id,
    message: say(
      `${table.table.name}“${name}”应为 ${expected}（${zh.join('，')}），现为 ${cell.value}，与上年年报接不上。`,
      `${table.table.title}: “${name}” should be ${expected} (${en.join(', ')}) but is ${cell.value}: it does not follow on from last year’s report.`,
    ),
    expected: String(expected),
    actual: String(cell.value),
    related: own.map(({ cell: c }): Related => ({ at: c.at, message: say(`${c.label}：${c.value}`, `${c.label}: ${c.value}`) })),
    fixes: replacement(report, cell.at, String(expected), false),
  };
}

function spoken(value: number): string {
  return value < 0 ? '减' : '加';
}
