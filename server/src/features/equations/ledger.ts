import { labelOf } from '../../report/tables/cells.js';
import type { Report } from '../../report/types.js';
import type { Explanation } from '../../rules/shared/equations.js';
import { type Locale, type Message, say } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import { type ExplainedTable, explainedOf, MARKS, spelledBelowStatement } from './explained.js';
import { type Tally, tallyOf, tallyText } from './tally.js';

/** 勾稽核算表: every equation of a report with its figures and result. */
export interface Ledger {
  readonly title: Message;
  readonly summary: Message;
  /** Those that fail, where there are any; then table by table. */
  readonly chapters: readonly Chapter[];
}

/** Those that fail, or all of a table. */
export interface Chapter {
  readonly title: Message;
  readonly tally: Message | undefined;
  readonly groups: readonly Group[];
}

/** Equations that say the same: the form has one for each channel of publishing. */
export interface Group {
  readonly statement: Message | undefined;
  readonly lines: readonly Line[];
}

/** An equation with its figures. */
export interface Line {
  readonly status: Explanation['status'];
  /** The cell of the total, and where it stands in the draft, if anywhere. */
  readonly name: string;
  readonly at: Span | undefined;
  readonly words: Message;
}

const TITLE = say('勾稽核算表', 'Ledger of equations');
const FAILING = say('不成立的', 'Those that fail');

/** Every equation of the report, with what became of it. */
export function ledgerOf(report: Report): Ledger {
  const tables = explainedOf(report).filter(({ explanations }) => explanations.length > 0);
  const whole = tallyOf({ explanations: tables.flatMap(({ explanations }) => explanations) });
  const { issuer, year } = report;
  const fails = tables.flatMap((table) => table.explanations.filter(({ status }) => status === 'fails').map((one) => lineOf(one, table)));
  return {
    title: say(named(TITLE.zh, issuer, year && `${year}年`), named(TITLE.en, issuer, year && `${year}`)),
    summary: summary(whole),
    chapters: [
      ...(fails.length === 0 ? [] : [{ title: FAILING, tally: undefined, groups: [{ statement: undefined, lines: fails }] }]),
      ...tables.map(chapter),
    ],
  };
}

function named(...parts: readonly (string | 0 | undefined)[]): string {
  return parts.filter(Boolean).join('　');
}

/** The same as Markdown, for editors that show texts alone. */
export function ledgerText(ledger: Ledger, locale: Locale): string {
  const chapters = ledger.chapters.flatMap(({ title, tally, groups }) => [
    `## ${title[locale]}`,
    ...(tally === undefined ? [] : [tally[locale]]),
    ...groups.flatMap(({ statement, lines }) => [
      ...(statement === undefined ? [] : [`### ${statement[locale]}`]),
      lines.map((line) => `- ${MARKS[line.status]} ${line.name}${locale === 'zh' ? '：' : ': '}${line.words[locale]}`).join('\n'),
    ]),
  ]);
  return `${[`# ${ledger.title[locale]}`, ledger.summary[locale], ...chapters].join('\n\n')}\n`;
}

/** For a draft that has none. */
export function emptyLedger(locale: Locale): string {
  const reason = say(
    '文稿没有打开，或者不是政府信息公开工作年度报告。',
    'The draft is not open, or is no annual report on government information disclosure.',
  );
  return `# ${TITLE[locale]}\n\n${reason[locale]}\n`;
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

function chapter(explained: ExplainedTable): Chapter {
  const { table, explanations } = explained;
  const title = `${table.table.name}　${table.table.title}`;
  const tally = tallyText(tallyOf(explained));
  const groups = new Map<string, { readonly statement: Message; readonly lines: Line[] }>();
  for (const explanation of explanations) {
    const { statement } = explanation.equation;
    const group = groups.get(statement.zh) ?? { statement, lines: [] };
    group.lines.push(lineOf(explanation, explained));
    groups.set(statement.zh, group);
  }
  return { title: say(title, title), tally: say(`${tally.zh}。`, `${tally.en}.`), groups: [...groups.values()] };
}

/** A line each, not a table: it is read beside the draft, in half a window. */
function lineOf(explanation: Explanation, { table }: ExplainedTable): Line {
  const { total, status } = explanation;
  return {
    status,
    name: total.cell?.label ?? labelOf(table.table, total.key) ?? total.key,
    at: total.cell !== undefined && total.cell.at.end > total.cell.at.start ? total.cell.at : undefined,
    words: spelledBelowStatement(explanation, table),
  };
}
