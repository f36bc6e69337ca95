import type { FilledTable, Report } from '../report/types.js';
import { explain } from '../rules/equations.js';
import { type Locale, type Message, say } from '../text/message.js';
import { line } from './hover-cell.js';

export interface Tally {
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
}

export function tallyOf(table: FilledTable): Tally {
  const tally = { holds: 0, fails: 0, unknown: 0 };
  for (const { status } of explain(table)) tally[status] += 1;
  return tally;
}

/** 表三：勾稽 37/38 成立，3 项未核 */
export function tallyInWords({ table }: FilledTable, { holds, fails, unknown }: Tally): Message {
  const judged = holds + fails;
  const open = say(
    unknown === 0 ? '' : `${judged === 0 ? '' : '，'}${unknown} 项未核`,
    unknown === 0 ? '' : `${judged === 0 ? '' : ', '}${unknown} not checked`,
  );
  const made = judged === 0 ? say('勾稽', 'Equations ') : say(`勾稽 ${holds}/${judged} 成立`, `${holds} of ${judged} equations hold`);
  return say(`${table.name}：${made.zh}${open.zh}`, `${table.name}: ${made.en}${open.en}`);
}

/** 勾稽核算表: every equation of the report with figures and result, failing ones first in each table. Plain text. */
export function ledgerOf(report: Report, locale: Locale): string {
  const title = say('勾稽核算表', 'Ledger of equations')[locale];
  const about = [report.issuer, report.year === undefined ? undefined : `${report.year}`, report.form.name].filter(Boolean).join(' · ');
  const tables = report.tables.map((table) => chapter(table, locale));
  const none = say('文稿中没有可以核算的标准表格。', 'The draft has no standard table to check.')[locale];
  return `${[title, about, ...(tables.length === 0 ? [none] : tables)].join('\n\n')}\n`;
}

function chapter(table: FilledTable, locale: Locale): string {
  const order = { fails: 0, unknown: 1, holds: 2 } as const;
  const evaluations = [...explain(table)].sort((a, b) => order[a.status] - order[b.status]);
  const head = `${tallyInWords(table, tallyOf(table))[locale]}（${table.table.title}）`;
  return [head, ...evaluations.map((one) => `  ${line(one, locale).replaceAll('\\', '')}  [${one.equation.id}]`)].join('\n');
}
