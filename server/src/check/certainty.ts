import { fact } from '../report/fact.js';
import type { Report, Title } from '../report/types.js';
import type { Fix } from '../rules/shared/rule.js';
import { withoutBlanks } from '../text/chars.js';
import { lineStart } from '../text/lines.js';

/** The whole line, but for the body: news, notices and guides name a report, and go on. */
const REPORT = /(?:政府信息|政务)(?:与政务|和政务)?公开(?:工作)?(?:情况)?(?:的)?(?:年度(?:工作)?(?:情况)?报告|年报)(?:[（(].{1,12}[）)])?$/;
/** What a body that reports by this form is called. */
const BODY = /(?:政府|办事处|街道|[镇乡县区市省州盟旗]|(?:[局厅部委会办署院处室所站队团联社库馆台关狱]|中心)(?:[（(].{2,20}[）)])?)$/;
/** They report by other rules. */
const OTHER_BODY = /(?:大学|学院|学校|中学|小学|党校|医院|卫生院|保健院|防治院|研究院|设计院)(?:[（(].{2,20}[）)])?$/;
/** In a list, a quotation or a table. */
const ITEM = /^\s*(?:[>|]|[-+*•·][ \t]|[（(]?\d{1,3}[、.．)）])/;
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

function isTitleLine({ source, issuer }: Report, { at, text, year }: Title): boolean {
  const line = source.slice(lineStart(source, at.start), at.end);
  if (year === undefined || !REPORT.test(text) || ITEM.test(line)) return false;
  const body = withoutBlanks(text)
    .replace(REPORT, '')
    .replace(/(?:20\d{2}|[二两][〇○零Oo0][一二三四五六七八九〇○零]{2})年?度?$/, '');
  const named = body === '' ? (issuer ?? '') : body;
  return !SAID_OF.test(body) && (named === '' || (BODY.test(named) && !OTHER_BODY.test(named)));
}

/** No command writes into a document of which it is not certain that it is a report: there every fix is merely offered. */
export function asFarAsCertain(report: Report | undefined, fixes: readonly Fix[]): readonly Fix[] {
  if (report !== undefined && isCertainlyReport(report)) return fixes;
  return fixes.map((fix) => (fix.safe || fix.preferred === true ? { ...fix, safe: false, preferred: false } : fix));
}
