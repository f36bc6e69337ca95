import { type Message, say } from '../text/message.js';
import type { Evaluation, Term } from './equations.js';

/** What tells an addend from the others: its column where the row is the total's, else its row. */
export function shortName(term: Term, total: Term): string {
  if (term.cell.row !== total.cell.row) return term.cell.label.split('·')[0] ?? term.cell.label;
  return term.cell.column === total.cell.column ? term.cell.label : term.cell.column.label;
}

/** An equation with its figures: 总计 28 ＝ 自然人 21 ＋ 商业企业 7，其余为 0. Undefined where a figure that it needs has no cell. */
export function spelled({ equation, terms, total }: Evaluation): Message | undefined {
  if (total === undefined || terms.length === 0) return undefined;
  if (equation.kind !== 'sum') {
    const figures = [total, ...terms].map(({ cell }) => `${cell.label} ${cell.value ?? '？'}`);
    return say(`${equation.statement.zh}：${figures.join('，')}`, `${equation.statement.en}: ${figures.join(', ')}`);
  }
  const left = terms.filter(({ sign }) => sign > 0);
  const right = [...terms.filter(({ sign }) => sign < 0), total];
  return right.length > 1 ? say(bothSides(left, right, '＋', '＝'), bothSides(left, right, '+', '=')) : addition(total, left);
}

function addition(total: Term, parts: readonly Term[]): Message {
  const written = parts.filter(({ cell }) => cell.value !== 0);
  const name = (term: Term) => `${shortName(term, total)} ${term.cell.value ?? '？'}`;
  const whole = `${nameOfTotal(total, parts)} ${total.cell.value ?? '？'}`;
  if (written.length === 0) return say(`${whole} ＝ 0（各分项都是 0）`, `${whole} = 0 (all parts are 0)`);
  const folded = written.length < parts.length;
  return say(
    `${whole} ＝ ${written.map(name).join(' ＋ ')}${folded ? '（其余为 0）' : ''}`,
    `${whole} = ${written.map(name).join(' + ')}${folded ? ' (the others are 0)' : ''}`,
  );
}

/** The total by its column where it adds up a row, else by its row. */
function nameOfTotal(total: Term, [first]: readonly Term[]): string {
  const inRow = first?.cell.row === total.cell.row && first.cell.column !== total.cell.column;
  return inRow ? total.cell.column.label : (total.cell.label.split('·')[0] ?? total.cell.label);
}

function bothSides(left: readonly Term[], right: readonly Term[], plus: string, equals: string): string {
  const side = (terms: readonly Term[]) => terms.map(({ cell }) => `${cell.label.split('·')[0]} ${cell.value ?? '？'}`).join(` ${plus} `);
  return `${side(left)} ${equals} ${side(right)}`;
}
