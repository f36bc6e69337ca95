import { behindLast } from '../../text/chars.js';
import { sign } from '../../text/signs.js';
import { ALWAYS, findsIn } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import type { Sentence } from '../prose/prose.js';
import { stretchesIn } from '../prose/stretches.js';
import type { Figure, PassageFigures } from './figures.js';

/** One item of an enumeration, with its figure. */
export interface Part {
  readonly figure: Figure;
  /** Behind the part before it by 、 or 和, not by a comma, which may begin another matter. */
  readonly close: boolean;
  /** Where its words begin. */
  readonly from: number;
  /** 占 x%, where it says so. */
  readonly share: Figure | undefined;
}

/** A total and what is told of it: 共 501 条，其中甲 3 条、乙 4 条. */
export interface Enumeration {
  readonly total: Figure;
  readonly parts: readonly Part[];
  /**
   * `rest`: ends with 其他, so nothing is left out. `each`: 分别为. `all`: a colon or a bracket after a 共.
   * `some`: 其中, 包括; others may be left unnamed. `open`: says that it does not name all (等), or not exactly (余), or is one part alone.
   */
  readonly closing: 'rest' | 'each' | 'all' | 'some' | 'open';
  /** Opened by 其中, 包括 or 分别为: what is listed is within the total. */
  readonly within: boolean;
  /** The total says that it is one: 共, 总, 合计, 累计. */
  readonly summed: boolean;
  /** The list is a sentence of its own, 共 501 条。其中甲 3 条、乙 4 条: less sure to be of this total. */
  readonly apart: boolean;
  /** Same-unit figures before the total and after the list in their sentence, the nearest first. */
  readonly earlier: readonly Figure[];
  readonly later: readonly Figure[];
}

const OPENER =
  /([^，,、；;。：:（）()\d]{0,12}?)(?:[，,；;]?[（(]?(?:其中|(分别为|分别是)|包括|包含)|([：:])|([（(]))[：:，,]?(?:有|为|是)?/y;
const SUMMED = /[共总]|合计|累计/;
const CHANGE = /(?:增加|减少|增长|下降|上升|同比|较上年|多|少|新增)了?$/;
const GAP = /^([^，,、；;：:（）()\d]{0,10}?)(，|,|、|；|;|和|及|以及)(.*)$/s;
const RANKS: Readonly<Record<string, number>> = { '，': 1, ',': 1, '；': 2, ';': 2 };
/** Between figures: the next one may be a part already. */
const NESTED = /其中|包括|包含|分别|[：:（(]/;
/** What the last part is made of; whether the list goes on behind it, nobody can say. */
const NESTED_LIST = /^(?:其中|包括|包含)/;
/** A part with parts of its own, or one that cannot be taken as a part. */
const UNCLEAR = /其中|包括|包含|分别|[：:]|[各均]$|\d(?![\d年月日号])/;
/** 预算类、决算类等信息: parts told as one, so that others may go unnamed. */
const ROUGHLY = /等(?!原因|情形|方面)/;
/** Words that no longer name a part of the total. */
const BEYOND = /同比|环比|较|相比|增加|减少|增长|下降|上升|另|此外|同时|(?<!公)共(?![享建治青])|总(?![工站局体])|合计|累计|平均|占|达|超/;
const SHARE = /占(?:比|总数的?|全部的?|总量的?)?为?$/;
/** 其他信息, not 其他重点领域: all that is left. */
const REST =
  /^(?:及|和|以及|[^，,；;]{2,30}等[^，,；;]{0,8})?其[他它余](?:各?类型?|各?方面|应?主动公开的?|政府|政务|工作|公开|信息|动态|事项|内容|渠道|方式|形式|栏目|部门|单位|的|共|有|为){0,6}$/;
/** 其他信息共计: what is left, summed up. */
const IN_ALL = /(?:共计?|合计|总计)$/;
const LEFT_OPEN = /^[^，,、；;。：:）)]{0,8}等|^[余多]/;
const MOST_PARTS = 60;
const LONGEST_LABEL = 80;
const LONGEST_LOOK_BACK = 400;
const LONGEST_BRACKET = 300;

/** Lists of the kind 共 N 条，其中甲 a 条、乙 b 条, in the order of the text; whether a list is closed is part of it. */
export function enumerationsIn({ passage, figures }: PassageFigures): readonly Enumeration[] {
  return figures.length < 2 || (passage.signs & sign.parts) === 0 ? [] : enumerations(passage, ALWAYS, figures);
}

const enumerations = findsIn(function* (passage: Passage, _: string, all: readonly Figure[]): Iterable<Enumeration> {
  let before: SentenceFigures | undefined;
  for (const here of sentencesWithFigures({ passage, figures: all })) {
    const apart = before === undefined ? undefined : enumerationBehind(before, here, all);
    if (apart !== undefined) yield apart;
    for (const index of here.figures.keys()) {
      const found = enumerationAt(here.sentence, here.figures, index);
      if (found !== undefined) yield found;
    }
    before = here;
  }
});

/** Parts with a share each (甲 3 条，占 30%；…；其他 7 条，占 70%), from the first to 其他. */
export function sharedOutIn({ passage, figures }: PassageFigures): readonly (readonly Part[])[] {
  return figures.length < 2 || (passage.signs & sign.share) === 0 ? [] : sharedOut(passage, ALWAYS, figures);
}

const sharedOut = findsIn(function* (passage: Passage, _: string, all: readonly Figure[]): Iterable<readonly Part[]> {
  for (const { sentence, figures } of sentencesWithFigures({ passage, figures: all })) {
    const first = figures.findIndex(({ unit }) => unit === '%') - 1;
    const figure = figures[first];
    if (figure === undefined || figure.approximate || figure.unit === '%') continue;
    const { text } = sentence.passage;
    const parts = new ListReader(text, figure, sentence.end).read(figures, first, figure.from)?.parts ?? [];
    const last = parts.at(-1);
    const closed = last !== undefined && /^其[他它余]/.test(text.slice(last.from, last.figure.from));
    if (closed && parts.length > 1 && parts.every((part) => part.share !== undefined || part.figure.value === 0)) yield parts;
  }
});

type Place = Omit<Sentence, 'text'>;

interface SentenceFigures {
  readonly sentence: Place;
  readonly figures: readonly Figure[];
}

/** The sentences with two figures or more. */
function sentencesWithFigures({ passage, figures }: PassageFigures): SentenceFigures[] {
  const found: SentenceFigures[] = [];
  let from = 0;
  for (const { start, end } of figures.length < 2 ? [] : stretchesIn(passage)) {
    let to = from;
    while ((figures[to]?.start ?? Number.POSITIVE_INFINITY) < end) to += 1;
    found.push({ sentence: { passage, start, end }, figures: figures.slice(from, to) });
    from = to;
  }
  return found;
}

function enumerationAt(sentence: Place, figures: readonly Figure[], index: number): Enumeration | undefined {
  const total = figures[index];
  if (
    total === undefined ||
    index + 1 === figures.length ||
    (total.approximate && !isAtLeast(total)) ||
    total.unit === '%' ||
    total.unit === '‰'
  )
    return undefined;
  const { text } = sentence.passage;
  OPENER.lastIndex = total.to;
  const opener = OPENER.exec(text);
  if (opener === null || OPENER.lastIndex > sentence.end) return undefined;
  const at = OPENER.lastIndex;
  const before = text.slice(Math.max(sentence.start, total.from - 40), total.from);
  const listed = text.slice(Math.max(total.from - LONGEST_LOOK_BACK, figures[0]?.to ?? 0), total.from);
  if (CHANGE.test(before) || NESTED.test(listed)) return undefined;
  const limit = /[（(]/.test(opener[0]) ? closeOf(text, at) : sentence.end;
  const list = new ListReader(text, total, limit).read(figures, index + 1, at);
  if (list === undefined || list.parts.length === 0) return undefined;
  const summed = SUMMED.test(behindLast(before, '，,；;、'));
  const [, , each, colon, bracket] = opener;
  const all = summed && (colon ?? bracket) !== undefined;
  const exact = list.parts.length > 1 && !list.open && !total.approximate;
  const closing = !exact ? 'open' : list.rest ? 'rest' : each !== undefined ? 'each' : all ? 'all' : 'some';
  const earlier = figures.slice(Math.max(0, index - 3), index).reverse();
  const next = figures.indexOf(list.parts.at(-1)?.figure ?? total, index) + 1;
  const same = ({ unit }: Figure) => unit === total.unit;
  return {
    total,
    parts: list.parts,
    closing,
    within: (colon ?? bracket) === undefined || opener[0].includes('其中'),
    summed,
    apart: false,
    earlier: earlier.filter(same),
    later: figures.slice(next, next + 3).filter(same),
  };
}

const OF_WHICH = /其中[，,：:]?(?:有|为)?/y;

/** A sentence that begins with 其中 tells of the one figure of its unit in the sentence before. */
function enumerationBehind(
  before: SentenceFigures,
  { sentence, figures }: SentenceFigures,
  all: readonly Figure[],
): Enumeration | undefined {
  const [first] = figures;
  const { text } = sentence.passage;
  OF_WHICH.lastIndex = sentence.start;
  if (first === undefined || sentence.start !== before.sentence.end + 1 || !OF_WHICH.test(text)) return undefined;
  const at = OF_WHICH.lastIndex;
  const [total, ...others] = before.figures.filter(({ unit }) => unit === first.unit);
  if (total === undefined || others.length > 0 || total.approximate || total.unit === '%' || total.unit === '‰') return undefined;
  const said = text.slice(Math.max(before.sentence.start, total.from - 40), total.from);
  if (CHANGE.test(said) || NESTED.test(text.slice(before.sentence.start, total.from))) return undefined;
  const list = new ListReader(text, total, sentence.end).read(figures, 0, at);
  if (list === undefined || list.parts.length === 0) return undefined;
  const exact = list.parts.length > 1 && !list.open;
  const next = figures.indexOf(list.parts.at(-1)?.figure ?? total) + 1;
  return {
    total,
    parts: list.parts,
    closing: !exact ? 'open' : list.rest ? 'rest' : 'some',
    within: true,
    summed: SUMMED.test(behindLast(said, '，,；;、')),
    apart: true,
    earlier: all.filter(({ unit, to }) => unit === total.unit && to <= total.from).slice(-3),
    later: figures.slice(next, next + 3).filter(({ unit }) => unit === total.unit),
  };
}

/** Where the bracket that is open at an offset closes. */
function closeOf(text: string, from: number): number {
  const found = text.slice(from, from + 3 * LONGEST_BRACKET).search(/[）)]/);
  return found < 0 ? from : from + found;
}

/** 76 余: never less than its number. */
function isAtLeast({ passage, from, start, end }: Figure): boolean {
  return from === start && /[余多]/.test(passage.text[end] ?? '');
}

interface List {
  readonly parts: readonly Part[];
  readonly rest: boolean;
  readonly open: boolean;
}

class ListReader {
  private readonly parts: Part[] = [];
  private position = 0;
  private rank: number | undefined;
  private rest = false;
  private open = false;

  constructor(
    private readonly text: string,
    private readonly total: Figure,
    private readonly limit: number,
  ) {}

  /** The parts in a row from `position` on; undefined where the list cannot be taken for complete and exact. */
  read(figures: readonly Figure[], first: number, position: number): List | undefined {
    this.position = position;
    for (let k = first; k < figures.length && this.parts.length < MOST_PARTS; k += 1) {
      const figure = figures[k];
      if (figure === undefined || figure.start >= this.limit || figure.from - this.position > LONGEST_LABEL) break;
      if (figure.from < this.position) continue;
      const outcome = this.take(figure);
      if (outcome === 'unclear') return undefined;
      if (outcome === 'end') break;
    }
    const open = this.open || LEFT_OPEN.test(this.text.slice(this.position, this.position + 12));
    return { parts: this.parts, rest: this.rest, open };
  }

  private take(figure: Figure): 'taken' | 'end' | 'unclear' {
    const gap = this.text.slice(this.position, figure.from);
    const bracketed = gap.includes('（') || gap.includes('(');
    if (bracketed && /[（(][^）)]*$/.test(gap)) {
      const close = closeOf(this.text, figure.to);
      if (close === figure.to || close >= this.limit) return 'unclear';
      if (figure.unit === '%') this.share(gap, figure);
      this.position = close + 1;
      return 'taken';
    }
    if (figure.unit === '%') return this.share(gap, figure) ? 'taken' : 'end';
    if (figure.unit !== this.total.unit) return 'end';
    return this.part(bracketed ? gap.replace(/^[^（(]{0,10}[（(][^）)]*[）)]/, '') : gap, figure);
  }

  private share(gap: string, figure: Figure): boolean {
    const last = this.parts.at(-1);
    if (last === undefined || last.share !== undefined || !SHARE.test(gap)) return false;
    this.parts[this.parts.length - 1] = { ...last, share: figure };
    this.position = figure.to;
    return true;
  }

  private part(gap: string, figure: Figure): 'taken' | 'end' | 'unclear' {
    let label = gap;
    let close = true;
    if (this.parts.length > 0) {
      const match = GAP.exec(gap);
      if (match === null) return 'end';
      const rank = RANKS[match[2] ?? ''] ?? 0;
      if (this.rank !== undefined && rank > this.rank) return 'end';
      this.rank = Math.max(rank, this.rank ?? rank);
      label = match[3] ?? '';
      close = rank === 0;
    }
    if (NESTED_LIST.test(label) && this.parts.length > 0) {
      this.open = true;
      return 'end';
    }
    if (UNCLEAR.test(label)) return 'unclear';
    const rest = REST.test(label.replace(IN_ALL, ''));
    if ((!rest && BEYOND.test(label)) || /[，,；;]/.test(label)) return 'end';
    if (figure.approximate && !isAtLeast(figure)) return 'unclear';
    this.open ||= figure.approximate || (!rest && ROUGHLY.test(label));
    this.rest = rest;
    this.parts.push({ figure, from: figure.from - label.length, close, share: undefined });
    this.position = figure.to;
    return 'taken';
  }
}
