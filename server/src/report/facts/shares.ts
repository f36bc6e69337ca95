import { rounded } from '../../text/figure.js';
import { sign } from '../../text/signs.js';
import { fact } from '../fact.js';
import { ALWAYS, findsIn } from '../prose/paragraph-cache.js';
import type { Passage } from '../prose/passage.js';
import { stretchesIn } from '../prose/stretches.js';
import type { Report } from '../types.js';
import { type Figure, figuresOf } from './figures.js';

/** A share that is not the one of its part in its whole: 发布信息200条，其中公告50条，占35%. */
export interface OddShare {
  readonly whole: Figure;
  readonly part: Figure;
  readonly share: Figure;
  /** As it should be, with as many places as are written. */
  readonly expected: string;
}

/** From the part to its share: nothing but that it is one of the whole. */
const TAKES =
  /^[^，,。；;：:（）()\d]{0,8}[，,]?[（(]?(?:约|大约)?占(?:比|到|了|其中的?|(?:信息|公开|发布|申请|办理|受理|办结|答复|收到|新收|全年|全部|总)?(?:总?[数量]|总?条数|总?件数|全部)的?(?:比例|比重)?)?(?:为|达|达到)?$/;
/** 258件（33.9%） */
const IN_BRACKETS = /^[（(]$/;
/** From the whole to its first part. */
const PARTED = /其中|包括|包?含|分别|中，|里，|[：:（(]/;
/** A comparison, or a part that is told of another whole. */
const APART = /同比|增长|减少|上升|下降|半年|季度|同期|另|此外|去年|上年/;
/** So many other shares bear out which figure is the whole. */
const ENOUGH = 3;
const MOST_FIGURES = 40;

/** Never where a figure of the paragraph, or the sum of two, makes it right. */
export const oddSharesOf: (report: Report) => readonly OddShare[] = fact((report) =>
  figuresOf(report).flatMap(({ passage, figures }) =>
    figures.length > 1 && (passage.signs & sign.share) !== 0 ? inPassage(passage, ALWAYS, figures) : [],
  ),
);

const inPassage = findsIn(function* (passage: Passage, _: string, figures: readonly Figure[]): Iterable<OddShare> {
  if (!figures.some(({ unit }) => unit === '%')) return;
  let before: readonly Figure[] = [];
  let next = 0;
  for (const { end } of stretchesIn(passage)) {
    const first = next;
    while ((figures[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
    const inside = figures.slice(first, next);
    if (inside.length <= MOST_FIGURES) yield* inSentence(inside, before);
    before = inside.slice(-MOST_FIGURES);
  }
});

/** `before`: the figures of the sentence before, in which the whole may stand. */
function* inSentence(inside: readonly Figure[], before: readonly Figure[]): Iterable<OddShare> {
  const pairs = pairsIn(inside);
  if (pairs.length === 0) return;
  const near = [...before, ...inside];
  for (const pair of pairs) {
    const { part, share } = pair;
    const borne = borneOut(near, pairs, pair);
    const whole = toldWhole(inside, pair) ?? borne;
    if (whole === undefined) continue;
    const others = near.filter(({ unit }) => unit === part.unit);
    // What several other shares bear out is the whole; a sum of two figures that fits is then a chance, and so is one with the whole in it.
    const sums = borne === undefined ? sumsOf(others.filter((one) => one !== whole).map(({ value }) => value)) : [];
    if (fits(share, part.value, [...others.map(({ value }) => value), ...sums])) continue;
    yield { whole, part, share, expected: expectedOf(share, part.value / whole.value) };
  }
}

interface Pair {
  readonly part: Figure;
  readonly share: Figure;
}

/** 35条，占14.1%; 258件（33.9%） */
function pairsIn(figures: readonly Figure[]): Pair[] {
  return figures.flatMap((share, i) => {
    const part = figures[i - 1];
    if (part === undefined || share.unit !== '%' || share.approximate || part.approximate || part.unit === '%') return [];
    const between = share.passage.text.slice(part.to, share.from);
    return TAKES.test(between) || IN_BRACKETS.test(between) ? [{ part, share }] : [];
  });
}

/** The first figure of its kind in the sentence, from which all are parted. */
function toldWhole(inside: readonly Figure[], { part, share }: Pair): Figure | undefined {
  const { text } = part.passage;
  const whole = inside.find((one) => one.unit === part.unit);
  if (whole === undefined || whole === part || whole.approximate || whole.value < part.value || whole.value === 0) return undefined;
  const parted = text.slice(whole.to, part.from);
  return PARTED.test(parted) && !APART.test(parted + text.slice(part.to, share.from)) ? whole : undefined;
}

/** The figure that all but a few of the other shares are shares of. */
function borneOut(figures: readonly Figure[], pairs: readonly Pair[], { part, share: own }: Pair): Figure | undefined {
  const others = pairs.filter(({ part: other, share }) => share !== own && other.unit === part.unit);
  if (others.length < ENOUGH) return undefined;
  return figures.find(
    ({ unit, value, approximate, start }) =>
      unit === part.unit &&
      !approximate &&
      start < part.start &&
      value >= part.value &&
      others.filter((pair) => fits(pair.share, pair.part.value, [value])).length >= Math.max(ENOUGH, others.length - 1),
  );
}

function sumsOf(values: readonly number[]): number[] {
  const sums = values.flatMap((a, i) => values.slice(i + 1).map((b) => a + b));
  return [...sums, values.reduce((sum, value) => sum + value, 0)];
}

/** Rounded or cut off: less than one in the last written place away. */
function fits({ value, step }: Figure, part: number, wholes: readonly number[]): boolean {
  return wholes.some((whole) => whole > 0 && Math.abs((part / whole) * 100 - value) < step + 1e-9);
}

function expectedOf({ step }: Figure, ratio: number): string {
  const places = Math.max(0, Math.round(-Math.log10(step)));
  return String(rounded(Number((ratio * 100).toFixed(places))));
}
