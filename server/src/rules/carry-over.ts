import type { FilledCell, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { type Relation, relationsOf } from './shared/carried.js';
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
    for (const relation of relationsOf(report, previous)) {
      if (!relation.holds && relation.expected >= 0) yield relation.isSure ? broken(report, relation) : doubted(relation);
    }
  },
});

function broken(report: Report, { carry, table, cell, own, previous, expected }: Relation): Problem {
  const name = nameOf(cell);
  const from = previous.map((one) => nameOf(one.cell));
  const before = previous.map((one) => one.cell.value ?? 0);
  const zh = [
    `上年年报“${from.join('”＋“')}”是 ${before.join('＋')}`,
    ...own.map(({ cell: c, sign }) => `${sign < 0 ? '减' : '加'}“${c.column.label}”${c.value}`),
  ];
  const en = [
    `“${from.join('” + “')}” in last year’s report: ${before.join(' + ')}`,
    ...own.map(({ cell: c, sign }) => `${sign < 0 ? '−' : '+'} “${c.column.label}” ${c.value}`),
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
    related: relatedTo(own),
    fixes: replacement(report, cell.at, String(expected), false),
  };
}

/** Last year's table does not add up itself: this year's figure may well be the right one. */
function doubted({ carry, table, cell, own, previous, expected }: Relation): Problem {
  const name = nameOf(cell);
  const from = previous.map((one) => `“${nameOf(one.cell)}”`);
  return {
    at: cell.at,
    severity: 'info',
    equation: carry.id,
    message: say(
      `${table.table.name}“${name}”是 ${cell.value}，照上年年报的${from.join('、')}推算是 ${expected}；但上年年报那几个数自己就不平，请先核对上年年报，不一定是今年填错。`,
      `${table.table.title}: “${name}” is ${cell.value}, and ${expected} by ${from.join(', ')} in last year’s report; but those figures do not add up there: check last year’s report first.`,
    ),
    related: relatedTo(own),
  };
}

function nameOf({ label }: FilledCell): string {
  return label.replace(/^[一二三四五]、/, '');
}

function relatedTo(own: Relation['own']): Related[] {
  return own.map(({ cell: { at, label, value } }) => ({ at, message: say(`${label}：${value}`, `${label}: ${value}`) }));
}
