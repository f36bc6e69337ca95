import { sign } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import { ofWords, type Words } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { passagesWith } from '../prose/prose.js';
import type { Report } from '../types.js';

/** A title in 《》. Offsets are those of the passage's text. */
export interface TitleFound {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** Between the marks. */
  readonly text: string;
  readonly at: Span;
}

/** A title mark (《》〈〉) that is missing its partner or is nested wrongly, and the paragraph in which it stands. */
export interface MarkFault extends FaultRead {
  readonly passage: Passage;
}

interface FaultRead {
  /** `inner`: a pair inside 《》 that should be 〈〉. `open`/`close`: one mark without its partner. */
  readonly kind: 'inner' | 'open' | 'close';
  readonly start: number;
  readonly end: number;
  /** Where the closing mark of an inner pair stands. */
  readonly partner: number | undefined;
}

interface Marks {
  readonly titles: readonly TitleFound[];
  readonly faults: readonly MarkFault[];
}

/** 《》 is the outer mark, 〈〉 the inner, 《》 again the third. Source: GB/T 15834—2011, 4.15. */
export const marksOf: (report: Report) => Marks = fact((report) => {
  const titles: TitleFound[] = [];
  const faults: MarkFault[] = [];
  for (const passage of passagesWith(report, hasMarks)) {
    const read = marksIn(passage);
    for (const { start, end } of read.titles) titles.push(titleAt(passage, start, end));
    for (const fault of read.faults) faults.push({ passage, ...fault });
  }
  return { titles, faults };
});

const hasMarks = ({ signs }: Words) => (signs & sign.title) !== 0;

interface MarksRead {
  readonly titles: readonly Span[];
  readonly faults: readonly FaultRead[];
}

/** Places are offsets into the text. */
export const marksIn: (words: Words) => MarksRead = ofWords((words) => {
  if (!hasMarks(words)) return NONE;
  const { text } = words;
  const titles: Span[] = [];
  const faults: FaultRead[] = [];
  readMarks(text, titles, faults);
  return { titles, faults };
});

const NONE: MarksRead = { titles: [], faults: [] };

const PARTNERS: Readonly<Record<string, string>> = { '》': '《', '〉': '〈<＜', '>': '<＜〈', '＞': '＜<〈' };

interface Opened {
  readonly mark: string;
  readonly at: number;
  readonly depth: number;
}

function readMarks(text: string, titles: Span[], faults: FaultRead[]): void {
  const open: Opened[] = [];
  /** Inner marks without a partner, of the title that is open. */
  const strays: number[] = [];
  const depth = () => open.filter(({ mark }) => mark === '《' || mark === '〈').length;
  for (let i = nextMark(text, 0); i < text.length && open.length < 8; i = nextMark(text, i + 1)) {
    const char = text.charAt(i);
    if (char === '《' || char === '〈') open.push({ mark: char, at: i, depth: depth() });
    else if ((char === '<' || char === '＜') && open.length > 0) open.push({ mark: char, at: i, depth: depth() });
    else if (PARTNERS[char] !== undefined) {
      const left = closed(open, char);
      if (left === undefined) {
        if (char === '》' && faults.length < MOST_FAULTS) faults.push(alone('close', i));
        else if (char === '〉' && open.length > 0) strays.push(i);
        continue;
      }
      for (const { mark, at } of left) if (mark === '〈') faults.push(alone('open', at));
      const opened = open.pop();
      if (opened === undefined) continue;
      if (opened.depth === 0 && char === '》') titles.push({ start: opened.at, end: i + 1 });
      if (opened.depth === 0) for (const at of strays.splice(0)) faults.push(alone('close', at));
      const mixed = opened.mark === '〈' && char !== '〉';
      const wrong = mixed || opened.mark === '<' || opened.mark === '＜' || (opened.mark === '《' && opened.depth % 2 === 1);
      if (wrong) faults.push({ kind: 'inner', start: opened.at, end: i + 1, partner: i });
    }
  }
  for (const { mark, at } of open.slice(0, 1)) {
    if (mark === '《' && endsWhole(text)) faults.push(alone('open', at));
  }
}

function alone(kind: 'open' | 'close', at: number): FaultRead {
  return { kind, start: at, end: at + 1, partner: undefined };
}

/** A line of nothing but closing marks has a million faults; more than this are not listed, to keep the work linear. */
const MOST_FAULTS = 1000;
const MARK = /[《》〈〉<>＜＞]/g;

function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? text.length;
}

/**
 * Leaves the partner of a closing mark on top and gives what was opened behind it: the bracket of 《甲<乙》 was none of ours. Undefined
 * where it has no partner; only 》 reaches over others.
 */
function closed(open: Opened[], char: string): readonly Opened[] | undefined {
  const partners = PARTNERS[char] ?? '';
  const index =
    char === '》' ? open.findLastIndex(({ mark }) => mark === '《') : partners.includes(open.at(-1)?.mark ?? ' ') ? open.length - 1 : -1;
  return index < 0 ? undefined : open.splice(index + 1);
}

function titleAt(passage: Passage, start: number, end: number): TitleFound {
  return { passage, start, end, text: passage.text.slice(start + 1, end - 1), at: passage.at(start, end) };
}

/** A passage that ends in the middle of a sentence may go on behind a page break. */
function endsWhole(text: string): boolean {
  return /[。；！？：:;.]$/.test(text);
}
