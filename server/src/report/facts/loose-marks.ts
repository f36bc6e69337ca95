import { sign, signOf } from '../../text/signs.js';
import { fact } from '../fact.js';
import { ofWords, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith, proseOf } from '../prose/prose.js';
import type { Report } from '../types.js';

/** A quotation mark or a bracket without its partner. The offset is into the passage's text. */
export interface LooseMark {
  readonly passage: Passage;
  readonly index: number;
  readonly mark: string;
  readonly opens: boolean;
}

/** A paragraph above a heading that does not end as a paragraph does. */
export interface OpenEnd {
  readonly passage: Passage;
  /** ，、；: what it ends with; undefined where it ends with a word. */
  readonly mark: string | undefined;
}

type Loose = Pick<LooseMark, 'index' | 'mark' | 'opens'>;

const [QUOTE, BRACKET] = ['“”', '（）()'];
/** 1）, 一）, 如下a）: the number of an item, whose bracket has no partner. */
const ITEM = /(?:^|\D)\d{1,2}$|(?:^|[，。；：、“‘（(])[一二三四五六七八九十a-zA-Z]{1,3}$|[①-⑳]$/;
/** A quotation may run over so many paragraphs. */
const FARTHEST = 3;

/** Marks without a partner, each told of once; what one paragraph opens another may close. */
export const looseMarksOf: (report: Report) => readonly LooseMark[] = fact((report) => {
  if (passagesWith(report, (words) => looseIn(words).length > 0).length === 0) return [];
  let open: (LooseMark & { readonly at: number })[] = [];
  const found: LooseMark[] = [];
  for (const [at, passage] of proseOf(report).entries()) {
    const all = looseIn(passage);
    if (all.length === 0) continue;
    const near = open.findIndex((one) => at - one.at <= FARTHEST);
    found.push(...open.slice(0, near < 0 ? open.length : near));
    open = near < 0 ? [] : open.slice(near);
    for (const loose of all) {
      const family = familyOf(loose.mark);
      const partner = loose.opens ? -1 : open.findLastIndex((one) => one.at < at && familyOf(one.mark) === family);
      if (loose.opens) open.push({ ...loose, passage, at });
      else if (partner < 0) found.push({ ...loose, passage });
      else open.splice(partner, 1);
    }
  }
  return [...found, ...open];
});

function familyOf(mark: string): string {
  return QUOTE.includes(mark) ? QUOTE : BRACKET;
}

const NONE: readonly Loose[] = [];
/** With more of them a paragraph is none, and the first will do. */
const MOST = 20;

const looseIn: (words: Words) => readonly Loose[] = ofWords(({ text, signs }) => {
  if ((signs & (sign.quote | sign.bracket)) === 0) return NONE;
  // A half-width mark may be the partner.
  const found = [...(text.includes('"') ? NONE : unpaired(text, '“', '”')), ...unpaired(text, '（(', '）)')];
  return found.length === 0 ? NONE : found.sort((a, b) => a.index - b.index).slice(0, MOST);
});

function unpaired(text: string, opening: string, closing: string): Loose[] {
  const open: Loose[] = [];
  const found: Loose[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if ((signOf(text.charCodeAt(index)) & (sign.quote | sign.bracket)) === 0) continue;
    const mark = text.charAt(index);
    if (opening.includes(mark)) open.push({ index, mark, opens: true });
    else if (closing.includes(mark) && open.pop() === undefined && (mark === '”' || !ITEM.test(text.slice(Math.max(0, index - 4), index))))
      found.push({ index, mark, opens: false });
  }
  return [...found, ...open];
}

/** Where a paragraph of sentences stands above a heading and no full stop ends it; the text above the first part is left alone. */
export const openEndsOf: (report: Report) => readonly OpenEnd[] = fact((report) => {
  const from = report.headings.find(({ level }) => level === 1)?.at.start;
  if (from === undefined) return [];
  const passages = proseOf(report);
  return passages.flatMap((passage, i) => {
    if (passage.heading || passages[i + 1]?.heading !== true) return [];
    const end = endOf(passage);
    return end === undefined || passage.at(0, 1).start < from ? [] : [{ passage, mark: end === '' ? undefined : end }];
  });
});

const SENTENCES = /。|，.{10}/;
/** The line tells of a table below it, is one that was run together, or gives an address; the stop may stand within marks, or before a note. */
const NO_SENTENCE =
  /[勾钩]稽关系|信息内容|申请人情况|(?:如下|附后|所示|见[上下]?[表图]|单位)$|(?:电话|传真|邮编|邮箱|网址|地址|https?:)[^。]{0,80}$|^[（(|].*[）)|]$|[。！？](?:”|[（(][^（）()]{0,80}[）)])$/;
const SHORTEST = 20;

/** The mark that a paragraph ends with by mistake, or '' where it ends with a word. */
const endOf: (words: Words) => string | undefined = ofWords(({ text }) => {
  const last = text.charAt(text.length - 1);
  if (text.length < SHORTEST || !/[\u4e00-\u9fff%）”，、；]/.test(last) || !SENTENCES.test(text) || NO_SENTENCE.test(text))
    return undefined;
  return '，、；'.includes(last) ? last : '';
});
