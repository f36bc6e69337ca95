import { isRegulationTitle, regulation } from '../../data/law.js';
import { parseChineseNumeral } from '../../text/numerals.js';
import { sign } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { ALWAYS, findsIn, ofWords, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith } from '../prose/prose.js';
import type { Report } from '../types.js';
import { marksIn, marksOf, type TitleFound } from './titles.js';

/** What a citation of the Regulation names. */
export interface Cited {
  readonly article: number;
  readonly paragraph: number | undefined;
  readonly item: number | undefined;
}

/** One article of the Regulation, cited: 第五十条第一款第（四）项. */
export interface ArticleFound extends ArticleRead {
  readonly passage: Passage;
  readonly at: Span;
  /** The articles cited in one go (第十九条、第二十条) share the offset of their title. */
  readonly titleAt: number;
}

interface ArticleRead extends Cited {
  /** Offsets into the passage's text. */
  readonly start: number;
  readonly end: number;
}

/** A definition （以下简称《条例》）. */
export interface ShortTitle {
  readonly name: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** The title that it stands for; undefined where none is in front of it. */
  readonly full: string | undefined;
}

const NUMERAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,3})';
const LATER = `[、至到和]第?${NUMERAL}条`;
const ARTICLE = new RegExp(`第?(${NUMERAL})(?:条|(?=${LATER}))(?:第?(${NUMERAL})款)?(?:第?[（(]?(${NUMERAL})[）)]?项)?`, 'y');
const NEXT = /(?:[、，,和及与至到]|以及|或者?)/y;
/** Between the title and its articles: a definition, a decree's number. */
const ASIDE = /[（(][^（）()]{1,40}[）)]/y;
const SHORT = /(?:(?:以下|下文|以下统一|下)简?|简)称为?[:：]?["“]?《?([^《》（）()，。“”"]{2,12})[》”"]?/y;

/** Names that the report gives to titles. */
export const shortTitlesOf: (report: Report) => readonly ShortTitle[] = fact((report) =>
  passagesWith(report, mayDefine).flatMap((passage) => definitionsIn(passage, ALWAYS, undefined)),
);

const mayDefine = ({ signs }: Words) => (signs & sign.called) !== 0;

const definitionsIn = findsIn((passage: Passage): readonly ShortTitle[] => {
  const { text } = passage;
  const { titles } = marksIn(passage);
  const found: ShortTitle[] = [];
  let next = 0;
  for (let i = text.indexOf('称'); i >= 0; i = text.indexOf('称', i + 1)) {
    const start = definitionAt(text, i);
    if (start < 0) continue;
    SHORT.lastIndex = start;
    const match = SHORT.exec(text);
    if (match === null) continue;
    while ((titles[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const title = titles[next - 1];
    const full = title !== undefined && start - title.end <= 40 ? text.slice(title.start + 1, title.end - 1) : undefined;
    found.push({ name: match[1] ?? '', passage, start, end: start + match[0].length, full });
  }
  return found;
});

/** Where 以下简称, 下称 begins whose 称 stands there; 简称 alone opens a bracket. */
function definitionAt(text: string, called: number): number {
  const from = Math.max(0, called - 5);
  const below = text.slice(from, called).lastIndexOf('下');
  if (below >= 0) return text.startsWith('以下', from + below - 1) ? from + below - 1 : from + below;
  return /[（(]简$/.test(text.slice(Math.max(0, called - 2), called)) ? called - 1 : -1;
}

/** Articles of the Regulation that the running text cites, bound for certain: behind its full title or behind 《条例》. */
export const articlesOf: (report: Report) => readonly ArticleFound[] = fact((report) =>
  regulationTitlesOf(report).flatMap(({ passage, start }) =>
    (articlesIn(passage).get(start) ?? []).map((read) => placed(read, passage, start)),
  ),
);

function placed({ start, end, article, paragraph, item }: ArticleRead, passage: Passage, titleAt: number): ArticleFound {
  return { start, end, article, paragraph, item, passage, at: passage.at(start, end), titleAt };
}

/** By the offset of the title in front of them, whichever statute it names. */
const articlesIn: (words: Words) => ReadonlyMap<number, readonly ArticleRead[]> = ofWords((words) => {
  const found = new Map<number, readonly ArticleRead[]>();
  for (const { start, end } of marksIn(words).titles) found.set(start, articlesBehind(words.text, end));
  return found;
});

/** Where the Regulation is named, in full or as 《条例》. */
export const regulationTitlesOf: (report: Report) => readonly TitleFound[] = fact((report) => {
  return marksOf(report).titles.filter(({ text }) => isRegulation(report, text));
});

/** Whether a title in 《》 certainly is the Regulation's: its full title, or 《条例》 where that means nothing else. */
export function isRegulation(report: Report, title: string): boolean {
  return title === regulation.shortTitle ? bareMeansRegulation(report) : regulation.titles.includes(title);
}

/** 《条例》 alone stands for the Regulation, unless the report gives that name to something else or names another 条例. */
const bareMeansRegulation: (report: Report) => boolean = fact((report) => {
  const { shortTitle } = regulation;
  const given = shortTitlesOf(report).filter(({ name }) => name === shortTitle);
  if (given.length > 0) return given.every(({ full }) => full !== undefined && isRegulationTitle(full));
  return marksOf(report).titles.every(({ text }) => text === shortTitle || !text.endsWith(shortTitle) || isRegulationTitle(text));
});

function articlesBehind(text: string, title: number): ArticleRead[] {
  const found: ArticleRead[] = [];
  let from = after(ASIDE, text, title) ?? title;
  for (;;) {
    ARTICLE.lastIndex = from;
    const match = ARTICLE.exec(text);
    const article = numberOf(match?.[1]);
    if (match === null || article === undefined) return found;
    const end = from + match[0].length;
    found.push({ start: from, end, article, paragraph: numberOf(match[2]), item: numberOf(match[3]) });
    const next = after(NEXT, text, end);
    if (next === undefined) return found;
    from = next;
  }
}

/** An article alone, as the form writes it over the rows of table two: 第二十条第（五）项. */
export function bareArticle(text: string): Cited | undefined {
  ARTICLE.lastIndex = 0;
  const match = text.startsWith('第') ? ARTICLE.exec(text) : null;
  const article = numberOf(match?.[1]);
  if (match === null || article === undefined || match[0].length < text.length) return undefined;
  return { article, paragraph: numberOf(match[2]), item: numberOf(match[3]) };
}

function after(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? undefined : from + match[0].length;
}

/** 五十 and 50 alike. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d/.test(text) ? Number(text) : parseChineseNumeral(text);
}
