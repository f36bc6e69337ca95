import { randomOf } from '../random.js';
import { blankSprinkles } from './blanks.js';
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
];

/** Several at once are what drafts have; more than these hide each other. */
const MOST = 6;

/** The sprinkles for one draft, in the order in which they are made: whole lines first, single characters last. */
export function chosen(setting: Setting, seed: number, number: number): Sprinkle[] {
  const random = randomOf(seed, 'sprinkles', number);
  const fit = sprinkles.filter(({ fits }) => fits?.(setting) ?? true);
  const wanted = new Set(Array.from({ length: random.integer(1, MOST) }, () => random.pick(fit)));
  return fit.filter((sprinkle) => wanted.has(sprinkle));
}

/** Each sprinkle makes its own choices, so that leaving one out leaves the others as they are. */
export function sprinkled(text: string, setting: Setting, made: readonly Sprinkle[], seed: number, number: number): string {
  return made.reduce((before, sprinkle) => sprinkle.over(before, setting, randomOf(seed, sprinkle.id, number)), text);
}
