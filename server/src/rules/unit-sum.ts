import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { reportAnchor } from './shared/anchor.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';
import { type Comparison, compared, type UnitShare, type UnitSums } from './shared/unit-sums.js';

/** Units that are named in the message, largest share first; the hover names all. */
const MOST_NAMED = 5;

const TOWNSHIP = dedent`
  云溪县青禾镇人民政府2023年政府信息公开工作年度报告

  | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
  |---|---|---|---|
  | 规章 | 0 | 0 | 0 |
  | 行政规范性文件 | 1 | 0 | 8 |
`;
const BUREAU = dedent`
  云溪县水利局2023年政府信息公开工作年度报告

  | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
  |---|---|---|---|
  | 规章 | 0 | 0 | 0 |
  | 行政规范性文件 | 2 | 0 | 5 |
`;

export default rule({
  id: 'unit-sum',
  severity: 'warning',
  title: say('与各单位之和不符', 'Not the sum of the units'),
  why: say(
    '本级年报的三张表由所属各单位的表相加而来；有一格不等于各单位之和，不是加错，就是哪个单位改过数。',
    'The tables of the body are those of its units added up: where a cell is not their sum, it was added up wrongly, or a unit has changed its figures.',
  ),
  source: '国办公开办函〔2021〕30号：本级政府年报汇总所属部门和下级政府的数据；gouji.config.json 的 units 写明各单位年报在哪里',
  examples: [
    {
      units: [TOWNSHIP, BUREAU],
      bad: dedent`
        云溪县人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | ⟦12⟧ |
      `,
      good: dedent`
        云溪县人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 13 |
      `,
    },
  ],
  *check(report, _previous, units) {
    if (units === undefined || units.units.length === 0) return;
    if (units.leftOut.length > 0) yield incomplete(report, units);
    for (const table of report.tables) {
      const isOnly = report.tables.every((other) => other === table || other.table !== table.table);
      if (table.form === report.form && isOnly) yield* differences(report, table, units);
    }
  },
});

function* differences(report: Report, table: FilledTable, units: UnitSums): Iterable<Problem> {
  for (const cell of table.cells.values()) {
    const type = (cell.row.cell ?? cell.column.cell).type;
    const found = compared({ table: table.table.id, key: cell.key, cell: { value: cell.value, type } }, units);
    if (found?.certain === true) yield different(report, { table, cell, found, units });
  }
}

interface Different {
  readonly table: FilledTable;
  readonly cell: FilledCell;
  readonly found: Comparison;
  readonly units: UnitSums;
}

function different(report: Report, { table, cell, found, units }: Different): Problem {
  const { sum, excess } = found;
  const isComplete = units.leftOut.length === 0 && sum.lacking.length === 0;
  const named = namedShares(sum.shares);
  const least = isComplete ? say('', '') : say('至少', 'at least ');
  const zh = `${table.table.name}“${cell.label}”现为 ${cell.value}，${sum.shares.length} 个单位相加${least.zh}是 ${sum.value}，${excess > 0 ? '多' : '少'} ${Math.abs(excess)}`;
  const en = `${table.table.title}: “${cell.label}” is ${cell.value}; ${sum.shares.length} units add up to ${least.en}${sum.value}, it has ${Math.abs(excess)} too ${excess > 0 ? 'many' : 'few'}`;
  return {
    at: cell.at,
    message: say(`${zh}（${named.zh}）。`, `${en} (${named.en}).`),
    expected: String(sum.value),
    actual: String(cell.value),
    fixes: isComplete ? replacement(report, cell.at, String(sum.value), false) : [],
  };
}

/** Until all are in, nothing is said of what the body has more than the others. */
function incomplete(report: Report, { leftOut }: UnitSums): Problem {
  const zh = leftOut.map(({ unit: name, why }) => `“${name}”${why.zh}`);
  const en = leftOut.map(({ unit: name, why }) => `“${name}” ${why.en}`);
  return {
    at: reportAnchor(report),
    severity: 'info',
    message: say(
      `各单位之和里没有算进 ${leftOut.length} 个单位：${zh.join('，')}；本级的数比各单位之和多的，暂不核对。`,
      `${leftOut.length} units are not in the sum of the units: ${en.join(', ')}; what the body has more than that sum is not judged yet.`,
    ),
  };
}

function namedShares(shares: readonly UnitShare[]): Message {
  const adding = shares.filter(({ value }) => value !== 0).sort((a, b) => b.value - a.value);
  if (adding.length === 0) return say('各单位都是 0', 'all units have 0');
  const named = adding.slice(0, MOST_NAMED).map(({ unit: name, value }) => `${name} ${value}`);
  const more = adding.length > MOST_NAMED ? '…' : '';
  return say(`${named.join('，')}${more}`, `${named.join(', ')}${more}`);
}
