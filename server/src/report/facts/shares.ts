import { rounded } from '../../text/figure.js';
import { fact } from '../fact.js';
import { sentencesOf } from '../prose/prose.js';
import type { Report } from '../types.js';
import { type Figure, figuresOf, type PassageFigures } from './figures.js';

/** A share that is not the one of its part in its whole: 发布信息200条，其中公告50条，占35%. */
export interface OddShare {
  readonly whole: Figure;
  readonly part: Figure;
  readonly share: Figure;
  /** As it should be, with as many places as are written. */
  readonly expected: string;
}

const STOPS = /[。！？!?]/g;
/** From the part to its share: nothing but that it is one of the whole. */
const TAKES =
  /^[^，,。；;：:（）()\d]{0,8}[，,]?[（(]?(?:约|大约)?占(?:比|到|了|其中的?|(?:信息|公开|发布|申请|办理|受理|全年|全部|总)?(?:总?[数量]|总?条数|总?件数|全部)的?(?:比例|比重)?)?(?:为|达|达到)?$/;
/** 258件（33.9%） */
const IN_BRACKETS = /^[（(]$/;
/** From the whole to its first part. */
const PARTED = /其中|包括|包含|分别|中，|里，|[：:（(]/;
/** A comparison, or a part that is told of another whole. */
const APART = /同比|增长|减少|上升|下降|半年|季度|同期|另|此外|去年|上年/;
/** Two parts of a whole may be told as one. */
const MOST_FIGURES = 40;

/** Never where a figure of the paragraph, or the sum of two, makes it right. */
export const oddSharesOf: (report: Report) => readonly OddShare[] = fact((report) =>
  figuresOf(report).flatMap((passage) => (passage.figures.some(({ unit }) => unit === '%') ? [...inPassage(passage)] : [])),
);

function* inPassage({ passage, figures }: PassageFigures): Iterable<OddShare> {
  if (figures.length < 3 || figures.length > MOST_FIGURES) return;
  for (const sentence of sentencesOf(passage, STOPS)) {
    const inside = figures.filter(({ start }) => start >= sentence.start && start < sentence.end);
    for (const [i, share] of inside.entries()) {
      const part = inside[i - 1];
      if (part === undefined || share.unit !== '%' || share.approximate || part.approximate || part.unit === '%') continue;
      const between = passage.text.slice(part.to, share.from);
      const whole = wholeOf(inside.slice(0, i - 1), part);
      if (whole === undefined || !isOf(between, passage.text.slice(whole.to, part.from))) continue;
      if (!fits(share, part.value, wholesIn(figures, part)))
        yield { whole, part, share, expected: expectedOf(share, part.value / whole.value) };
    }
  }
}

/** The first figure of its kind in the sentence, from which all are parted. */
function wholeOf(before: readonly Figure[], part: Figure): Figure | undefined {
  const whole = before.find(({ unit }) => unit === part.unit);
  return whole === undefined || whole.approximate || whole.value < part.value || whole.value === 0 ? undefined : whole;
}

function isOf(between: string, parted: string): boolean {
  return PARTED.test(parted) && (TAKES.test(between) || IN_BRACKETS.test(between)) && !APART.test(parted + between);
}

/** Whatever the share can be one of. */
function wholesIn(figures: readonly Figure[], part: Figure): number[] {
  const values = figures.filter(({ unit }) => unit === part.unit).map(({ value }) => value);
  return [...values, ...values.flatMap((a, i) => values.slice(i + 1).map((b) => a + b)), values.reduce((sum, value) => sum + value, 0)];
}

/** Rounded or cut off: less than one in the last written place away. */
function fits({ value, step }: Figure, part: number, wholes: readonly number[]): boolean {
  return wholes.some((whole) => whole > 0 && Math.abs((part / whole) * 100 - value) < step + 1e-9);
}

function expectedOf({ step }: Figure, ratio: number): string {
  const places = Math.max(0, Math.round(-Math.log10(step)));
  return String(rounded(Number((ratio * 100).toFixed(places))));
}
