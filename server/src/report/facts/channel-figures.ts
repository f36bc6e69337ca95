import { behindLast } from '../../text/chars.js';
import { pair } from '../../text/pairs.js';
import { fact } from '../fact.js';
import { findsIn, pairsIn } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { sentencesOf } from '../prose/prose.js';
import type { Report } from '../types.js';
import { type Figure, figuresByPassage } from './figures.js';

/** How much a body published on one channel in its year: 县政府网站发布信息186条. */
export interface ChannelFigure {
  readonly figure: Figure;
  readonly channel: string;
  /** Whose channel it is, as written; empty where it is left out. */
  readonly owner: string;
  /** What is counted, and how: the same for the same thing. */
  readonly counted: string;
  /** Said of the whole year. */
  readonly wholeYear: boolean;
}

const CHANNELS = /网站|公众号|微博|公示栏|公开栏|抖音/;
const WHOLE_YEAR = /[本全今]年|20\d\d年|共|累计|总计|合计/;
/** Who and when; then where, with whose it is before it; then what was done, how much of what. */
const WHO =
  /20\d\d年度?|[本全今]年度?|一年来|年内|期间|[我本全](?:镇|乡|街道|局|县|区|市|委|单位)|[共累总合]计?|已|通过|在|依托|利用|借助|由|以/y;
const CHANNEL = /门户网站|网站|微信公众号|公众号|微博|公示栏|公开栏|抖音号?/;
const WHAT =
  /上|平台|账号|专栏|[本全今]年度?|[共累总合]计|[共已新均]|主动|及时|依法|对外|面向社会|公开|发布|公布|推送|发送|张贴|刊登|刊发|登载|转发|更新|上传|了|各类|各种|各项|有关|相关|政府|政务|信息|文章|稿件|图文|内容|总[数量]|数量?|达到?|为/y;
const LONGEST_OWNER = 14;
/** A part of the year, of the bodies or of the matters; another year. */
const PART =
  /季度|半年|月|去年|上年|往年|同期|以来|其中|每|日均|比|较|增|领域|方面|重点|专题|专项|财政|预决算|教育|医疗|卫生|扶贫|脱贫|振兴|救助|环境|安全|食品|药品|项目|规划|民生|公益|征地|惠农|采购|住房|就业|政策|解读|动态|公告/;
/** 发布, 公开 and the like are one deed; 转发 and 更新 are others. */
const OTHER_DEED = /转发|更新|上传/;

/** Figures that are said of one channel of publication (网站, 微信公众号 …), where the sentence leaves no doubt of which. */
export const channelFiguresOf: (report: Report) => readonly ChannelFigure[] = fact((report) => {
  const figures = figuresByPassage(report);
  const found: ChannelFigure[] = [];
  for (const [passage, all] of figures) {
    if (passage.heading || (pairsIn(passage) & pair.channel) === 0) continue;
    found.push(...inPassage(passage, report.year ?? NO_YEAR, all));
  }
  return found;
});

const NO_YEAR = -1;

const inPassage = findsIn(function* (passage: Passage, year: number, all: readonly Figure[]): Iterable<ChannelFigure> {
  if (!CHANNELS.test(passage.text)) return;
  let next = 0;
  for (const { start, end } of sentencesOf(passage)) {
    for (let figure = all[next]; figure !== undefined && figure.start < end; next += 1, figure = all[next]) {
      if (figure.approximate) continue;
      const read = channelFigure(year, figure, passage.text.slice(Math.max(start, figure.from - LONGEST), figure.from));
      if (read !== undefined) yield read;
    }
  }
});

const LONGEST = 80;

function channelFigure(year: number, figure: Figure, before: string): ChannelFigure | undefined {
  const own = year === NO_YEAR ? before : before.replaceAll(`${year}年`, '今年');
  if (PART.test(own) || /\d{4}年/.test(own) || !CHANNELS.test(own)) return undefined;
  const clause = behindLast(own, '，,：:、').replace(/^[一二三四五六七八九]是/, '');
  const told = clause.slice(behind(WHO, clause, 0));
  const match = CHANNEL.exec(told);
  if (match === null || match.index > LONGEST_OWNER) return undefined;
  const rest = told.slice(match.index + match[0].length);
  if (behind(WHAT, rest, 0) < rest.length) return undefined;
  const owner = told.slice(0, match.index).replace(/(?:人民)?(?:政府)?(?:门户)?$|政务$/, '');
  return {
    figure,
    channel: match[0].replace(/^(?:门户|微信)|号$/g, ''),
    owner: owner.replace(/[“”]/g, ''),
    counted: `${OTHER_DEED.exec(rest)?.[0] ?? ''}${figure.unit}`,
    wholeYear: WHOLE_YEAR.test(own),
  };
}

/** Where words of a kind in a row end. */
function behind(words: RegExp, text: string, from: number): number {
  let end = from;
  for (words.lastIndex = end; words.test(text); words.lastIndex = end) end = words.lastIndex;
  return end;
}
