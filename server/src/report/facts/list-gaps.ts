import { chineseNumeral, parseChineseNumeral } from '../../text/numerals.js';
import { pair } from '../../text/pairs.js';
import { fact } from '../fact.js';
import { ALWAYS, findsIn, matchesOf, pairsIn, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith, proseOf } from '../prose/prose.js';
import type { Report } from '../types.js';

/** An item of a list in running text: 一是, 第二，, （三）, 4.. Offsets are into the passage's text. */
export interface ListItem {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** Where a list does not count on: 一是 … 三是, or 二是 twice. */
export interface ListGap {
  readonly before: ListItem;
  readonly item: ListItem;
  readonly expected: number;
  /** From the item on, all that follow, to be counted on. */
  readonly rest: readonly ListItem[];
  /** The words of an item with a number of this list. */
  readonly written: (number: number) => string;
}

interface Marker {
  /** Its first group is the number; what stands before the marker is no part of it. */
  readonly itemsIn: (words: Words) => Iterable<RegExpExecArray>;
  readonly needed: number;
  readonly written: (number: number) => string;
}

const ZH = '[一二三四五六七八九十]';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
/** An item begins behind a mark, or where its paragraph does. */
const BEGIN = '(?<=^|[。；：，、！？;:,）)]|\\*\\*)';
const FULL = '(?<=^|[。；：;:])';

/** `needed`: the pair that stands in each of its items. */
function marker(pattern: string, needed: number, written: Marker['written']): Marker {
  return { itemsIn: matchesOf(new RegExp(pattern, 'g'), 0, needed), needed, written };
}

const MARKERS: readonly Marker[] = [
  marker(`${BEGIN}(${ZH})是`, pair.itemIs, (n) => `${chineseNumeral(n)}是`),
  marker(`${BEGIN}(${ZH})要(?![求点闻素件])`, pair.itemMust, (n) => `${chineseNumeral(n)}要`),
  marker(`${FULL}第(${ZH})(?=[，,是])`, pair.nth, (n) => `第${chineseNumeral(n)}`),
  marker(`${FULL}其(${ZH})(?=[，,是])`, pair.ofThem, (n) => `其${chineseNumeral(n)}`),
  marker(`${FULL}（(${ZH})）`, pair.numeralInBrackets, (n) => `（${chineseNumeral(n)}）`),
  marker(`${FULL}（(\\d{1,2})）`, pair.digitInBrackets, (n) => `（${n}）`),
  marker(`${FULL}(\\d{1,2})\\.(?!\\d)`, pair.digitDot, (n) => `${n}.`),
  marker(`${FULL}(\\d{1,2})、(?!\\d)`, pair.digitComma, (n) => `${n}、`),
  marker(`([${CIRCLED}])`, pair.circled, (n) => CIRCLED.charAt(n - 1)),
];
/** What any marker has. */
const ANY_ITEM = pair.item | pair.numbered | pair.circled;
/** So many lists of a kind stand below one heading. */
const MOST_LISTS = 50;
/** A list tells something; the rows of a table that came apart do not. */
const TELLS = /[。；]/;
/** A list with more left out than this is another one, or only quotes some of its items. */
const FARTHEST = 3;

/** Whether there may be any of these. */
export const hasPlainItems = (words: Words) => (pairsIn(words) & pair.itemIs) !== 0;

/** 一是 alone: the items of one paragraph. */
export function plainItems(passage: Passage): readonly ListItem[] {
  const [plain] = MARKERS;
  return plain === undefined ? [] : itemsOf(passage, plain);
}

/** In one paragraph, and over the paragraphs below one heading that each begin with an item. */
export const listGapsOf: (report: Report) => readonly ListGap[] = fact((report) => {
  if (passagesWith(report, mayList).length === 0) return NO_GAPS;
  const gaps: ListGap[] = [];
  let below: Passage[] = [];
  const judge = () => {
    if (below.length > 1) for (const one of MARKERS) gaps.push(...over(one, below));
    below = [];
  };
  for (const passage of proseOf(report)) {
    if (passage.heading) judge();
    else if (mayList(passage)) {
      below.push(passage);
      gaps.push(...inParagraph(passage, ALWAYS, undefined));
    }
  }
  judge();
  return gaps;
});

const NO_GAPS: readonly ListGap[] = [];
const mayList = (words: Words) => (pairsIn(words) & ANY_ITEM) !== 0 && TELLS.test(words.text);

function itemsOf(passage: Passage, { itemsIn, needed }: Marker): readonly ListItem[] {
  if ((pairsIn(passage) & needed) === 0) return NO_ITEMS;
  const found: ListItem[] = [];
  for (const { index, 0: words, 1: numeral = '' } of itemsIn(passage))
    found.push({ passage, start: index, end: index + words.length, number: numberOf(numeral) });
  return found;
}

const NO_ITEMS: readonly ListItem[] = [];

function numberOf(numeral: string): number {
  const circled = CIRCLED.indexOf(numeral) + 1;
  return circled > 0 ? circled : /\d/.test(numeral) ? Number(numeral) : (parseChineseNumeral(numeral) ?? 0);
}

const inParagraph = findsIn((passage: Passage) => MARKERS.flatMap((one) => gapsInParagraph(one, passage)));

/** A list that opens with no 一是 of its own, or whose 一是 stands elsewhere too (原因一是), is left alone. */
function gapsInParagraph(marker: Marker, passage: Passage): ListGap[] {
  const found = itemsOf(passage, marker);
  if (found.length < 2 || found[0]?.number !== 1) return [];
  const ones = found.filter(({ number }) => number === 1).length;
  return passage.text.split(marker.written(1)).length - 1 === ones
    ? gapsIn(marker, found, (before, item) => passage.text.slice(before.end, item.start))
    : [];
}

/** Paragraphs that hold a list of the same kind themselves may go on with it in the next one. */
function over(marker: Marker, passages: readonly Passage[]): ListGap[] {
  const listed = passages.filter((passage) => (pairsIn(passage) & marker.needed) !== 0);
  if (listed.length < 2) return [];
  const all = listed.map((passage) => itemsOf(passage, marker));
  const first = all.flatMap((items) => (items[0]?.start === 0 ? [items[0]] : []));
  const goesOn = all.some((items) => items.some(({ start, number }) => start > 0 && number !== 1));
  if (first[0]?.number !== 1 || first.length < 2 || goesOn) return [];
  const between = (before: ListItem, item: ListItem) =>
    passages
      .slice(passages.indexOf(before.passage), passages.indexOf(item.passage))
      .map(({ text }, i) => (i === 0 ? text.slice(before.end) : text))
      .join('');
  return gapsIn(marker, first, between);
}

type Between = (before: ListItem, item: ListItem) => string;

function gapsIn(marker: Marker, found: readonly ListItem[], between: Between): ListGap[] {
  const gaps: ListGap[] = [];
  const awaited = new Set<number>();
  for (const list of listsOf(found).slice(0, MOST_LISTS)) {
    const gap = gapIn(list, awaited);
    if (gap !== undefined && !mentions(between(gap.before, gap.item), gap)) gaps.push({ ...gap, written: marker.written });
    awaited.add((list.at(-1)?.number ?? 0) + 1);
  }
  return gaps;
}

/** Each begins with 一是. */
function listsOf(found: readonly ListItem[]): ListItem[][] {
  const lists: ListItem[][] = [];
  for (const item of found) {
    if (item.number === 1) lists.push([]);
    lists.at(-1)?.push(item);
  }
  return lists;
}

/** `awaited`: what would go on with one of the lists before, in which this one may stand. */
function gapIn(list: readonly ListItem[], awaited: ReadonlySet<number>): Omit<ListGap, 'written'> | undefined {
  const wrong = list.findIndex(({ number }, i) => number !== i + 1);
  const [before, item] = [list[wrong - 1], list[wrong]];
  if (item === undefined || before === undefined || list.some(({ number }, i) => i >= wrong && number < wrong)) return undefined;
  if (item.number > wrong + FARTHEST || (awaited.size > 0 && (item.number <= wrong || awaited.has(item.number)))) return undefined;
  return { before, item, expected: wrong + 1, rest: list.slice(wrong) };
}

/** The missing number stands between the two, in this notation or in another. */
function mentions(between: string, { before, item, expected }: Omit<ListGap, 'written'>): boolean {
  if (item.number === before.number) return false;
  const zh = chineseNumeral(expected);
  return new RegExp(`${zh}[是则要、）)]|[其第]${zh}|(?<!\\d)${expected}[.、）)](?!\\d)|${CIRCLED.charAt(expected - 1) || zh}`).test(
    between,
  );
}
