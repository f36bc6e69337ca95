import { labelOf } from '../report/cells.js';
import type { Report } from '../report/types.js';
import type { Explanation } from '../rules/equations.js';
import { type Locale, type Message, say } from '../text/message.js';
import { displayWidth, padEnd } from '../text/width.js';
import { type ExplainedTable, explainedOf, MARKS, spelledBelowStatement } from './explained.js';
import { type Tally, tallyOf, tallyText } from './tally.js';

const TITLE = say('勾稽核算表', 'Ledger of equations');
const HEADS: readonly Message[] = [say('结果', 'Result'), say('所核的格', 'Cell'), say('核算', 'Figures')];

/** 勾稽核算表: every equation of the report with its figures and result, as Markdown whose tables are aligned where Chinese takes two columns. */
export function ledgerOf(report: Report, locale: Locale): string {
  const tables = explainedOf(report).filter(({ explanations }) => explanations.length > 0);
  const whole = tallyOf({ explanations: tables.flatMap(({ explanations }) => explanations) });
  const name = [report.issuer, report.year === undefined ? undefined : say(`${report.year}年`, `${report.year}`)[locale]];
  const title = [TITLE[locale], ...name.filter((part) => part !== undefined)].join('　');
  return `${[`# ${title}`, summary(whole)[locale], ...tables.flatMap((table) => chapter(table, locale))].join('\n\n')}\n`;
}

/** For a draft that has none. */
export function emptyLedger(locale: Locale): string {
  const reason = say(
    '文稿没有打开，或者不是政府信息公开工作年度报告。',
    'The draft is not open, or is no annual report on government information disclosure.',
  );
  return `# ${TITLE[locale]}\n\n${reason[locale]}\n`;
}

/** Begins the line of the table's chapter; what opens the ledger at a table looks for it. */
export function chapterMark({ table }: ExplainedTable['table']): string {
  return `## ${table.name}`;
}

function summary(tally: Tally): Message {
  const { holds, fails, unknown } = tally;
  const all = holds + fails + unknown;
  if (all === 0) return say('没有可以核算的表格。', 'There is no table to reckon.');
  return say(
    `共 ${all} 项：${holds} 项成立，${fails} 项不成立，${unknown} 项未核。`,
    `${all} equations: ${holds} hold, ${fails} fail, ${unknown} not judged.`,
  );
}

function chapter(explained: ExplainedTable, locale: Locale): string[] {
  const { table, explanations } = explained;
  const head = `${chapterMark(table)}　${table.table.title}`;
  const stated = ({ equation: { id, statement } }: Explanation) => `### ${id}　${statement[locale]}`;
  return [
    head,
    `${tallyText(tallyOf(explained))[locale]}${locale === 'zh' ? '。' : '.'}`,
    // The form has one equation for each channel of publishing; they say the same of each.
    ...[...new Set(explanations.map(stated))].flatMap((heading) => {
      const alike = explanations.filter((one) => stated(one) === heading);
      return [heading, grid(rowsOf(alike, explained, locale), locale)];
    }),
  ];
}

function rowsOf(explanations: readonly Explanation[], { table }: ExplainedTable, locale: Locale): string[][] {
  return explanations.map((explanation) => {
    const { total, status } = explanation;
    const name = total.cell?.label ?? labelOf(table.table, total.key) ?? total.key;
    return [MARKS[status], name, spelledBelowStatement(explanation, table)[locale]];
  });
}

function grid(rows: readonly (readonly string[])[], locale: Locale): string {
  const cells = [HEADS.map((head) => head[locale]), ...rows.map((row) => row.map((text) => text.replaceAll('|', '\\|')))];
  const widths = HEADS.map((_, column) => Math.max(3, ...cells.map((row) => displayWidth(row[column] ?? ''))));
  const line = (row: readonly string[]) => `| ${widths.map((width, column) => padEnd(row[column] ?? '', width)).join(' | ')} |`;
  const [heads = [], ...body] = cells;
  return [line(heads), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}
