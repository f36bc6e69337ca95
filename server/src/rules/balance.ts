import type { FilledTable } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { type Evaluation, evaluate, shortName, type Term } from './shared/equations.js';
import { type Problem, rule } from './shared/rule.js';

/** So many addends are spelled out in the message; all of them stand in the related information. */
const SPELLED = 8;

export default rule({
  id: 'balance',
  severity: 'error',
  title: say('勾稽关系不成立', 'Figures do not reconcile'),
  why: say(
    '表中各数之间有固定的勾稽关系（表头已印明），对不上说明至少有一个数填错了。',
    'The figures of a table must reconcile, as its head says; where they do not, at least one of them is wrong.',
  ),
  source: '国办公开办函〔2019〕60号、〔2021〕30号所附格式表头；2018年以前为国办发〔2014〕32号统计表',
  withoutFix: 'suggested by features/suggest.ts, which rules do not know',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | ⟦5⟧ |
        | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        | 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
        | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
        | 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
      `,
    },
  ],
  *check(report) {
    for (const table of report.tables) {
      for (const evaluation of evaluate(table)) {
        if (evaluation.status === 'fails' && evaluation.total !== undefined) yield problem(table, evaluation, evaluation.total);
      }
    }
  },
});

function problem(table: FilledTable, evaluation: Evaluation, total: Term): Problem {
  const { equation, terms, expected, actual } = evaluation;
  const signed = terms.some((term) => term.sign < 0);
  const sum = equation.kind === 'sum';
  // A total cannot be negative: then the figure that is subtracted is too large, and stands out.
  const subtracted = sum && expected < 0 ? terms.find((term) => term.sign < 0) : undefined;
  const at = subtracted ?? total;
  const wanted = subtracted === undefined ? expected : (subtracted.cell.value ?? 0) + expected - actual;
  const related = [...(subtracted === undefined ? [] : [total]), ...terms.filter((term) => term !== subtracted)].map(({ cell }) => ({
    at: cell.at,
    message: say(`${cell.label}：${cell.value ?? '空白'}`, `${cell.label}: ${cell.value ?? 'blank'}`),
  }));
  const message = !sum
    ? relation(table, evaluation, total)
    : signed
      ? twoSides(table, evaluation, total)
      : addition(table, evaluation, total);
  const proposal = sum && wanted >= 0 ? { expected: String(wanted) } : {};
  return {
    at: at.cell.at,
    message,
    severity: equation.severity,
    equation: equation.id,
    ...proposal,
    actual: String(at.cell.value),
    related,
  };
}

/** 应为 12（自然人 3＋商业企业 9），现为 13，多 1。 */
function addition(table: FilledTable, { terms, expected, actual }: Evaluation, total: Term): Message {
  const filled = terms.filter((term) => (term.cell.value ?? 0) !== 0);
  const zh = filled.slice(0, SPELLED).map(({ cell }) => `${shortName(cell, total.cell)} ${cell.value}`);
  const more = filled.length > SPELLED ? '等' : '';
  const parts = filled.length === 0 ? '各分项都是 0' : `${zh.join('＋')}${more}`;
  const gap = Math.abs(actual - expected);
  const direction = actual > expected ? '多' : '少';
  return say(
    `${table.table.name}“${total.cell.label}”应为 ${expected}（${parts}），现为 ${actual}，${direction}了 ${gap}。`,
    `${table.table.title}: "${total.cell.label}" should be ${expected} (${filled.length === 0 ? 'all parts are 0' : `${zh.join(' + ')}${more === '' ? '' : ' …'}`}) but is ${actual}, ${gap} too ${actual > expected ? 'many' : 'few'}.`,
  );
}

/** 第一项＋第二项＝第三项（七）总计＋第四项: 23＋0≠22＋0. */
function twoSides(table: FilledTable, { equation, terms }: Evaluation, total: Term): Message {
  const left = terms.filter((t) => t.sign > 0);
  const right = [...terms.filter((t) => t.sign < 0), total];
  const sum = (side: readonly Term[]) => side.reduce((s, t) => s + (t.cell.value ?? 0), 0);
  const spell = (side: readonly Term[]) => side.map((t) => t.cell.value ?? 0).join('＋');
  const difference = Math.abs(sum(left) - sum(right));
  const column = total.cell.column.label;
  return say(
    `${table.table.name}“${column}”列勾稽不平：${equation.statement.zh}，现在是 ${spell(left)}＝${sum(left)}，${spell(right)}＝${sum(right)}，相差 ${difference}。`,
    `${table.table.title}, column "${column}" does not balance: ${equation.statement.en}; now ${spell(left)} = ${sum(left)} against ${spell(right)} = ${sum(right)}, a difference of ${difference}.`,
  );
}

function relation(table: FilledTable, { equation, terms }: Evaluation, total: Term): Message {
  const figures = [total, ...terms].map((t) => `${t.cell.label} ${t.cell.value ?? '空白'}`).join('，');
  return say(
    `${table.table.name}：${equation.statement.zh}。现在是：${figures}。`,
    `${table.table.title}: ${equation.statement.en}. Now: ${figures}.`,
  );
}
