import type { Report } from '../report/types.js';
import type { Evaluation } from '../rules/equations.js';
import { spelled } from '../rules/spelled.js';
import { type Locale, say } from '../text/message.js';
import type { Span } from '../text/span.js';
import { cellAt, equationsOf } from './cells.js';

const MARKS = { holds: '✓', fails: '✗', unknown: '—' } as const;

/** Where a cell stands in the form, its figure, and every equation that it takes part in, with figures. Markdown. */
export function hoverCell(report: Report, offset: number, locale: Locale): { readonly at: Span; readonly markdown: string } | undefined {
  const found = cellAt(report, offset);
  if (found === undefined) return undefined;
  const { table, cell } = found;
  const blank = say('空白', 'blank')[locale];
  const place = [table.table.name, cell.row.label, [cell.column.group, cell.column.label].filter(Boolean).join(' / ')].filter(Boolean);
  const lines = equationsOf(found).map((evaluation) => `- ${line(evaluation, locale)}`);
  const head = `**${place.map(escaped).join(' · ')}**：${cell.value ?? (cell.text === '' ? blank : escaped(cell.text))}`;
  return { at: cell.at, markdown: [head, lines.join('\n')].filter(Boolean).join('\n\n') };
}

/** ✓ 总计 28 ＝ 自然人 21 ＋ 商业企业 7; where it fails, what the total should be. */
export function line(evaluation: Evaluation, locale: Locale): string {
  const { status, equation, expected, actual } = evaluation;
  const sum = spelled(evaluation) ?? equation.statement;
  const wrong = status === 'fails' && equation.kind === 'sum' && expected >= 0;
  const gap = Math.abs(actual - expected);
  const should = wrong ? say(`；应为 ${expected}，相差 ${gap}`, `; should be ${expected}, off by ${gap}`)[locale] : '';
  const why = status === 'unknown' ? say('（有空白或读不出的数，未核）', ' (blank or unreadable figures, not checked)')[locale] : '';
  return `${MARKS[status]} ${escaped(sum[locale])}${should}${why}`;
}

/** Markdown takes these for its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
