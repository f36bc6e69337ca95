import { labelOf } from '../../report/tables/cells.js';
import type { Report } from '../../report/types.js';
import type { Explanation } from '../../rules/shared/equations.js';
import { type Locale, type Message, say } from '../../text/message.js';
import { type ExplainedTable, explainedOf, MARKS, spelledBelowStatement } from './explained.js';
import { type Tally, tallyOf, tallyText } from './tally.js';

const TITLE = say('勾稽核算表', 'Ledger of equations');
const FAILING = say('不成立的', 'Those that fail');

/** 勾稽核算表: every equation of the report with its figures and result, as Markdown; those that fail once more on top. */
export function ledgerOf(report: Report, locale: Locale): string {
  const tables = explainedOf(report).filter(({ explanations }) => explanations.length > 0);
  const whole = tallyOf({ explanations: tables.flatMap(({ explanations }) => explanations) });
  const name = [report.issuer, report.year === undefined ? undefined : say(`${report.year}年`, `${report.year}`)[locale]];
  const title = [TITLE[locale], ...name.filter((part) => part !== undefined)].join('　');
  const chapters = [...failing(tables, locale), ...tables.flatMap((table) => chapter(table, locale))];
  return `${[`# ${title}`, summary(whole)[locale], ...chapters].join('\n\n')}\n`;
}

function failing(tables: readonly ExplainedTable[], locale: Locale): string[] {
  const found = tables.flatMap((table) => {
    const fails = table.explanations.filter(({ status }) => status === 'fails');
    return fails.length === 0 ? [] : [lines(fails, table, locale)];
  });
  return found.length === 0 ? [] : [`## ${FAILING[locale]}`, found.join('\n')];
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
function chapterMark({ table }: ExplainedTable['table']): string {
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
  const stated = ({ equation: { statement } }: Explanation) => `### ${statement[locale]}`;
  return [
    head,
    `${tallyText(tallyOf(explained))[locale]}${locale === 'zh' ? '。' : '.'}`,
    // The form has one equation for each channel of publishing; they say the same of each.
    ...[...new Set(explanations.map(stated))].flatMap((heading) => {
      const alike = explanations.filter((one) => stated(one) === heading);
      return [heading, lines(alike, explained, locale)];
    }),
  ];
}

/** A line each, not a table: it is read beside the draft, in half a window. */
function lines(explanations: readonly Explanation[], { table }: ExplainedTable, locale: Locale): string {
  const separator = locale === 'zh' ? '：' : ': ';
  return explanations
    .map((explanation) => {
      const { total, status } = explanation;
      const name = total.cell?.label ?? labelOf(table.table, total.key) ?? total.key;
      return `- ${MARKS[status]} ${name}${separator}${spelledBelowStatement(explanation, table)[locale]}`;
    })
    .join('\n');
}
