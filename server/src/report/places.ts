import { firstWhere } from '../text/bisect.js';
import { type LineIndex, lineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { fact } from './fact.js';
import type { Block, Reading, Report } from './types.js';

/** The lines of the draft, counted once. */
export const linesOf: (reading: Reading) => LineIndex = fact(({ source }) => lineIndex(source));

/** The blocks of which a part stands in the span, by bisection: blocks are in order, and none overlaps another. */
export function blocksIn({ blocks }: Report, at: Span): readonly Block[] {
  const first = firstWhere(blocks, (block) => block.at.end > at.start);
  return blocks.slice(
    first,
    firstWhere(blocks, (block) => block.at.start >= at.end, first),
  );
}
