import { type Locale, say } from '../../text/message.js';
import type { Row } from '../batch/item.js';
import type { Closing } from '../engine.js';
import { printable } from '../paint.js';
import { inColumns } from './columns.js';

const HEAD = say('机关 年度 格式 错误 警告 勾稽 文件', 'body year form errors warnings equations file');
const MOST = say(
  '份数太多，没有逐份列表；要逐份的结果请用 --format csv',
  'too many reports for a list; use --format csv to have each of them',
);
/** Errors, warnings and equations are figures: they stand under each other from the right. */
const FIGURES = new Set([3, 4, 5]);

/** Where several reports were checked, each in one line. */
export function closingTable({ rows, tooMany }: Pick<Closing, 'rows' | 'tooMany'>, locale: Locale): string {
  if (tooMany) return `${MOST[locale]}\n`;
  if (rows.length < 2) return '';
  const table = [HEAD[locale].split(' '), ...rows.map(cellsOf)];
  const lines = inColumns(table, FIGURES);
  return `\n${lines.map((line) => `${line}\n`).join('')}\n`;
}

function cellsOf({ path, issuer, year, form, errors, warnings, equations }: Row): string[] {
  const holding = equations === undefined ? '—' : `${equations.holding}/${equations.judged}`;
  return [printable(issuer ?? '—'), String(year ?? '—'), form ?? '—', String(errors), String(warnings), holding, printable(path)];
}
