import { carriedFrom, lastYearsCells } from '../../forms/last-year.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { type Relation, relationsOf } from '../../rules/shared/carried.js';
import { type Message, say } from '../../text/message.js';
import { MARKS } from '../equations/explained.js';
import type { CellPlace } from '../places.js';

/** A figure of this year's with what last year's report has in the same place. */
export interface Beside {
  readonly cell: FilledCell;
  readonly words: Message;
  readonly detail: Message;
}

/** What stood in the cell last year; undefined where that is not certain, or nothing stood there. */
export function lastYearsFigure(previous: Report, { table, cell }: CellPlace): string | undefined {
  const last = lastYearsCells(previous, table).get(cell.key);
  return last?.state === 'figure' ? last.text : undefined;
}

/** The relations between the two years in which the cell takes part, with figures; those that fail first. */
export function relationLines(report: Report, previous: Report, { table, cell }: CellPlace): Message[] {
  const all = [...relationsOf(report, previous)].filter((one) => one.cell === cell || one.own.some((term) => term.cell === cell));
  if (all.length === 0 && cell.state === 'blank') return wantedOf(report, previous, { table, cell });
  return [...all.filter(({ holds }) => !holds), ...all.filter(({ holds }) => holds)].map(lineOf);
}

/** The figures of all cells beside last year's, in the order of the draft; where both are 0 there is nothing to see. */
export function besideLastYear(report: Report, previous: Report): Beside[] {
  const year = previous.year ?? '';
  return report.tables.flatMap((table) => {
    const last = lastYearsCells(previous, table);
    return [...table.cells.values()].flatMap((cell): Beside[] => {
      const before = last.get(cell.key);
      if (before?.value === undefined || cell.at.start === cell.at.end || (before.value === 0 && (cell.value ?? 0) === 0)) return [];
      const { text } = before;
      return [
        {
          cell,
          words: say(`上年 ${text}`, `last year ${text}`),
          detail: say(`${year}年年报：${before.label} ${text}`, `Report on ${year}: ${before.label} ${text}`),
        },
      ];
    });
  });
}

/** 上年结转＝上年年报的结转下年度继续办理：3 ≠ 4. */
function lineOf({ carry, cell, own, previous, expected, holds, isSure }: Relation): Message {
  const parts = [...previous, ...own].map(({ cell: { value = 0 }, sign }) => ({ value: Math.abs(value), isLess: sign * value < 0 }));
  const sum = (plus: string, minus: string) =>
    parts.map(({ value, isLess }, i) => `${i === 0 ? (isLess ? minus : '') : isLess ? ` ${minus} ` : ` ${plus} `}${value}`).join('');
  const result = holds || parts.length === 1 ? '' : expected;
  const doubt =
    holds || isSure
      ? say('', '')
      : say('（上年年报这个数自己不平，请先核对上年年报）', ' (which does not add up in that report: check it first)');
  const mark = MARKS[holds ? 'holds' : 'fails'];
  return say(
    `${mark} ${carry.statement.zh}：${cell.value} ${holds ? '＝' : '≠'} ${sum('＋', '－')}${result === '' ? '' : ` ＝ ${result}`}${doubt.zh}`,
    `${mark} ${carry.statement.en}: ${cell.value} ${holds ? '=' : '≠'} ${sum('+', '−')}${result === '' ? '' : ` = ${result}`}${doubt.en}`,
  );
}

/** What is to be filled in, where last year's report says so by itself. */
function wantedOf(report: Report, previous: Report, { table, cell }: Pick<CellPlace, 'cell'> & { readonly table: FilledTable }): Message[] {
  return carriedFrom(previous, report.form)
    .filter(
      ({ carry, total, terms, brought }) => carry.table === table.table.id && total === cell.key && terms.length === 0 && brought >= 0,
    )
    .map(({ carry, brought }) =>
      say(`${MARKS.unknown} ${carry.statement.zh}：${brought}`, `${MARKS.unknown} ${carry.statement.en}: ${brought}`),
    );
}
