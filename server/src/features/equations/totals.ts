import type { FilledCell, Report } from '../../report/types.js';
import type { Explanation } from '../../rules/shared/equations.js';
import { rounded } from '../../text/figure.js';
import { type Message, say } from '../../text/message.js';
import { type ExplainedTable, excessOf, explainedOf, MARKS, spelled } from './explained.js';

/** How a total stands: what is written behind it, and the sums in full. */
export interface TotalState {
  readonly cell: FilledCell;
  readonly holds: boolean;
  readonly words: Message;
  readonly detail: Message;
}

/** Every cell that is the total of a sum which can be judged, in the order of the draft. */
export function totalsOf(report: Report): TotalState[] {
  return explainedOf(report).flatMap((explained) => {
    const sums = explained.explanations.filter(isJudgedSum);
    return [...new Set(sums.map(({ total }) => total.cell))]
      .flatMap((cell) =>
        cell === undefined
          ? []
          : [
              stateOf(
                cell,
                sums.filter(({ total }) => total.cell === cell),
                explained,
              ),
            ],
      )
      .sort((a, b) => a.cell.at.start - b.cell.at.start);
  });
}

function isJudgedSum({ equation, status }: Explanation): boolean {
  return equation.kind === 'sum' && status !== 'unknown';
}

function stateOf(cell: FilledCell, sums: readonly Explanation[], { table }: ExplainedTable): TotalState {
  const failing = sums.filter(({ status }) => status === 'fails');
  const lines = (failing.length > 0 ? failing : sums).map((sum) => ({ mark: MARKS[sum.status], ...spelled(sum, table) }));
  const detail = say(lines.map(({ mark, zh }) => `${mark} ${zh}`).join('\n'), lines.map(({ mark, en }) => `${mark} ${en}`).join('\n'));
  const words = failing.length === 0 ? say('✓', '✓') : joined(failing.map(shortfall));
  return { cell, holds: failing.length === 0, words, detail };
}

/** 应为 12，差 −3. A balance of two sides does not say which of them is wrong. */
function shortfall(sum: Explanation): Message {
  const excess = excessOf(sum);
  if (excess === undefined) {
    const apart = Math.abs(rounded(sum.actual - sum.expected));
    return say(`勾稽不平，两边差 ${apart}`, `does not balance by ${apart}`);
  }
  const off = excess > 0 ? `+${excess}` : `−${-excess}`;
  return say(`应为 ${sum.expected}，差 ${off}`, `should be ${sum.expected}, off by ${off}`);
}

function joined(messages: readonly Message[]): Message {
  const zh = new Set(messages.map((message) => message.zh));
  const en = new Set(messages.map((message) => message.en));
  return say([...zh].join('；'), [...en].join('; '));
}
