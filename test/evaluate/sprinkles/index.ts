import { randomOf } from '../random.js';
import { blankSprinkles, lineEndSprinkle } from './blanks.js';
import { characterSprinkles } from './characters.js';
import { inlineSprinkles } from './inline.js';
import { ownTableSprinkles } from './own-tables.js';
import { paragraphSprinkles } from './paragraphs.js';
import type { Setting, Sprinkle } from './places.js';

export const sprinkles: readonly Sprinkle[] = [
  ...ownTableSprinkles,
  ...paragraphSprinkles,
  ...blankSprinkles,
  ...inlineSprinkles,
  ...characterSprinkles,
  lineEndSprinkle,
];

/** Most drafts have a few of these at once, some have many. */
const FEW = 6;
const MANY = 14;

/** The sprinkles for one draft, with a fault of the kind if one is given, in the order in which they are made: whole lines first, single characters last. */
export function chosen(setting: Setting, fault: string | undefined, seed: number, number: number): Sprinkle[] {
  const random = randomOf(seed, 'sprinkles', number);
  const fit = sprinkles.filter(({ fits, mends = [] }) => (fits?.(setting) ?? true) && (fault === undefined || !mends.includes(fault)));
  const count = random.integer(0, 4) === 0 ? random.integer(FEW, MANY) : random.integer(1, FEW);
  const wanted = new Set(Array.from({ length: count }, () => random.pick(fit)));
  return fit.filter((sprinkle) => wanted.has(sprinkle));
}

/** Each sprinkle makes its own choices, so that leaving one out leaves the others as they are. */
export function sprinkled(text: string, setting: Setting, made: readonly Sprinkle[], seed: number, number: number): string {
  return made.reduce((before, sprinkle) => sprinkle.over(before, setting, randomOf(seed, sprinkle.id, number)), text);
}
