import { labelOf } from '../report/cells.js';
import { fact } from '../report/fact.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { type Explanation, explain, type Member, shortName } from '../rules/equations.js';
import { type Message, say } from '../text/message.js';

export interface ExplainedTable {
  readonly table: FilledTable;
  readonly explanations: readonly Explanation[];
}

/** The standard tables of a report with every equation on them, in the order of the draft; none for a document that is no report. */
export const explainedOf: (report: Report) => readonly ExplainedTable[] = fact((report) =>
  report.kind === 'report' ? report.tables.map((table) => ({ table, explanations: [...explain(table)] })) : [],
);

export const MARKS: Readonly<Record<Explanation['status'], string>> = { holds: '✓', fails: '✗', unknown: '—' };

/** The equation with its figures: 总计 12 ＝ 自然人 3 ＋ 商业企业 9（其余为 0）. Where it cannot be judged, why not. */
export function spelled(explanation: Explanation, table: FilledTable): Message {
  const { equation, status, total, terms } = explanation;
  if (status === 'unknown' || total.cell === undefined) return unjudged(explanation, table);
  if (equation.kind === 'zeroIf' || equation.kind === 'zeroIff' || total.sign < 0) return listed(explanation);
  return terms.some(({ sign }) => sign < 0) ? twoSides(explanation) : oneSide(explanation, total.cell);
}

/** How far off the total is: 多 1, 少 3; undefined where the equation holds or is no plain sum. */
export function excessOf({ equation, status, terms, expected, actual }: Explanation): number | undefined {
  const plain = equation.kind === 'sum' && terms.every(({ sign }) => sign > 0);
  return status === 'fails' && plain ? rounded(actual - expected) : undefined;
}

/** Differences of amounts with binary fractions, as a reader expects them. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

const SIGNS = {
  sum: { holds: '＝', fails: '≠', plain: ['=', '≠'] },
  atMost: { holds: '≤', fails: '>', plain: ['≤', '>'] },
} as const;

function oneSide(explanation: Explanation, total: FilledCell): Message {
  const { equation, status, expected, actual } = explanation;
  const { holds, fails, plain } = SIGNS[equation.kind === 'atMost' ? 'atMost' : 'sum'];
  const addends = addition(explanation);
  const failed = status === 'fails';
  const result = failed && addends.count > 1;
  const excess = excessOf(explanation);
  const off = excess === undefined ? undefined : say(`，${excess > 0 ? '多' : '少'} ${Math.abs(excess)}`, `, off by ${signed(excess)}`);
  const name = nameOf(total, explanation);
  return say(
    `${name} ${actual} ${failed ? fails : holds} ${addends.words.zh}${result ? ` ＝ ${expected}` : ''}${addends.folded.zh}${off?.zh ?? ''}`,
    `${name} ${actual} ${failed ? plain[1] : plain[0]} ${addends.words.en}${result ? ` = ${expected}` : ''}${addends.folded.en}${off?.en ?? ''}`,
  );
}

/** 第一项＋第二项＝第三项（七）总计＋第四项: what is subtracted is shown added on the other side. */
function twoSides(explanation: Explanation): Message {
  const { status, terms, total } = explanation;
  const left = terms.filter(({ sign }) => sign > 0);
  const right = [...terms.filter(({ sign }) => sign < 0), total];
  const side = (members: readonly Member[], plus: string) =>
    members.map((member) => `${nameOf(member.cell, explanation)} ${figureOf(member)}`).join(` ${plus} `);
  const sum = (members: readonly Member[]) => rounded(members.reduce((all, member) => all + figureOf(member), 0));
  if (status === 'holds') return say(`${side(left, '＋')} ＝ ${side(right, '＋')}`, `${side(left, '+')} = ${side(right, '+')}`);
  const difference = rounded(Math.abs(sum(left) - sum(right)));
  return say(
    `${side(left, '＋')} ＝ ${sum(left)}，${side(right, '＋')} ＝ ${sum(right)}，两边相差 ${difference}`,
    `${side(left, '+')} = ${sum(left)}, ${side(right, '+')} = ${sum(right)}, a difference of ${difference}`,
  );
}

function listed(explanation: Explanation): Message {
  const { equation, total, terms } = explanation;
  const figures = [total, ...terms].map((member) => `${nameOf(member.cell, explanation)} ${figureOf(member)}`);
  return say(`${equation.statement.zh}：${figures.join('，')}`, `${equation.statement.en}: ${figures.join(', ')}`);
}

function unjudged({ total, terms }: Explanation, table: FilledTable): Message {
  const open = [total, ...terms].filter(({ cell }) => cell?.value === undefined);
  const [first] = open;
  if (first === undefined) return say('未核', 'not judged');
  const name = first.cell?.label ?? labelOf(table.table, first.key) ?? first.key;
  const more = open.length > 1 ? say(`等 ${open.length} 格`, ` and ${open.length - 1} more`) : say('', '');
  if (first.cell === undefined) return say(`未核：“${name}”${more.zh}没有读到`, `not judged: "${name}"${more.en} not found`);
  if (first.cell.state === 'bad') return say(`未核：“${name}”${more.zh}不是数`, `not judged: "${name}"${more.en} no figure`);
  return say(`未核：“${name}”${more.zh}空白`, `not judged: "${name}"${more.en} blank`);
}

interface Addition {
  /** The addends that are not zero, or 0. */
  readonly words: Message;
  readonly count: number;
  /** What of the others. */
  readonly folded: Message;
}

function addition(explanation: Explanation): Addition {
  const { terms } = explanation;
  const filled = terms.filter((member) => figureOf(member) !== 0);
  const shown = terms.length === 1 ? terms : filled;
  const words = shown.map((member) => `${nameOf(member.cell, explanation)} ${figureOf(member)}`);
  const blank = terms.some(({ cell }) => cell?.state === 'blank');
  const none = say(blank ? '（各项均为 0 或空白）' : '（各项均为 0）', blank ? ' (all parts are 0 or blank)' : ' (all parts are 0)');
  const others = say(blank ? '（其余为 0 或空白）' : '（其余为 0）', blank ? ' (others 0 or blank)' : ' (others 0)');
  if (shown.length === 0) return { words: say('0', '0'), count: 0, folded: none };
  const folded = shown.length < terms.length ? others : say('', '');
  return { words: say(words.join(' ＋ '), words.join(' + ')), count: words.length, folded };
}

function nameOf(cell: FilledCell | undefined, { total, terms }: Explanation): string {
  if (cell === undefined || total.cell === undefined) return '';
  return shortName(cell, cell === total.cell ? (terms[0]?.cell ?? cell) : total.cell);
}

function figureOf({ cell }: Member): number {
  return cell?.value ?? 0;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `−${-value}`;
}
