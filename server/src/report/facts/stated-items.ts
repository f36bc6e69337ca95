import { parseChineseNumeral } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith, proseOf } from '../prose/prose.js';
import type { Report } from '../types.js';
import { hasPlainItems, type ListItem, plainItems } from './list-gaps.js';

/** How many items a sentence announces where its paragraph lists another number of them: 三个问题：一是 … 二是 …. */
export interface StatedItems {
  /** 三个问题 */
  readonly at: Span;
  readonly text: string;
  /** 三 */
  readonly numeralAt: Span;
  readonly stated: number;
  readonly counted: number;
  /** Written in digits. */
  readonly inDigits: boolean;
}

/** 以下三个问题：, 四项工作。, 三方面发力，: the count with what is counted, right before the first item. */
const COUNT =
  /(?<![第\d一二三四五六七八九十])([二三四五六七八九十两]|\d{1,2})(?:个|大|项|点|条|种|类|方面)[^。；;：:，,、\d]{0,14}([：:，,。])$/;
/** Behind another mark than a colon what is counted must be such that items are it: no 三项制度. */
const LISTED = /(?:方面|问题|不足|短板|困难|原因|工作|措施|举措|做法|任务|环节|重点|特点|情况)(?:发力|入手|着手|推进|开展|落实)?$/;
/** One more may follow without a number. */
const ONE_MORE = /最后|此外|另外|同时|再者|还有|再次/;
const LONGEST_BEFORE = 40;
const FEWEST = 2;
const NONE: readonly StatedItems[] = [];

/** Sentences that announce so many items where another number of them follows. */
export const statedItemsOf: (report: Report) => readonly StatedItems[] = fact((report) => {
  if (passagesWith(report, hasPlainItems).length === 0) return NONE;
  return proseOf(report).flatMap((passage, i, passages) => (passage.heading ? [] : inPassage(passage, passages[i + 1])));
});

function inPassage(passage: Passage, next: Passage | undefined): readonly StatedItems[] {
  const items = plainItems(passage);
  if (items.length < FEWEST) return NONE;
  return items.flatMap((first, i) => {
    if (first.number !== 1) return [];
    const found = announced(passage, first);
    if (found === undefined) return [];
    const list = runFrom(items, i);
    const last = list.at(-1);
    const behind = items[i + list.length];
    // A list with a gap is another rule's, and one that goes on below is not all here.
    if (last === undefined || list.length < FEWEST || list.length === found.stated || (behind !== undefined && behind.number !== 1))
      return [];
    if (behind === undefined && next !== undefined && plainItems(next)[0]?.number === last.number + 1) return [];
    if (list.length < found.stated && ONE_MORE.test(passage.text.slice(last.start, behind?.start))) return [];
    return [{ ...found, counted: list.length }];
  });
}

/** Items that count on from the one at the index. */
function runFrom(items: readonly ListItem[], index: number): readonly ListItem[] {
  let end = index + 1;
  while (items[end]?.number === end - index + 1) end += 1;
  return items.slice(index, end);
}

function announced(passage: Passage, { start }: ListItem): Omit<StatedItems, 'counted'> | undefined {
  const from = Math.max(0, start - LONGEST_BEFORE);
  const match = COUNT.exec(passage.text.slice(from, start).trimEnd());
  if (match === null) return undefined;
  const [whole, numeral = '', mark = ''] = match;
  if (!/[：:]/.test(mark) && !LISTED.test(whole.slice(0, -1))) return undefined;
  const at = from + match.index;
  const inDigits = /\d/.test(numeral);
  return {
    at: passage.at(at, at + whole.length - mark.length),
    text: whole.slice(0, whole.length - mark.length),
    numeralAt: passage.at(at, at + numeral.length),
    stated: inDigits ? Number(numeral) : (parseChineseNumeral(numeral.replace('两', '二')) ?? 0),
    inDigits,
  };
}
