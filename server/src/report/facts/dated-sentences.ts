import { matches } from '../../text/matches.js';
import { pair } from '../../text/pairs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { ofWords, pairsIn, type Words } from '../prose/paragraph-cache.js';
import { passagesWith, type Sentence, sentencesOf } from '../prose/prose.js';
import type { Report } from '../types.js';

/** A sentence on the work that is reported, as of a year. */
export interface DatedSentence {
  /** The year's digits. */
  readonly at: Span;
  readonly year: number;
}

const BEFORE_YEAR = '[，、\\s]*(?:[一二三四五六七八九]是|其中|此外|另外)?[，,：:]?在?';
const OPENING = new RegExp(`^${BEFORE_YEAR}(20\\d{2})年(?:度|全年|全年度)?(?:内|中|里)?[，,]?`);
/** The same in the midst of a text. */
const OPENINGS = new RegExp(`(?:^|[。！？!?；;])${BEFORE_YEAR}(20\\d{2})年`, 'g');
const OURS =
  '(?:(?:我|本|全)(?:镇|乡|街道(?:办事处)?|县|区|市|省|州|旗|局|办|委|厅|部|院|处|社|站|所|中心|会|单位|机关|部门)(?:机关|政府|人民政府)?|[镇乡](?:党委、?)?(?:人民)?政府|街道办事处)';
const OPENS_WITH_US = new RegExp(`^${OURS}`);
const VERB =
  '(?:公开|发布|公布|更新|推送|收到|接到|接收|受理|办理|办结|答复|处理|收取|新收|新增|制发|制定|印发|出台|组织|开展|举办|召开|回应|解读|审查|清理|发生)';
/** 共收到申请11件, 主动公开信息96条 */
const COUNTED = new RegExp(
  `^(?:通过[^，]{2,30})?[，,]?(?:依法|及时|全年|共|共计|累计|总共|一共|合计|主动|新|已)*${VERB}[^，。；]{0,24}?\\d`,
);
/** 未收取信息处理费, 没有发生行政复议 */
const NEGATED =
  /^(?:依法|均|也|都|向)*(?:未|没有|无|尚未|不存在|未曾)[^，。；]{0,16}(?:收取|收费|收到|接到|发生|产生|信息处理费|申请|复议|诉讼|追究|举报|投诉)/;
/** A sentence that names this body is about its own work, so more words may stand before what it did. */
const OURS_DID = new RegExp(
  `^[^。；]{0,50}?(?:${VERB}[^，。；]{0,24}?\\d|(?:未|没有|无)[^，。；]{0,16}(?:收取|收费|收到|发生|信息处理费|申请|复议|诉讼))`,
);
/** 认真贯彻落实《条例》: how the first sentence of a report goes on behind the body's name. */
const RESOLVED =
  /^[，,]?(?:在[^，。]{2,40}下[，,])?(?:始终|继续|切实|能够)?(?:认真|严格|坚持|积极|深入|扎实|紧紧围绕|紧扣|全面|高度重视|持续|不断|按照|根据|以习近平|贯彻|落实|依法|依规|稳步|大力|着力|进一步|充分|围绕|结合|及时|加强|推进)/;
/**
 * History, comparison, a plan, an assessment, a document: another year stands there by right. A word too many here costs a
 * finding; one too few would doubt a sentence that is right.
 */
const BY_RIGHT =
  /今年|本年|上年|去年|明年|次年|往年|历年|同比|环比|比|较|增长|增加|增幅|减少|下降|上升|以来|至今|以后|此前|曾|已于|当时|连续|历史|一直|始于|起[，,]|截[至止]|结转|遗留|规划|计划|将|拟|下一步|今后|继续推进|考核|考评|评估|测评|通报|排名|位列|位居|荣|获|评为|表彰|整改|反馈|指出|问题|不足|年报|年度报告|审计|十[二三四五]五|试点|启动|改版|建成|成立|首次|开始|更名|机构改革|上线/;
/** Rows of table three that name a year beside the report's: with the table's figures they tell of the report's own year. */
const ROWS_ON_YEARS = /(?:上(?:一)?年度?结转(?:的)?|结转(?:至|到|入)?(?:下(?:一)?|次)年度?(?:继续办理)?)(?:的)?(?:申请)?\d{1,6}件/g;
/** 政务公开工作还存在更新不及时的问题: how things stand now, as far as its clause goes. */
const STANDING = /^的?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:还|仍|尚)然?存在[^，,。；]{2,60}/;
/** What such figures count stands in the tables too. */
const TABLED = /申请|复议|诉讼|规范性文件|行政许可|行政处罚|行政强制/;
const HOW_FAR_BACK = 5;
/** Sentences that begin with an earlier year than the report's, and yet report what was done in its own: last year's text. */
export const datedSentences: (report: Report) => readonly DatedSentence[] = fact((report) => {
  const { year } = report;
  if (year === undefined) return [];
  const found: DatedSentence[] = [];
  for (const passage of passagesWith(report, (words) => yearsOpeningIn(words).some((written) => isEarlier(written, year)))) {
    if (passage.heading) continue;
    const sentences = sentencesOf(passage);
    for (const [i, sentence] of sentences.entries()) {
      const dated = datedSentence(report, sentence, year);
      if (dated === undefined || [sentences[i - 1], sentences[i + 1]].some((next) => next !== undefined && compares(next.text, year)))
        continue;
      found.push(dated);
    }
  }
  return found;
});

const hasDates = (words: Words) => (pairsIn(words) & pair.date) !== 0;

/** The years that sentences begin with. */
const yearsOpeningIn = ofWords((words): readonly number[] => {
  if (!hasDates(words)) return NONE;
  const years: number[] = [];
  for (const [, year] of matches(words.text, OPENINGS)) years.push(Number(year));
  return years;
});
const NONE: readonly number[] = [];

function isEarlier(written: number, year: number): boolean {
  return written < year && written >= year - HOW_FAR_BACK;
}

function datedSentence(report: Report, sentence: Sentence, year: number): DatedSentence | undefined {
  const { text } = sentence;
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const [whole, digits = ''] = opening;
  const written = Number(digits);
  const rest = text.slice(whole.length);
  if (!isEarlier(written, year) || rest.includes(String(year))) return undefined;
  const ours = whoseLength(report, rest);
  const said = rest.slice(ours);
  const standing = STANDING.exec(said)?.[0];
  const words = standing?.replace(/问题|不足/g, '') ?? withoutTitles(rest);
  const judged = words.replace(ROWS_ON_YEARS, '');
  if (BY_RIGHT.test(judged) || (judged !== words && !agrees(report, rest, 'all'))) return undefined;
  const tells =
    standing !== undefined || COUNTED.test(said) || NEGATED.test(said) || (ours > 0 && (OURS_DID.test(said) || RESOLVED.test(said)));
  if (!tells) return undefined;
  if (TABLED.test(rest) && !agrees(report, rest)) return undefined;
  const start = sentence.start + whole.indexOf(digits);
  return { at: sentence.passage.at(start, start + digits.length), year: written };
}

/** The next sentence tells of the report's own year, or sets the two side by side. */
function compares(text: string, year: number): boolean {
  return text.includes(`${year}年`) || /今年|同比|相比|增长|[比较](?:上年|去年|20\d{2}年)/.test(text);
}

function withoutTitles(text: string): string {
  return text.replace(/《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”/g, '');
}

/** How much of the text names this body. */
function whoseLength({ issuer = '' }: Report, text: string): number {
  const ours = OPENS_WITH_US.exec(text) ?? (/(?:管理委员会|管委会)$/.test(issuer) ? COMMITTEE.exec(text) : null);
  if (ours !== null) return ours[0].length;
  const short = issuer.replace(/^.*?[省市县区旗](?=..)/, '');
  const names = [issuer, short, issuer.replace(/人民政府$/, ''), short.replace(/人民政府$/, ''), ...commonNamesOf(issuer)].filter(
    (name) => name.length >= 2,
  );
  return Math.max(0, ...names.filter((name) => text.startsWith(name)).map((name) => name.length));
}

/** 管委会, 开发区管委会: what the committee of a zone calls itself. */
const COMMITTEE = /^(?:[\u4e00-\u9fff]{1,6}区)?管委会/;

/** What such a body calls itself. */
function commonNamesOf(issuer: string): readonly string[] {
  return issuer.endsWith('街道办事处') ? ['街道', '街道办'] : [];
}

/** The figures, or some of them, are those of the report's own tables; without tables nobody can say. */
function agrees({ tables }: Report, text: string, how: 'some' | 'all' = 'some'): boolean {
  const figures = [...matches(text, /(?<!\d)\d{1,9}(?=[件条次起宗份项])/g)]
    .map(([figure]) => Number(figure))
    .filter((figure) => figure > 0);
  const values = new Set(tables.flatMap((table) => [...table.cells.values()].map((cell) => cell.value)));
  const inTables = (figure: number) => values.has(figure);
  if (how === 'all') return values.size > 0 && figures.length > 0 && figures.every(inTables);
  return figures.length === 0 || values.size === 0 || figures.some(inTables);
}

/** 2023年，我镇将进一步…: what is still to come. 将政务公开纳入考核 is another 将, and so is what follows no such word. */
const PLANNED =
  /^[，、\s]*(?:[一二三四五六七八九]是|下一步|今后)?[，,：:]?在?(20\d{2})年(?:度)?[，,]?[\u4e00-\u9fff]{0,12}?将(?:进一步|继续|加强|加大|加快|重点|着力|不断|持续|严格|积极|深入|全面|努力|切实|认真|着重|更加|从|请)/;

/** 将 as 把, of what was done: 将培训作为抓手, 将目录列为重点; and what came of it, 开课4次, 已完成. */
const WAS_DONE = /作为|当作|列[为入]|纳入|融入|贯穿|[摆放抓]在|落实到|已|完成了|\d余?[条次场份篇期件个人]/;

/** Sentences between two places of the draft that plan for the report's own year, which is over: last year's text, or its year. */
export function plansWithin(report: Report, { start, end }: Span): readonly DatedSentence[] {
  const { year } = report;
  const found: DatedSentence[] = [];
  for (const passage of passagesWith(report, hasDates)) {
    const place = passage.at(0, 0).start;
    if (place < start || place >= end) continue;
    for (const { text, start: from } of sentencesOf(passage)) {
      if (!text.includes(`${year}年`)) continue;
      const clause = text.search(/(?:^|[：:])[^：:]{0,10}20\d{2}年[^：:]*$/);
      const said = text.slice(Math.max(0, clause)).replace(/^[：:]/, '');
      const digits = PLANNED.exec(said)?.[1];
      if (digits === undefined || Number(digits) !== year || WAS_DONE.test(said)) continue;
      const at = from + text.length - said.length + said.indexOf(digits);
      found.push({ at: passage.at(at, at + digits.length), year });
    }
  }
  return found;
}
