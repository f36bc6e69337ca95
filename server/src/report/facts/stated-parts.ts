import type { FormSection } from '../../data/types.js';
import { matches } from '../../text/matches.js';
import { parseChineseNumeral } from '../../text/numerals.js';
import { pair } from '../../text/pairs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { pairsIn, type Words } from '../prose/paragraph-cache.js';
import { FULL_STOPS, passagesWith, type Sentence, sentencesOf } from '../prose/prose.js';
import { likeness } from '../structure/likeness.js';
import type { Report } from '../types.js';

/** How many parts a report says that it has, where it is another number than the parts it names, or has. */
export interface StatedParts {
  /** 四个部分 */
  readonly at: Span;
  readonly text: string;
  /** 四 */
  readonly numeralAt: Span;
  readonly stated: number;
  readonly counted: number;
  /** As the sentence names them; empty where it names none. */
  readonly names: readonly string[];
  /** Written in digits. */
  readonly inDigits: boolean;
  /** Parts of the form between the first and the last that the list leaves out, where the number is right and the list is not. */
  readonly leftOut: readonly string[];
}

/** 四个部分, 六大部分, 共分5部分: no 第四部分 and no 部分公开. */
const COUNT = /(?<![第\d一二三四五六七八九十])([二三四五六七八九十两]|\d{1,2})(?:个|大)?(?:组成)?部分(?!公开|的?[镇乡村县市区])/g;
/** The report itself, not its annex, a guide or a catalogue. */
const REPORT = /(?:本|年度|工作|该|整个|此)报告|年报|全文|^报告/;
const OTHER = /附表|统计表|附件|指南|目录|手册|方案|清单|栏|网站|专区|平台/;
/** What leads from the count to the names behind it. */
const NAMES_FOLLOW = /^(?:内容)?(?:组成|构成)?[，,：:；;]?(?:主要)?(?:即|包括|包含|依次|分别|具体|内容)*(?:有|为|是)?[：:]?/;
const NAMES_LEAD = /由|包括|包含|涵盖|含有|分为|分成|[：:]/g;
/** 等六个部分, 共六个部分, 六个部分 directly behind the last name. */
const COUNT_LEADS = /[，,、]?(等)?(?:一?共计?|总共|合计|这|以上|上述)?(?:分为?|有|为|由)?$/;
/** 一、总体情况 within a sentence. */
const ORDINAL =
  /(?:^|(?<=[，,；;、：:。]))(?:[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.]?(?=[^\d一二三四五六七八九十是、个大])|[（(]?\d{1,2}[）).、．])/g;
/** One heading, though it holds a mark. */
const TOGETHER = /(行政复议)[、，,](提起)?(行政诉讼)/g;
const FEWEST_NAMES = 3;
const LONGEST_NAME = 40;
const LONGEST_LIST = 400;

/** Sentences that say of how many parts the report is made, where the parts named or there are another number. */
export const statedPartsOf: (report: Report) => readonly StatedParts[] = fact((report) => {
  const found: StatedParts[] = [];
  for (const passage of passagesWith(report, speaksOfParts)) {
    if (passage.heading) continue;
    for (const sentence of sentencesOf(passage, FULL_STOPS)) found.push(...inSentence(report, sentence));
  }
  return found;
});

const speaksOfParts = (words: Words) => (pairsIn(words) & pair.part) !== 0;

function* inSentence(report: Report, { passage, start, text }: Sentence): Iterable<StatedParts> {
  for (const match of matches(text, COUNT)) {
    const [words, numeral = ''] = match;
    const before = text.slice(Math.max(0, match.index - LONGEST_LIST), match.index);
    const subject = before.search(REPORT);
    if (subject < 0 || OTHER.test(before.slice(subject).split(/[由包分共含、，：:]/)[0] ?? '')) continue;
    const stated = /\d/.test(numeral) ? Number(numeral) : (parseChineseNumeral(numeral.replace('两', '二')) ?? 0);
    const list =
      namesBehind(text.slice(match.index + words.length, match.index + words.length + LONGEST_LIST)) ?? namesBefore(before.slice(subject));
    const leftOut = leftOutOf(report, list?.names ?? [], stated);
    const counted = leftOut.length > 0 ? list?.names.length : countedIn(report, list, stated);
    if (counted === undefined) continue;
    const from = start + match.index;
    yield {
      at: passage.at(from, from + words.length),
      text: words,
      numeralAt: passage.at(from, from + numeral.length),
      stated,
      counted,
      // What an open list names is not what was counted.
      names: list === undefined || (list.open && leftOut.length === 0 && list.names.length <= stated) ? [] : list.names,
      inDigits: /\d/.test(numeral),
      leftOut,
    };
  }
}

interface Names {
  readonly names: readonly string[];
  /** Ends with 等: there may be more. */
  readonly open: boolean;
  /** As few may be meant: commas may hold the parts apart and 、 the matters within them, and one 情况 may stand for two matters. */
  readonly fewest: number;
}

/** What the number should be; undefined where it is right, or where nobody can say. */
function countedIn({ headings, form }: Report, list: Names | undefined, stated: number): number | undefined {
  const parts = headings.filter(({ level, number }) => level === 1 && number !== undefined);
  const inOrder = parts.every(({ number }, i) => number === i + 1) && parts.length === form.sections.length;
  if (list === undefined) return inOrder && parts.length !== stated ? parts.length : undefined;
  const { names, open } = list;
  const all = inOrder && parts.length === names.length;
  if (parts.length === stated) return undefined;
  if (open && names.length <= stated && !all) return inOrder ? parts.length : undefined;
  // 甲、乙和丙 may be three names or two.
  const most = names.length + (/[和及与]/.test(names.at(-1) ?? '') ? 1 : 0);
  if (stated >= list.fewest && stated <= most) return undefined;
  return inOrder && parts.length >= names.length && parts.length <= most ? parts.length : names.length;
}

/** A list that runs from the first part of the form to the last names all, whether 等 closes it or not; so many are as the form says. */
function leftOutOf({ form: { sections } }: Report, names: readonly string[], stated: number): readonly string[] {
  if (stated !== sections.length || names.length >= stated || names.length < stated - MOST_LEFT_OUT) return [];
  const places = names.map((name) => sections.findIndex((section) => isCalled(name, section)));
  const inOrder = places[0] === 0 && places.at(-1) === sections.length - 1 && places.every((at, i) => at > (places[i - 1] ?? -1));
  return inOrder ? sections.filter((_, at) => !places.includes(at)).map(({ heading }) => heading) : [];
}

const MOST_LEFT_OUT = 2;
/** Other words than the form's are common in these lists; no two parts of it are so much alike. */
const ALIKE = 0.6;

function isCalled(name: string, { heading, variants }: FormSection): boolean {
  return [heading, ...variants].some((words) => likeness(name, words) >= ALIKE);
}

function namesBehind(text: string): Names | undefined {
  const lead = NAMES_FOLLOW.exec(text)?.[0] ?? '';
  return /[：:，,]|包括|包含|分别|依次|即|[为是]$/.test(lead) ? namesIn(text.slice(lead.length)) : undefined;
}

function namesBefore(text: string): Names | undefined {
  const lead = COUNT_LEADS.exec(text);
  const body = lead === null ? text : text.slice(0, lead.index);
  const opened = [...matches(body, NAMES_LEAD)][0];
  if (opened === undefined) return undefined;
  const list = namesIn(body.slice(opened.index + opened[0].length));
  return list === undefined ? undefined : { ...list, open: list.open || lead?.[1] !== undefined };
}

function namesIn(text: string): Names | undefined {
  const plain = text.replace(TOGETHER, '$1和$2$3').replace(ORDINAL, '');
  const open = /等$/.test(plain);
  const names = plain
    .replace(/等$/, '')
    .split(/[；;]/.test(plain) ? /[；;]/ : /[、，,]/)
    .map((name) => name.replace(/^(?:和|及|以及|与|还有)/, ''))
    .filter((name) => name !== '');
  const are = names.length >= FEWEST_NAMES && names.every((name) => name.length <= LONGEST_NAME && !/[\d《》“”（）：:。]/.test(name));
  return are ? { names, open, fewest: fewestOf(plain, names) } : undefined;
}

function fewestOf(list: string, names: readonly string[]): number {
  const joined = names.filter((name, i) => isJoined(name, names[i + 1])).length;
  const apart = /[；;]/.test(list) ? names.length : list.split(/[，,]/).filter((part) => part !== '').length;
  return Math.min(names.length - joined, apart >= FEWEST_NAMES ? apart : names.length);
}

/** 机构设置、经费保障情况; what begins alike is two parts, or one of them twice. */
function isJoined(name: string, next: string | undefined): boolean {
  return next?.endsWith('情况') === true && !WHOLE.test(name) && !next.startsWith(name.slice(0, ALIKE_AT_FIRST));
}

/** How the name of a part ends. */
const WHOLE = /(?:情况|概述|概况|事项|问题|措施|说明|附表|打算|计划|引言|前言)$/;
const ALIKE_AT_FIRST = 5;
