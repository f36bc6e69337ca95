import { type Indicator, indicators as known } from '../../data/indicators.js';
import { type FigureRead, figuresIn } from '../../report/facts/figures.js';
import { ofWords, pairsIn, type Words } from '../../report/prose/paragraph-cache.js';
import type { Passage } from '../../report/prose/passage.js';
import type { Report } from '../../report/types.js';
import { matches } from '../../text/matches.js';
import { pair, pairsWithin } from '../../text/pairs.js';
import { sign } from '../../text/signs.js';
import { finishedIn } from './completions.js';
import { afterSubject, inContext, type SentenceContext, SUBJECT } from './sentence-context.js';

/** What a sentence certainly says of this body in this year: a number, or that there was none. */
export interface Statement extends StatementRead {
  readonly passage: Passage;
}

/** Offsets are into the words. */
interface StatementRead {
  readonly indicators: readonly Indicator[];
  readonly value: number;
  /** Half a step of the last written place. */
  readonly tolerance: number;
  /** The words with the figure. */
  readonly from: number;
  readonly to: number;
  /** The number itself, or the words of denial. */
  readonly at: { readonly start: number; readonly end: number };
  readonly denies: boolean;
  /** Said by a rate, which may be reckoned otherwise. */
  readonly rate?: boolean;
}

const UNITS = '件条份个次项起例宗部';
const LONGEST_DENIAL = 80;
const NOUN = /的?(?:政府)?信息公开(?:的)?申请|行政复议(?:案件|申请)?|行政诉讼(?:案件)?|(?:行政)?规范性文件/y;
const NOUN_BEGINS = '的政信行规';
const JOIN = /[、和及与或，]|以及/y;
const TAIL = /的|答复|申请|决定|数量?|共计?|总?计|有|为|达到?|分别为/y;
const leftOver = known.find((indicator) => indicator.leftOver === true);
/** 政府信息公开申请无结转 */
const REQUESTS = /^(?:政府)?信息公开(?:的)?申请(?:件|案件|事项)?$/;
/** 另有 3 件…, 其余 2 件… */
const LEFT_OVER = /^(?:另外?|此外|其余|其中|剩余|余下|尚|还|未到期的){0,2}(?:有|剩)?(?:的)?$/;
const LONGEST_LEFT_OVER = 10;
const MARKS = '，,。；;：:（）()';
/** Of a clause before a figure, and of what may name it behind. */
const LONGEST_NAMES = 80;
const LONGEST_BEHIND = 32;
const NEGATION = /(?:均|尚|从|还)?(?:未|没有|没|无)/g;
const FILLER =
  /收到过?|接到|接收到?|受理|发生|产生|出现|有|过|到|任何|有关|关于|针对|涉及|因|由|公民、法人(?:和|或|及|或者)其他组织|群众|个人|公众|提出|要求|依法|引起|引发|导致|被|申请|提起|的|政府信息公开(?:工作|申请|事项|类)?|信息公开/y;
const FILLER_TRIES = 12;
const DENIAL_ENDS = /(?:的|等)?(?:情况|情形|现象)?(?:发生)?(?=[，,。；;！]|$)/y;

/** Where none of these pairs stands, no indicator is named. */
const NAMES_HAVE = pair.requests | pair.outcome;
const mayName = (words: Words) => (pairsIn(words) & NAMES_HAVE) !== 0;

const statementsIn = inContext(
  (words, isTorn) => ((mayName(words) || isTorn) && figuresIn(words).length > 0) || (denies(words) && mayName(words)) || finishes(words),
  readStatements,
);

/**
 * Sentences that say the figure of a cell, or that there was none, in the order of the text; those that may mean another year or body
 * are left out.
 */
export function statementsOf(report: Report): Statement[] {
  return statementsIn(report).flatMap(({ passage, found }) => found.map((read) => ({ passage, ...read })));
}

function readStatements(contexts: readonly SentenceContext[]): StatementRead[] {
  const found: StatementRead[] = [];
  let index = 0;
  let bound: { readonly figure: FigureRead; readonly indicators: readonly Indicator[] } | undefined;
  for (const context of contexts) {
    const { passage, start, end } = context.sentence;
    if (denies(passage) && mayName(passage)) takeDenials(context, found);
    if (mayFinish(passage)) takeFinished(context, found);
    const inside = figuresIn(passage);
    for (let figure = inside[index]; figure !== undefined && figure.start < end; figure = inside[index]) {
      const previous = inside[index - 1];
      const statement = statementAt(context, figure, previous);
      // What became of reviews is told in the sentence that counts them: in another it may be that of others.
      const isSame = previous !== undefined && previous.start >= start;
      const carried = bound?.figure === previous ? bound?.indicators : undefined;
      const isNext = () => previous !== undefined && follows(passage, previous, figure);
      const carries = statement?.indicators.every(({ noun, behind, bare }) => {
        if (behind !== undefined)
          return (isSame || bare === true) && carried?.some(({ cells }) => cells.some((cell) => behind.includes(cell))) === true;
        return noun !== true || carried !== undefined || !isNext();
      });
      const stands = statement !== undefined && carries === true;
      if (stands) found.push(statement);
      bound = stands ? { figure, indicators: statement.indicators } : undefined;
      index += 1;
    }
  }
  return found;
}

/** 甲 3 件、乙 2 件: with nothing but 、 or ， and a name between. */
function follows({ text }: Words, previous: FigureRead, figure: FigureRead): boolean {
  const between = text.slice(previous.to, figure.from);
  return between.length <= 20 && /^[、，,和及][^，,。；;：:（）()]*$/.test(between);
}

function statementAt(context: SentenceContext, figure: FigureRead, previous: FigureRead | undefined): StatementRead | undefined {
  if (figure.approximate || (figure.unit !== '元' && !UNITS.includes(figure.unit))) return undefined;
  const { passage } = context.sentence;
  if (!mayBeNamed(context.sentence, figure, previous)) return undefined;
  const clause = context.clause(figure.from, previous?.to);
  if (clause === undefined) return undefined;
  const plain = context.plain(clause);
  const alone = figure.to === context.sentence.end || '，,。；;、（(！'.includes(passage.text[figure.to] ?? '，');
  const before = said(plain);
  const named = before?.some(({ bare }) => bare === true && !alone) === true ? undefined : before;
  const isRest = plain.length <= LONGEST_LEFT_OVER && LEFT_OVER.test(plain);
  const after = isRest ? ends(leftOver?.after ?? /$^/y, passage.text, figure.to) : figure.to;
  const mayBeNoun = named === undefined && after === figure.to && NOUN_BEGINS.includes(passage.text.charAt(figure.to));
  const nounEnd = mayBeNoun ? ends(NOUN, passage.text, figure.to) : after;
  const indicators =
    after > figure.to && leftOver !== undefined
      ? [leftOver]
      : nounEnd === figure.to
        ? before
        : (named ?? said(plain + passage.text.slice(figure.to, nounEnd)));
  if (indicators === undefined || !hasUnit(indicators, figure)) return undefined;
  if (indicators.some(({ bare }) => bare === true) && !(alone && context.isAboutRequests(figure.from))) return undefined;
  const behind = passage.text.slice(figure.to, context.sentence.end);
  if (!indicators.every(({ context: words }) => context.isAbout(words, figure.from)) || !context.speaksOfThis(figure.from))
    return undefined;
  return {
    indicators: indicators.map((one) => (one.apart?.test(behind) === true ? { ...one, or: [] } : one)),
    value: figure.value,
    tolerance: figure.unit === '元' ? figure.step / 2 : 0,
    from: Math.max(context.sentence.start, figure.from - clause.length),
    to: nounEnd,
    at: { start: figure.start, end: figure.end },
    denies: false,
  };
}

/**
 * Most figures count something else. What names them stands between the last mark and the noun behind them; a sentence that opens its
 * passage may begin in the one before.
 */
function mayBeNamed(
  { passage: { text }, start }: SentenceContext['sentence'],
  figure: FigureRead,
  previous: FigureRead | undefined,
): boolean {
  const least = Math.max(start, previous?.to ?? 0, figure.from - LONGEST_NAMES);
  let from = figure.from;
  while (from > least && !MARKS.includes(text.charAt(from - 1))) from -= 1;
  return from === 0 || (pairsWithin(text, from, Math.min(text.length, figure.to + LONGEST_BEHIND)) & NAMES_HAVE) !== 0;
}

function hasUnit(indicators: readonly Indicator[], figure: FigureRead): boolean {
  return indicators.every(({ worth }) => (worth !== undefined) === (figure.unit === '元'));
}

/** The indicators that a clause names, and names alone. */
function said(clause: string): readonly Indicator[] | undefined {
  const found: Indicator[] = [];
  let at = 0;
  let name = named(clause, at, 'words');
  while (name === undefined) {
    const next = ends(SUBJECT, clause, at);
    if (next === at) return undefined;
    at = next;
    name = named(clause, at, 'words');
  }
  while (name !== undefined) {
    found.push(name.indicator);
    at = name.end;
    const join = ends(JOIN, clause, at);
    name = join > at ? named(clause, join, 'words') : undefined;
    if (name !== undefined) at = join;
  }
  for (let next = ends(TAIL, clause, at); next > at; next = ends(TAIL, clause, at)) at = next;
  return found.length > 0 && at === clause.length ? found : undefined;
}

function named(text: string, at: number, form: 'words' | 'none'): { readonly indicator: Indicator; readonly end: number } | undefined {
  const { pattern, indicators } = NAMES[form];
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const indicator = match === null ? undefined : indicators[match.findIndex((words, i) => i > 0 && words !== undefined) - 1];
  return indicator === undefined || pattern.lastIndex === at ? undefined : { indicator, end: pattern.lastIndex };
}

/** One pattern for all indicators, in their order: most words are none, and that is found out at once. */
function together(form: 'words' | 'none'): { readonly pattern: RegExp; readonly indicators: readonly Indicator[] } {
  const indicators = known.filter((indicator) => indicator[form] !== undefined);
  return { pattern: new RegExp(indicators.map((indicator) => `(${indicator[form]?.source})`).join('|'), 'y'), indicators };
}

const NAMES = { words: together('words'), none: together('none') };

const denies = ({ signs }: Words) => (signs & sign.negation) !== 0;

/** 未收到政府信息公开申请, 未发生行政复议、行政诉讼: of this body, this year, and ending there. */
function takeDenials(context: SentenceContext, found: StatementRead[]): void {
  const { passage, start, end } = context.sentence;
  for (const match of matches(passage.text.slice(start, end), NEGATION)) {
    const from = start + match.index;
    const denied = deniedIn(passage.text.slice(from + match[0].length, Math.min(end, from + LONGEST_DENIAL)));
    const clause = denied === undefined ? undefined : context.clause(from);
    if (denied === undefined || clause === undefined || !context.speaksOfThis(from)) continue;
    const before = afterSubject(context.plain(clause));
    if (before !== '' && !(denied.indicators.every((one) => one === leftOver) && REQUESTS.test(before))) continue;
    const to = from + match[0].length + denied.end;
    const at = { start: from, end: to };
    const { indicators } = denied;
    if (indicators.every(({ context: words }) => context.isAbout(words, to)))
      found.push({ indicators, value: 0, tolerance: 0, from, to, at, denies: true });
  }
}

const mayFinish = (words: Words) => (pairsIn(words) & pair.finished) !== 0;
const finishes = ofWords(
  (words) =>
    (words.signs & sign.finished) !== 0 &&
    mayFinish(words) &&
    finishedIn({ text: words.text, start: 0, end: words.text.length }) !== undefined,
);

/** 所有申请均已办结: none is carried over. */
function takeFinished(context: SentenceContext, found: StatementRead[]): void {
  const { passage, start, end } = context.sentence;
  const at = finishedIn({ text: passage.text, start, end });
  if (at === undefined || leftOver === undefined || !context.isAboutRequests(at.done) || !context.speaksOfThis(at.start)) return;
  const { start: from, end: to } = at;
  const { rate } = at;
  found.push({ indicators: [leftOver], value: 0, tolerance: 0, from, to, at: { start: from, end: to }, denies: true, rate });
}

function deniedIn(text: string): { readonly indicators: readonly Indicator[]; readonly end: number } | undefined {
  let at = 0;
  for (let tries = 0; tries < FILLER_TRIES; tries += 1) {
    const indicators: Indicator[] = [];
    let end = at;
    for (let name = named(text, at, 'none'); name !== undefined; ) {
      indicators.push(name.indicator);
      end = name.end;
      const join = ends(JOIN, text, end);
      const next = ends(/(?:提起|被提起|申请|发生)?/y, text, join);
      name = join > end ? named(text, next, 'none') : undefined;
    }
    if (indicators.length > 0 && test(DENIAL_ENDS, text, end)) return { indicators, end };
    const filled = ends(FILLER, text, at);
    if (filled === at) return undefined;
    at = filled;
  }
  return undefined;
}

function test(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function ends(pattern: RegExp, text: string, at: number): number {
  return test(pattern, text, at) ? pattern.lastIndex : at;
}
