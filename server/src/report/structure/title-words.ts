import { withHalfWidth } from '../../text/chars.js';
import { parseChineseDigits } from '../../text/numerals.js';
import { remembered } from '../../text/remembered.js';
import { type Span, span } from '../../text/span.js';

/** What a line says as a title; all places are offsets into the line without blanks. */
export interface TitleWords {
  /** The title without a web site's labels before and behind it. */
  readonly core: Span;
  /** 政府信息公开工作年度报告 or what stands for it. */
  readonly name: Span;
  readonly official: boolean;
  /** The name as it is commonly written; in any other order of its words it may be something else. */
  readonly usual: boolean;
  readonly year: { readonly value: number; readonly at: Span; readonly plain: boolean } | undefined;
  readonly issuer: string | undefined;
  /** 【年报】 before, - 某某网 behind. */
  readonly labels: readonly Span[];
  /** 名称: stands before it: it may belong to a page's table of metadata. */
  readonly labelled: boolean;
  /** The line is an item of a list or a quotation: it may name a report as well as be its title. */
  readonly marked: boolean;
}

const YEAR_NUMBER = '(?:20\\d{2}|[二两][〇○零Oo0][一二三四五六七八九〇○零]{2})';
const TO = '[-—–－~～至到/]{1,2}';
/** 2023年度, 2022—2023学年 */
const YEAR = `${YEAR_NUMBER}(?:(?:学?年度?)?${TO}${YEAR_NUMBER}学?年度?|学?年度?)`;
const ANY_YEAR = new RegExp(YEAR);
const YEARS = new RegExp(`(?<!\\d)(${YEAR_NUMBER})(?:(?:学?年度?)?${TO}(${YEAR_NUMBER}))?(学?年?)(?!\\d)`);
/** The name of the report in any order of its words, also with the year among them. */
const NAME = new RegExp(
  `公开政府信息(?:工作|情况|的|年度)*(?:报告|年报)$|(?:政府信息|政务信息|(?<=年|年度)政府政务|政务|信息)(?:[与和及](?:政府信息|政务))?(?:公开|工作|情况|的|年度|总结|[（(]?${YEAR}[）)]?)+(?:报告|年报)$`,
);
const OFFICIAL = '政府信息公开工作年度报告';
const USUAL = /^(?:政府信息|政务)(?:[与和]?政务)?公开(?:工作)?(?:情况)?(?:的)?(?:年度(?:工作)?(?:情况)?报告|年报)$/;
const REMARK = /[（(]([^（()）]{1,12})[）)]$/;
/** A label before the title, with a colon or, as a page's table of metadata has it, with a blank. */
const PREFIX = /^(?:(?:标题|题目|(?:文件|信息)?名称)[:：]|(?:文件|信息)?名称(?=[\u4e00-\u9fff\d]))/;
const SITE_LABEL = /^(?:【([^【】]{1,12})】|\[([^[\]]{1,12})\]|［([^［］]{1,12})］)/;
const SITE_BEFORE = /^[^-—–―－_＿|｜丨·>»，。；！？]{2,25}(?:网|网站|官网|门户|平台)[-—–―－_＿|｜丨·>»]{1,3}/;
const BREAKS = '-—–―－_＿|｜丨·>»';
const SITE_BEHIND = new RegExp(`^(.*?(?:报告|年报)(?:[（(][^（()）]{1,12}[）)])?)((?:[${BREAKS}]{1,3}[^${BREAKS}，。；！？]{2,30}){1,3})$`);
const SITE = /(?:网|网站|网页|官网|门户|平台|频道|专栏|栏目|客户端|首页|公众号|公开|年报|政府|委员会|局|厅|办公室|街道|[镇乡县区市省])$/;
/** A picture guide, a notice or news, not the report itself. */
const ABOUT =
  /图解|图说|图文|长图|一图|读懂|看懂|解读|视频|动漫|音频|H5|问答|新闻|要闻|动态|快讯|通知|公告|转发|转载|目录|下载|链接|附件|示例|样例|范例/;
const NO_TITLE = /^[《“"「‘]|^附件|[_＿|｜丨>»]|[。！？；，]|[/\\](?!\d)|.[:：]./;
/** What stands before the title where the report is an item of a list or comes attached to a letter: 附件1：. */
const MARK =
  /^(?:附件[\d一二三四五六七八九十]{0,2}[:：]|[-*+•·●○◆◇■□▪▶→★☆※>＞»]|\d{1,2}[.、．)）](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)+/;
/** A sentence, a headline, an instruction (以下各镇, but 下各镇 is a town’s name): what stands before the year or the name asks or tells something of the report. */
const OPENS_SENTENCE =
  /^(?:请|一张?图|图解|图说|带[你您]|速[览读]|快[读看]|数[说读]|聚焦|关注|转[发载]|现将|按[时期要]|相关|点击|查看|下载|历年|往年|示例|例如|样例|范例|以下|上述|关于(?:做好|印发|报送|编制|编写|开展|公布|发布|公开|征[集求]|填报|提交|上报|召开|举办|转发|加强|组织))|怎[么样]|如何|什么|(?<!(?<!以)[上下])各(?:部门|单位|乡镇|镇|乡|街道|科室|县|区|市|局|有关|相关)|\d+(?:个|家)|一图|读懂|看懂/;
const ENDS_IN_VERB =
  /(?:公布|发布|印发|报送|(?<!信息|[政党村校警厂院]务)公开|公示|[晒亮]出|晒|编[制写]|撰写|起草|修订|完成|上报|提交|报告|出台|推出|上线|解读|[读看]懂|[读看晒写]|了解|[速浏阅]览|审[议核定]|通过|评[议析估]|填报|[做抓写编]好|收到|查[看阅]|下载|征[集求]|学习|参[考照阅]|详?见|如下|根据|按照|依据|对照|[对把将为以和与及从向就在])(?:了|好|完成|到|出)?(?:(?:本|我|该|全)(?:单位|机关|部门|局|镇|乡|县|区|市|省|街道)?)?的?$/;
/** Part of a year, or a report on something else. */
const OTHER_REPORT =
  /[上下]半年|半年|季度|\d月|(?:依申请|主动|重点领域|基层|第三方|环境|财政|预算|决算|统计|信用|气象|慈善|基金|社会组织|工程|项目|招标|采购|党务|村务|警务|检务|狱务|审判|司法|办事|产品|药品|质量)(?:的)?$/;
const LONGEST = 60;

/** Reads a line without blanks as a title; undefined for a line that is none, though it may name a report. */
export function titleWords(written: string): TitleWords | undefined {
  return /报告|年报/.test(written) ? wordsIn(written) : undefined;
}

/** Lines are tried together with their neighbours, and those of a draft at every keystroke. */
const wordsIn = remembered(readWords, { longest: 200, most: 500 });

function readWords(written: string): TitleWords | undefined {
  if (!WORDS_ALONE.test(written)) return withoutLabels(withHalfWidth(written));
  if (written.length > LONGEST || written.startsWith('附件')) return undefined;
  const words = coreWords(written, 0);
  return words === undefined ? undefined : { ...words, core: span(0, written.length), labels: [], labelled: false, marked: false };
}

/** Nothing that could set off a label, a number or a remark; 丨 (U+4E28) is written for a bar. */
const WORDS_ALONE = /^(?!(?:文件|信息)?名称)[\d\u4e00-\u4e27\u4e29-\u9fff]+$/;

/** A line with other characters than words: labels of a web site may stand before and behind the title. */
function withoutLabels(line: string): TitleWords | undefined {
  const labels: Span[] = [];
  const mark = MARK.exec(line)?.[0].length ?? 0;
  let start = mark;
  const prefix = PREFIX.exec(line.slice(start))?.[0].length ?? 0;
  start += prefix;
  for (let label = SITE_LABEL.exec(line.slice(start)); label !== null; label = SITE_LABEL.exec(line.slice(start))) {
    if (ABOUT.test(label[0])) return undefined;
    labels.push(span(start, start + label[0].length));
    start += label[0].length;
  }
  const site = SITE_BEFORE.exec(line.slice(start));
  if (site !== null) {
    labels.push(span(start, start + site[0].length));
    start += site[0].length;
  }
  let end = line.length;
  const behind = SITE_BEHIND.exec(line.slice(start));
  if (behind !== null && SITE.test(behind[2] ?? '')) {
    end = start + (behind[1] ?? '').length;
    labels.push(span(end, line.length));
  }
  const core = line.slice(start, end);
  if (core.length > LONGEST || NO_TITLE.test(core)) return undefined;
  const words = coreWords(core, start);
  return words === undefined ? undefined : { ...words, core: span(start, end), labels, labelled: prefix > 0, marked: mark > 0 };
}

function coreWords(core: string, offset: number): Pick<TitleWords, 'name' | 'official' | 'usual' | 'year' | 'issuer'> | undefined {
  const remark = REMARK.exec(core);
  if (remark !== null && ABOUT.test(remark[1] ?? '')) return undefined;
  const said = core.slice(0, remark?.index ?? core.length);
  const match = NAME.exec(said);
  if (match === null || !isNamed(match[0])) return undefined;
  const before = said.slice(0, match.index);
  const year = yearOf(core);
  const rest = without('年度', before.replace(ANY_YEAR, ''));
  const who = without('关于', rest).replace(/(?:关于|年度|的|[:：])+$/, '');
  if (OPENS_SENTENCE.test(rest) || ENDS_IN_VERB.test(rest.endsWith('关于') ? rest.slice(0, -2) : rest) || OTHER_REPORT.test(before))
    return undefined;
  const at = (s: Span) => span(s.start + offset, s.end + offset);
  // 青禾镇人民政府信息公开: two words that share 政府.
  const issuer = who.endsWith('人民') && match[0].startsWith('政府') ? `${who}政府` : who;
  return {
    name: at(span(match.index, said.length)),
    official: match[0] === OFFICIAL,
    usual: USUAL.test(match[0]),
    year: year === undefined ? undefined : { ...year, at: at(year.at) },
    issuer: issuer.length >= 2 ? issuer : undefined,
  };
}

/** The words without what they open with. */
function without(opening: string, words: string): string {
  return words.startsWith(opening) ? words.slice(opening.length) : words;
}

/** 政府信息工作年度报告 lost a word, but is no other report. */
function isNamed(name: string): boolean {
  return name.includes('公开') || (name.startsWith('政府信息') && /年度/.test(name));
}

function yearOf(core: string): { readonly value: number; readonly at: Span; readonly plain: boolean } | undefined {
  const match = YEARS.exec(core);
  if (match === null) return undefined;
  const [whole, first = '', last, mark] = match;
  const digits = last ?? first;
  const value = /^\d/.test(digits) ? Number(digits) : parseChineseDigits(digits);
  const start = match.index + whole.lastIndexOf(digits);
  return value === undefined ? undefined : { value, at: span(start, start + digits.length), plain: mark === '' };
}
