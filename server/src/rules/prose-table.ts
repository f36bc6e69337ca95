import type { FilledCell, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { rounded } from '../text/figure.js';
import { type Message, say } from '../text/message.js';
import { type Binding, bindingsOf } from './shared/bindings.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'prose-table',
  severity: 'warning',
  title: say('正文数字与表格不符', 'A figure in the text contradicts its table'),
  why: say(
    '正文写到的申请、答复、复议、诉讼等数字，应与第二至第四部分表格中的同一数字一致。',
    'What the text says of requests, outcomes, reviews and lawsuits agrees with the same cells of the tables.',
  ),
  source: '各级机关公布的年报；年报比对工具的校核规则',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我镇制发行政规范性文件⟦5⟧件。

        二、主动公开政府信息情况

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我镇制发行政规范性文件3件。

        二、主动公开政府信息情况

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年清理并公布现行有效规范性文件⟦7⟧件。

        二、主动公开政府信息情况

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年清理并公布现行有效规范性文件5件。

        二、主动公开政府信息情况

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
    },
  ],
  *check(report) {
    for (const binding of bindingsOf(report)) if (!binding.agrees) yield contradiction(report, binding);
  },
});

function contradiction(report: Report, { statement, at, table, cells, value }: Binding): Problem {
  const { passage, indicators, from, to, denies, rate = false } = statement;
  const { name } = table.table;
  const written = passage.text.slice(statement.at.start, statement.at.end);
  const words = passage.text.slice(from, to);
  const worth = indicators[0]?.worth ?? 1;
  const inTable = String(rounded(value / worth));
  const telling = cells.filter((cell) => cell.value !== 0);
  const told = telling.length === 0 ? cells : telling;
  const where = whereOf(name, told);
  return {
    at,
    ...(rate && { severity: 'info' as const }),
    message: denies
      ? say(`正文说“${words}”，${where.zh}却是 ${inTable}，请核对。`, `The text says “${words}”, yet ${where.en} is ${inTable}.`)
      : say(`正文说“${words}”，${where.zh}是 ${inTable}，请核对。`, `The text says “${words}”, ${where.en} is ${inTable}.`),
    expected: inTable,
    actual: written,
    related: told.map(cellAsRelated),
    fixes: denies || !/^\d+(?:\.\d+)?$/.test(written) || worth !== 1 ? [] : replacement(report, at, inTable, false),
  };
}

/** More cells than these are not spelled out; all that are not 0 stand in the related places. */
const SPELLED = 4;

/** 表四“行政复议·总计” 2、“复议后起诉·总计” 3，合计. */
function whereOf(name: string, cells: readonly FilledCell[]): Message {
  const [only, ...others] = cells;
  if (only !== undefined && others.length === 0) return say(`${name}“${only.label}”`, `${name}“${only.label}”`);
  if (cells.length > SPELLED) return say(`${name}相应各格之和`, `the sum of its cells in ${name}`);
  const spelled = cells.map(({ label, text }) => `“${label}” ${text}`);
  return say(`${name}${spelled.join('、')}，合计`, `the sum of ${spelled.join(', ')} in ${name}`);
}

function cellAsRelated(cell: FilledCell) {
  return { at: cell.at, message: say(`${cell.label}：${cell.text}`, `${cell.label}: ${cell.text}`) };
}
