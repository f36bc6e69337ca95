import { behindLast } from '../../text/chars.js';
import { pair } from '../../text/pairs.js';
import { sign } from '../../text/signs.js';
import { fact } from '../fact.js';
import { anyIn, matchesOf, pairsIn, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith } from '../prose/prose.js';
import type { Report } from '../types.js';

/** Letters for digits: 32O条, l2月3l日. Offsets are into the passage's text. */
export interface MisreadFigure {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** A number without its unit, or a unit without its number. */
export interface LostFigure extends MisreadFigure {
  /** `unit`: 事项592，. `rough`: 260余，. `percent`: 办结率100，. `number`: 信息条，. */
  readonly kind: 'unit' | 'rough' | 'percent' | 'number';
}

/** What a body counts, as it stands before a figure. */
const COUNTED =
  '事项|信息|公告|公示|通知|动态|文件|政策|留言|来信|来电|建议|意见|提案|申请|案件|咨询|投诉|诉求|关切|人员|群众|村民|居民|干部|代表|资料|材料|宣传单|手册|折页|问卷|简报|会议?|培训|活动|稿件|文章|新闻|视频|图解|许可证?|证照|资质|条目';
/** Its clause tells of a deed that is counted. */
const DEED =
  /发布|公开|公布|更新|推送|上传|采集|审核|办理|受理|录入|转发|收集|征集|收到|接到|答复|回复|回应|制发|制定|制作|印发|发放|张贴|编发|刊发|开展|召开|举办|组织|参训|培训|参加|接待|接听|化解|审批|核准|备案|处理|清理|梳理|共|累计/;
const ENDS = '(?=[，。；]|$)';
/** 办理审批事项592，: no year, no number of a list, no 1，280. */
const noUnitsIn = matchesOf(
  new RegExp(
    `(?:${COUNTED})(?:(?:共计?|合计|总计|累计|达到?|约|近)\\d{1,6}|(?!(?:19|20)\\d\\d(?!\\d))\\d{2,6})(?!，\\d{3}(?!\\d))${ENDS}`,
    'g',
  ),
  sign.digit,
);
/** 信息36条、公告12条、通知15，: the others of the list have their unit. */
const noUnitsInListIn = matchesOf(
  /(?<=\d(?:条|件|篇|份|次)、[\u4e00-\u9fff“”]{2,20}\d{1,6}(?:条|件|篇|份|次)、)[\u4e00-\u9fff“”]{2,20}(?!12\d{3}|(?:19|20)\d\d(?!\d))\d{1,6}(?=[，。；、]|$)(?!，\d{3}(?!\d))/g,
  sign.digit,
);
/** 260余，: a person of 60余 is counted in years. */
const roughIn = matchesOf(new RegExp(`(?<![\\d.,，.〔/-])(?<!年[龄逾近]?)\\d{1,6}余${ENDS}`, 'g'), sign.digit);
const noPercentsIn = matchesOf(
  new RegExp(
    `(?:办结|答复|满意|公开|回复|处理|办理|解读|完成|覆盖|及时|按时)率(?:均?为|均?达到?|保持在?)?(?:100|\\d{2}(?:\\.\\d{1,2})?)${ENDS}`,
    'g',
  ),
  sign.digit,
);
/** Words of which the unit is no part: 规范性文件 is one word, 文件份 is none. */
const noNumbersIn = matchesOf(
  new RegExp(
    '(?:(?:信息|政策|公告|公示|通知|动态|资质|许可证|留言|意见|建议|微博|新闻|消息|图文)条|(?:会议?|培训|活动|检查|督查|演练|讲座|座谈)次|' +
      '(?:资料|材料|宣传单|手册|折页|问卷|简报)份|(?:人员|群众|干部|居民|村民)(?:人次|名)|(?:稿件|文章|信息|新闻|动态)篇|(?:简报|专刊|公开栏|节目)期|' +
      '(?:规范性文件|政府信息)件|共(?:主动)?(?:公开|发布|更新|推送|受理|办理|答复|收到)(?:[条件次份篇]|人次)|(?:共计|总计|累计|合计)(?:[条件次份篇期项户场]|人次))(?=[，。；]|$|、[^，。；、]{1,20}\\d)',
    'g',
  ),
);
/** 收到申请　　件，: the blanks of a template, where figures were to be filled in. */
const unitsIn = matchesOf(new RegExp(`(?:${COUNTED}|收到|共|计|达|约)(?:件|条|次|份|篇|期|项|户|场|个|人次|万?元)${ENDS}`, 'g'));
/** 2O23年l2月3l日, 32O条; a letter alone only behind a Chinese character: 申请O件, no 第I项. */
const lettersIn = matchesOf(
  /(?<![A-Za-z\d.\-_/])(?:(?=[^日]{0,14}[OoIl])[\dOoIl]{4}年[\dOoIl]{1,2}月[\dOoIl]{1,2}(?=日)|(?=[\dOoIl]*\d)(?=[\dOoIl]*[OoIl])[\dOoIl]{2,8}(?=[年月日条件篇份次期宗%]|万?元|人次)|(?<=[到请共为有者][^\da-zA-Z]{0,3})[OoIl](?=[条件篇份次宗]))/g,
  sign.latin,
);
const LONGEST_CLAUSE = 60;
const BLANKS = /[ \t_\u3000\u00a0]{2,40}|[\u3000\u00a0]/;

/** Places in running text where a number has lost its unit, or a unit its number (共件). */
export const lostFiguresOf: (report: Report) => readonly LostFigure[] = fact((report) =>
  passagesWith(report, mayHaveLost).flatMap((passage) => (passage.heading ? [] : [...lostIn(report, passage)])),
);

/** Places where a letter stands for a digit, as text recognition and typing leave it; headings and titles too. */
export const misreadFiguresOf: (report: Report) => readonly MisreadFigure[] = fact((report) =>
  passagesWith(report, hasLetters).flatMap((passage) =>
    [...lettersIn(passage)].map(({ index, 0: words }) => ({
      passage,
      start: index,
      end: index + words.length,
    })),
  ),
);

const hasLetters = anyIn(lettersIn);
const numbersLostIn = anyIn(noUnitsIn, noUnitsInListIn, roughIn, noPercentsIn);
const unitsLostIn = anyIn(noNumbersIn, unitsIn);

/** A clause that ends with a unit behind a word. */
const BARE_UNIT = /[条次份篇期件项户场名个元](?<=[\u4e00-\u9fff].)(?=[，。；、]|$)/;

/** What is lost takes long to find: it is looked for only in a sentence with a clause that ends with a number, or with such a unit. */
function mayHaveLost(words: Words): boolean {
  const pairs = pairsIn(words);
  if ((pairs & (pair.bareNumber | pair.unitBehindWord)) === 0 || !/[，。；]/.test(words.text)) return false;
  if ((pairs & pair.bareNumber) !== 0 && numbersLostIn(words)) return true;
  return (pairs & pair.unitBehindWord) !== 0 && BARE_UNIT.test(words.text) && unitsLostIn(words);
}

function* lostIn(report: Report, passage: Passage): Iterable<LostFigure> {
  const bare = [...noUnitsIn(passage)].filter(({ index }) => DEED.test(clauseBefore(passage, index)));
  for (const { index, 0: words } of bare) yield lost(passage, index, words, 'unit');
  const ends = new Set(bare.map(({ index, 0: words }) => index + words.length));
  for (const { index, 0: words } of noUnitsInListIn(passage))
    if (!ends.has(index + words.length)) yield lost(passage, index, words, 'unit');
  for (const { index, 0: words } of roughIn(passage)) yield lost(passage, index, words, 'rough');
  for (const { index, 0: words } of noPercentsIn(passage)) yield lost(passage, index, words, 'percent');
  const units = [...noNumbersIn(passage)];
  for (const { index, 0: words } of units) {
    const clause = clauseBefore(passage, index);
    if (DEED.test(clause + words) && !/\d/.test(clause)) yield lost(passage, index, words, 'number');
  }
  const told = new Set(units.map(({ index }) => index));
  for (const { index, 0: words } of unitsIn(passage))
    if (!told.has(index) && isBlankBefore(report, passage, index, words)) yield lost(passage, index, words, 'number');
}

function lost(passage: Passage, start: number, words: string, kind: LostFigure['kind']): LostFigure {
  return { passage, start, end: start + words.length, kind };
}

function clauseBefore({ text }: Passage, at: number): string {
  return behindLast(text.slice(Math.max(0, at - LONGEST_CLAUSE), at), '，。；、：');
}

function isBlankBefore({ source }: Report, passage: Passage, index: number, words: string): boolean {
  const unit = /(?:人次|万元|.)$/.exec(words)?.index ?? 0;
  const from = passage.at(index, index + unit).end;
  return BLANKS.test(source.slice(from, passage.at(index + unit, index + words.length).start));
}
