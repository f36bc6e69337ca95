import { fact } from '../report/fact.js';
import { isGovernmentBody } from '../report/structure/bodies.js';
import { titleWords } from '../report/structure/title-words.js';
import type { Report, Title } from '../report/types.js';
import type { Fix } from '../rules/shared/rule.js';
import { withoutBlanks } from '../text/chars.js';
import { lineStart } from '../text/lines.js';
import { span } from '../text/span.js';

/** What is done with a report, or said of it. */
const SAID_OF =
  /公布|发布|公开了|报送|上报|印发|编制(?!委员会|办)|解读|读懂|图解|图说|转发|关于|通知|公告|通告|下载|链接|点击|目录|汇总|填报|填写|提交|报告会|要求|请|已|将|的|各|[“”"'：:，。！？、；/\\|>→《》]/;

/**
 * What a person would take for a report at a glance: a line that is its title, and a prescribed heading, a standard table or
 * the dates of its period as well.
 */
export const isCertainlyReport: (report: Report) => boolean = fact((report) => {
  if (report.declared) return true;
  const { title, sections, tables, period } = report;
  if (title === undefined || !isTitleLine(report, title)) return false;
  const opened = sections.some(({ match, heading }) => match !== 'similar' && heading.at.start >= title.at.end);
  return opened || tables.length > 0 || (period?.from !== undefined && period.to !== undefined);
});

/** The whole line is a title, of no list, quotation or table, and what stands before the report's name is a body and nothing else. */
function isTitleLine({ copy, source, issuer }: Report, { at, year }: Title): boolean {
  const line = withoutBlanks(copy.textOf(span(lineStart(source, at.start), at.end))).replace(/^#+/, '');
  const words = titleWords(line);
  if (year === undefined || words === undefined || !words.usual || words.marked || words.labels.length > 0) return false;
  const named = words.issuer ?? issuer ?? '';
  return !SAID_OF.test(line.slice(words.core.start, words.name.start)) && (named === '' || isGovernmentBody(named));
}

/** No command writes into a document of which it is not certain that it is a report: there every fix is merely offered. */
export function asFarAsCertain(report: Report | undefined, fixes: readonly Fix[]): readonly Fix[] {
  if (report !== undefined && isCertainlyReport(report)) return fixes;
  return fixes.map((fix) => (fix.safe || fix.preferred === true ? { ...fix, safe: false, preferred: false } : fix));
}
