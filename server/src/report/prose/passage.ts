import { withHalfWidth } from '../../text/chars.js';
import type { ReadingCopy } from '../../text/reading-copy.js';
import { sign, signOf } from '../../text/signs.js';
import type { Span } from '../../text/span.js';
import type { Report } from '../types.js';
import { knownWords, type Words, wordsOf } from './paragraph-cache.js';

/** Running text as its readers take it in: a paragraph, put together again where a page break cut it. */
export interface Passage extends Words {
  /** Without blanks and line breaks; full-width digits, letters, ％ and ． are half-width, one character for one. All else is as written. */
  readonly text: string;
  readonly heading: boolean;
  /** Where the characters [start, end) of `text` stand in the draft. */
  at(start: number, end: number): Span;
}

/** The words of a paragraph in one piece that was met before as it stands: then there is no blank in it, nor anything in full width. */
export function wordsAt({ copy }: Report, { start, end }: Span): Words | undefined {
  return knownWords(copy.text.slice(copy.copyOffset(start), copy.copyOffset(end)));
}

/** The paragraph that has these words and stands there as it was met before. */
export function passageAt({ copy }: Report, { start }: Span, words: Words, heading: boolean): Passage {
  return new Joined(words, heading, copy, copy.copyOffset(start));
}

/** The parts of a report that are one paragraph; spans of the source. One pass finds its blanks and notes what signs stand in it. */
export function passageOf(report: Report, parts: readonly Span[], heading: boolean): Passage {
  const starts: number[] = [];
  const places: number[] = [];
  const { copy } = report;
  const { text: draft } = copy;
  let text = '';
  let signs = 0;
  const take = (from: number, to: number) => {
    if (from === to) return;
    starts.push(text.length);
    places.push(from);
    text += draft.slice(from, to);
  };
  for (const part of parts) {
    const { start, end } = copy.copySpan(part);
    let from = start;
    for (let i = start; i < end; i += 1) {
      const kinds = signOf(draft.charCodeAt(i));
      signs |= kinds;
      if ((kinds & sign.blank) === 0) continue;
      take(from, i);
      from = i + 1;
    }
    take(from, end);
  }
  const words = wordsOf((signs & sign.wide) === 0 ? text : withHalfWidth(text), signs);
  return new Joined(words, heading, copy, places[0] ?? 0, starts.length > 1 ? { starts, places } : undefined);
}

/** Stretches of the copy without a blank: where each begins, in the text and in the copy. */
interface Stretches {
  readonly starts: readonly number[];
  readonly places: readonly number[];
}

/** By stretches of the copy, where there are several: most paragraphs are one. */
class Joined implements Passage {
  readonly text: string;
  readonly signs: number;
  readonly readings: Words['readings'];

  constructor(
    words: Words,
    readonly heading: boolean,
    private readonly copy: ReadingCopy,
    /** Where it begins in the copy. */
    private readonly place: number,
    private readonly stretches?: Stretches,
  ) {
    this.text = words.text;
    this.signs = words.signs;
    this.readings = words.readings;
  }

  at(start: number, end: number): Span {
    const from = this.placeOf(start);
    return this.copy.sourceSpan({ start: from, end: end > start ? this.placeOf(end - 1) + 1 : from });
  }

  /** Where a character of the text stands in the copy; behind the last one, right behind it. */
  private placeOf(index: number): number {
    const { length } = this.text;
    if (index >= length) return length === 0 ? 0 : this.placeOf(length - 1) + 1;
    if (this.stretches === undefined) return this.place + index;
    const { starts, places } = this.stretches;
    let low = 0;
    for (let high = starts.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return (places[low] ?? 0) + index - (starts[low] ?? 0);
  }
}
