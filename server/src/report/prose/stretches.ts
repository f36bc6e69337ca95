import type { Span } from '../../text/span.js';
import { ofWords, type Words } from './paragraph-cache.js';
import { FULL_STOPS } from './prose.js';

/** Where the sentences of a text stand between full stops, ； being a mark within one: found once for all that read by place. */
export const stretchesIn: (words: Words) => readonly Span[] = ofWords(({ text }) => {
  const found: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && IS_STOP[text.charCodeAt(i)] === 0) continue;
    if (i > start) found.push({ start, end: i });
    start = i + 1;
  }
  return found;
});

/** By code. */
const IS_STOP = new Uint8Array(0x10000);
for (const stop of FULL_STOPS) IS_STOP[stop.charCodeAt(0)] = 1;
