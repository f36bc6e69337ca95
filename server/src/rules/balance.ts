import type { FilledCell, FilledTable } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { rounded } from '../text/figure.js';
import { type Message, say } from '../text/message.js';
import { type Evaluation, evaluate, shortName, type Term } from './shared/equations.js';
import { type Problem, rule } from './shared/rule.js';

/** So many addends are spelled out in the message; all of them but zeros stand in the related information. */
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
  const addends = telling(
    evaluation,
    terms.filter((term) => term !== subtracted),
  );
  const others = [...(subtracted === undefined ? [] : [total]), ...addends];
  const proposal = sum && wanted >= 0 ? { expected: String(wanted) } : {};
  return {
    at: at.cell.at,
    message: !sum ? relation(table, evaluation, total) : signed ? twoSides(table, evaluation, total) : addition(table, evaluation, total),
    severity: equation.severity,
    equation: equation.id,
    ...proposal,
    actual: String(at.cell.value),
    related: others.map(({ cell }) => ({
      at: cell.at,
      message: say(`${cell.label}：${cell.value ?? '空白'}`, `${cell.label}: ${cell.value ?? 'blank'}`),
    })),
  };
}

/** An addend of 0 tells nothing, unless all of them are 0 or it is the nought itself that is wrong. */
function telling({ equation }: Evaluation, terms: readonly Term[]): readonly Term[] {
  const some = terms.filter(({ cell }) => cell.value !== 0);
  return some.length === 0 || equation.kind === 'zeroIf' || equation.kind === 'zeroIff' ? terms : some;
}

/** 应为 12，现为 13，多 1（自然人 3＋商业企业 9）; where addends are blank the total is only known to be no less. */
function addition(table: FilledTable, { terms, expected, actual }: Evaluation, total: Term): Message {
  const filled = terms.filter((term) => (term.cell.value ?? 0) !== 0);
  const blanks = terms.filter((term) => term.cell.value === undefined).length;
  const parts = filled.slice(0, SPELLED).map(({ cell }) => `${withoutNumber(plain(shortName(cell, total.cell)))} ${cell.value}`);
  const more = filled.length > SPELLED;
  const gap = rounded(Math.abs(actual - expected));
  const high = actual > expected;
  const { zh, en } = cellName(total.cell);
  const spelled = {
    zh: `${parts.join('＋')}${more ? '＋…' : ''}${blanks > 0 ? `，另有 ${blanks} 格空白` : ''}`,
    en: `${parts.join(' + ')}${more ? ' + …' : ''}${blanks > 0 ? `, and ${blanks} blank` : ''}`,
  };
  return say(
    `${table.table.name}${zh}${blanks > 0 ? '至少应为' : '应为'} ${expected}，现为 ${actual}，${high ? '多' : '少'} ${gap}（${filled.length === 0 ? '各分项都是 0' : spelled.zh}）。`,
    `${table.table.title}: ${en} should be ${blanks > 0 ? 'at least ' : ''}${expected} but is ${actual}, ${gap} too ${high ? 'many' : 'few'} (${filled.length === 0 ? 'all parts are 0' : spelled.en}).`,
  );
}

/** The number of a row beside figures reads like one of them: 部分公开 4＋4.保护第三方合法权益 1. 其他 has nothing else to be told by. */
function withoutNumber(label: string): string {
  return label.replace(/^(?:（[一二三四五六七八九]）|\d{1,2}[.．、])(?!其他$)/, '');
}

/** 第一项 28＋第二项 2＝30，（七）总计 27＋第四项 4＝31. */
function twoSides(table: FilledTable, { terms }: Evaluation, total: Term): Message {
  const left = terms.filter((t) => t.sign > 0);
  const right = [...terms.filter((t) => t.sign < 0), total];
  const sum = (side: readonly Term[]) => rounded(side.reduce((s, t) => s + (t.cell.value ?? 0), 0));
  const spell = (side: readonly Term[]) => `${side.map((t) => `${itemName(t)} ${t.cell.value ?? 0}`).join('＋')}＝${sum(side)}`;
  const difference = rounded(Math.abs(sum(left) - sum(right)));
  const column = total.cell.column.label;
  return say(
    `${table.table.name}“${column}”一列两边应相等：${spell(left)}，${spell(right)}，相差 ${difference}。`,
    `${table.table.title}: the two sides of column “${column}” should be equal: ${spell(left)}; ${spell(right)}; a difference of ${difference}.`,
  );
}

/** 一、本年新收…: as the head of the table says, 第一项. */
function itemName({ cell }: Term): string {
  const number = /^([一二三四五六七八九])、/.exec(cell.row.label)?.[1];
  return number === undefined ? plain(cell.row.label) : `第${number}项`;
}

/** A relation that is no sum, in the body's own figures. */
function relation(table: FilledTable, { equation, terms, expected }: Evaluation, total: Term): Message {
  const { name, title } = table.table;
  const [first] = terms;
  if (first === undefined) return say(`${name}：${equation.statement.zh}。`, `${title}: ${equation.statement.en}.`);
  const row = first.cell.row === total.cell.row ? plain(total.cell.row.label) : undefined;
  const head = row === undefined ? { zh: `${name}：`, en: `${title}: ` } : { zh: `${name}“${row}”一行：`, en: `${title}, row “${row}”: ` };
  const figure = ({ cell }: Term) => `${memberName(cell, row)} ${withUnit(cell)}`;
  if (equation.kind !== 'atMost') {
    const zero = [total, ...terms].filter(({ cell }) => (cell.value ?? 0) === 0 && (cell === total.cell || equation.kind === 'zeroIff'));
    const others = [total, ...terms].filter(({ cell }) => (cell.value ?? 0) !== 0).map(figure);
    const none = zero.map(({ cell }) => memberName(cell, row));
    return say(
      `${head.zh}${others.join('、')}，${none.join('、')}却是 0，请核对。`,
      `${head.en}${others.join(', ')}, yet ${none.join(', ')} 0; please check.`,
    );
  }
  if (total.sign < 0) {
    const less = `${Math.abs(total.cell.value ?? 0)} ${unitOf(total.cell)}`.trim();
    return say(
      `${head.zh}${figure(first)}，本年却减了 ${less}，请核对。`,
      `${head.en}${figure(first)}, but reduced by ${less}; please check.`,
    );
  }
  if (terms.length === 1)
    return say(
      `${head.zh}${figure(total)}，不应多于${figure(first)}。`,
      `${head.en}${figure(total)} should be no more than ${figure(first)}.`,
    );
  if (row !== undefined && terms.length === 2) return remainder(head, figure, [total, first, terms[1] ?? first]);
  const parts = terms.filter(({ cell }) => (cell.value ?? 0) !== 0).map(({ cell }) => cell.value);
  const sum = parts.length > 1 ? `（${parts.join('＋')}）` : '';
  return say(
    `${head.zh}${figure(total)}，不应多于下面各项相加的 ${expected}${sum}。`,
    `${head.en}${figure(total)} should be no more than ${expected}, the sum of the items below${sum}.`,
  );
}

/** 现行有效 12，少于本年制发 14 减去本年废止 1 的 13: the last is what the others leave. */
function remainder(head: Message, figure: (term: Term) => string, [whole, less, rest]: readonly [Term, Term, Term]): Message {
  const left = rounded((whole.cell.value ?? 0) - (less.cell.value ?? 0));
  return say(
    `${head.zh}${figure(rest)}，少于${figure(whole)}减去${figure(less)}得到的 ${left}，请核对。`,
    `${head.en}${figure(rest)} is less than ${figure(whole)} minus ${figure(less)}, which leaves ${left}; please check.`,
  );
}

function memberName(cell: FilledCell, row: string | undefined): string {
  return row === undefined ? `“${plain(cell.row.label)}”` : cell.column.label.replace(/（[^（）]*）$/, '');
}

function withUnit(cell: FilledCell): string {
  return `${cell.value ?? 0} ${unitOf(cell)}`.trim();
}

function unitOf(cell: FilledCell): string {
  return cell.row.unit ?? (cell.row.cell ?? cell.column.cell).unit;
}

/** “（七）总计”一行的“总计”; a row alone where there is but one column, and the reverse. */
function cellName({ row, column, label }: FilledCell): Message {
  if (row.label === '' || label === row.label) return say(`“${plain(label)}”`, `“${plain(label)}”`);
  return say(`“${plain(row.label)}”一行的“${column.label}”`, `“${column.label}” of row “${plain(row.label)}”`);
}

/** Without the explanation that the form prints behind a long label. */
function plain(label: string): string {
  return label.replace(/（[^（）]{7,60}）$/, '');
}
