import { fact } from '../../report/fact.js';
import { labelOf } from '../../report/tables/cells.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { type Explanation, explain, type Member, shortName } from '../../rules/shared/equations.js';
import { rounded } from '../../text/figure.js';
import { type Message, say } from '../../text/message.js';

/** A table of the draft and its equations, each worked out. */
export interface ExplainedTable {
  readonly table: FilledTable;
  readonly explanations: readonly Explanation[];
}

/** The standard tables of a report with every equation on them, in the order of the draft. */
export const explainedOf: (report: Report) => readonly ExplainedTable[] = fact(({ tables }) =>
  tables.map((table) => ({ table, explanations: [...explain(table)] })),
);

/** The sign before an equation that holds, fails, or cannot be judged. */
export const MARKS: Readonly<Record<Explanation['status'], string>> = { holds: '✓', fails: '✗', unknown: '—' };

/** The equation with its figures: 总计 12 ＝ 自然人 3 ＋ 商业企业 9（其余为 0）. Where it cannot be judged, why not. */
export function spelled(explanation: Explanation, table: FilledTable): Message {
  const { status, total, terms } = explanation;
  if (status === 'unknown' || total.cell === undefined) return unjudged(explanation, table);
  if (isStated(explanation)) return listed(explanation);
  return terms.some(({ sign }) => sign < 0) ? twoSides(explanation) : oneSide(explanation, total.cell);
}

/** As `spelled`, for a place whose heading states the equation already: such as are no sum show their figures alone. */
export function spelledBelowStatement(explanation: Explanation, table: FilledTable): Message {
  return explanation.status !== 'unknown' && isStated(explanation) ? figuresOf(explanation) : spelled(explanation, table);
}

/** What its statement says better than a sum. */
function isStated({ equation, total }: Explanation): boolean {
  return equation.kind === 'zeroIf' || equation.kind === 'zeroIff' || total.sign < 0;
}

/** A sum of more addends than a row of table three has is easier to follow as a column. */
const MOST_IN_A_LINE = 6;

/** A long sum set out below each other. */
export interface Column {
  readonly head: Message;
  /** The addends that are not zero. */
  readonly addends: readonly { readonly cell: FilledCell | undefined; readonly words: string }[];
}

/** A long sum: （七）总计 21 ＝ 下列 8 项之和（其余为 0）, then each of them. Undefined for what fits in a line. */
export function asColumn(explanation: Explanation): Column | undefined {
  const { equation, status, terms, total, expected, actual } = explanation;
  if (equation.kind !== 'sum' || status === 'unknown' || total.cell === undefined || terms.some(({ sign }) => sign < 0)) return undefined;
  const filled = terms.filter((member) => figureOf(member) !== 0);
  if (filled.length <= MOST_IN_A_LINE) return undefined;
  const name = `${nameOf(total.cell, explanation)} ${actual}`;
  const { folded } = addition(explanation);
  const off = offBy(explanation);
  const head =
    status === 'holds'
      ? say(`${name} ＝ 下列 ${filled.length} 项之和${folded.zh}`, `${name} = the sum of these ${filled.length}${folded.en}`)
      : say(
          `${name} ≠ 下列 ${filled.length} 项之和 ${expected}${folded.zh}${off.zh}`,
          `${name} ≠ ${expected}, the sum of these ${filled.length}${folded.en}${off.en}`,
        );
  return { head, addends: filled.map((member) => ({ cell: member.cell, words: wordsFor(member, explanation) })) };
}

/** How far off the total is: 多 1, 少 3; undefined where the equation holds or is no plain sum. */
export function excessOf({ equation, status, terms, expected, actual }: Explanation): number | undefined {
  const plain = equation.kind === 'sum' && terms.every(({ sign }) => sign > 0);
  return status === 'fails' && plain ? rounded(actual - expected) : undefined;
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
  const off = offBy(explanation);
  const name = nameOf(total, explanation);
  return say(
    `${name} ${actual} ${failed ? fails : holds} ${addends.words.zh}${result ? ` ＝ ${expected}` : ''}${addends.folded.zh}${off.zh}`,
    `${name} ${actual} ${failed ? plain[1] : plain[0]} ${addends.words.en}${result ? ` = ${expected}` : ''}${addends.folded.en}${off.en}`,
  );
}

/** ，多 1; nothing where the equation holds or is no plain sum. */
function offBy(explanation: Explanation): Message {
  const excess = excessOf(explanation);
  if (excess === undefined) return say('', '');
  return say(`，${excess > 0 ? '多' : '少'} ${Math.abs(excess)}`, `, off by ${signed(excess)}`);
}

/** 第一项＋第二项＝第三项（七）总计＋第四项: what is subtracted is shown added on the other side. */
function twoSides(explanation: Explanation): Message {
  const { status, terms, total } = explanation;
  const left = terms.filter(({ sign }) => sign > 0);
  const right = [...terms.filter(({ sign }) => sign < 0), total];
  const side = (members: readonly Member[], plus: string) => members.map((member) => wordsFor(member, explanation)).join(` ${plus} `);
  const sum = (members: readonly Member[]) => rounded(members.reduce((all, member) => all + figureOf(member), 0));
  if (status === 'holds') return say(`${side(left, '＋')} ＝ ${side(right, '＋')}`, `${side(left, '+')} = ${side(right, '+')}`);
  const difference = rounded(Math.abs(sum(left) - sum(right)));
  return say(
    `${side(left, '＋')} ＝ ${sum(left)}，${side(right, '＋')} ＝ ${sum(right)}，两边相差 ${difference}`,
    `${side(left, '+')} = ${sum(left)}, ${side(right, '+')} = ${sum(right)}, a difference of ${difference}`,
  );
}

function listed(explanation: Explanation): Message {
  const { statement } = explanation.equation;
  const figures = figuresOf(explanation);
  return say(`${statement.zh}：${figures.zh}`, `${statement.en}: ${figures.en}`);
}

function figuresOf(explanation: Explanation): Message {
  const figures = [explanation.total, ...explanation.terms].map((member) => wordsFor(member, explanation));
  return say(figures.join('，'), figures.join(', '));
}

function unjudged({ total, terms }: Explanation, table: FilledTable): Message {
  const open = [total, ...terms].filter(({ cell }) => cell?.value === undefined);
  // A cell that cannot be read matters more than one that is still blank.
  const first = open.find(({ cell }) => cell?.state !== 'blank') ?? open[0];
  if (first === undefined) return say('未核', 'not judged');
  const name = first.cell?.label ?? labelOf(table.table, first.key) ?? first.key;
  const like = open.filter(({ cell }) => cell?.state === first.cell?.state).length;
  const more = like > 1 ? say(`等 ${like} 格`, ` (and ${like - 1} more)`) : say('', '');
  if (first.cell === undefined) return say(`未核：“${name}”${more.zh}没有读到`, `not judged: no cell read for “${name}”${more.en}`);
  if (first.cell.state === 'bad') return say(`未核：“${name}”${more.zh}不是数`, `not judged: no figure in “${name}”${more.en}`);
  return say(`未核：“${name}”${more.zh}空白`, `not judged: nothing filled in for “${name}”${more.en}`);
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
  const words = shown.map((member) => wordsFor(member, explanation));
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

function wordsFor(member: Member, explanation: Explanation): string {
  return `${nameOf(member.cell, explanation)} ${figureOf(member)}`;
}

function figureOf({ cell }: Member): number {
  return cell?.value ?? 0;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `−${-value}`;
}
