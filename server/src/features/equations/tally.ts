import type { Report } from '../../report/types.js';
import { evaluate } from '../../rules/shared/equations.js';
import { type Message, say } from '../../text/message.js';
import { type ExplainedTable, explainedOf } from './explained.js';

/** How many equations of a table hold, fail, or cannot be judged. */
export interface Tally {
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
  /** Nothing but blank cells keeps the unknown ones from being judged. */
  readonly blank: boolean;
}

/** Counts the equations of a table by their outcome. */
export function tallyOf({ explanations }: Pick<ExplainedTable, 'explanations'>): Tally {
  const count = { holds: 0, fails: 0, unknown: 0 };
  let blank = true;
  for (const { status, total, terms } of explanations) {
    count[status] += 1;
    if (status === 'unknown' && [total, ...terms].some(({ cell }) => cell?.state !== 'figure' && cell?.state !== 'blank')) blank = false;
  }
  return { ...count, blank };
}

/** The equations of a whole report: those that hold, of those whose figures are all there. */
export interface Equations {
  readonly holding: number;
  readonly judged: number;
}

/** Undefined where no table of the report has any. */
export function equationsOf(report: Report): Equations | undefined {
  let holding = 0;
  let judged = 0;
  for (const { status } of report.tables.flatMap(evaluate)) {
    if (status === 'holds') holding += 1;
    if (status !== 'unknown') judged += 1;
  }
  return judged === 0 ? undefined : { holding, judged };
}

/** 勾稽 37/38 成立，3 项因空白未核. */
export function tallyText({ holds, fails, unknown, blank }: Tally): Message {
  const judged = holds + fails;
  const zh = judged === 0 ? [] : [`勾稽 ${holds}/${judged} 成立`];
  const en = judged === 0 ? [] : [`${holds}/${judged} equations hold`];
  if (unknown > 0) {
    zh.push(blank ? `${unknown} 项因空白未核` : `${unknown} 项未核`);
    en.push(blank ? `${unknown} not judged (blank cells)` : `${unknown} not judged`);
  }
  return say(zh.join('，'), en.join(', '));
}

/** Figures that run together, or came apart from their labels. */
const UNREAD = say('数字没有读出，未核勾稽', 'figures could not be read, nothing judged');

/** What is said above a table. */
export interface TableLine {
  readonly table: ExplainedTable['table'];
  readonly words: Message;
}

/** One line a table that has equations: 表三：勾稽 37/38 成立; also where nothing of it could be read. */
export function tallyLines(report: Report): TableLine[] {
  return explainedOf(report)
    .filter(({ table: { form, table } }) => form.equations.some((equation) => equation.table === table.id))
    .map((explained) => {
      const { name } = explained.table.table;
      const { zh, en } = explained.explanations.length === 0 ? UNREAD : tallyText(tallyOf(explained));
      return { table: explained.table, words: say(`${name}：${zh}`, `${name}: ${en}`) };
    });
}
