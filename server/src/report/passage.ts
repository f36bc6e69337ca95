import { isBlank, withHalfWidth } from '../text/chars.js';
import type { Span } from '../text/span.js';
import { type Words, wordsOf } from './recall.js';
import type { Report } from './types.js';

/** Running text as its readers take it in: a paragraph, put together again where a page break cut it. */
export interface Passage extends Words {
  /** Without blanks and line breaks; full-width digits, letters, ％ and ． are half-width, one character for one. All else is as written. */
  readonly text: string;
  readonly heading: boolean;
  /** Where the characters [start, end) of `text` stand in the draft. */
  at(start: number, end: number): Span;
}

/** The parts of a report that are one paragraph. */
export function passageOf(report: Report, parts: readonly Span[], heading: boolean): Passage {
  const starts: number[] = [];
  const places: number[] = [];
  let text = '';
  const take = (from: number, to: number) => {
    if (from === to) return;
    starts.push(text.length);
    places.push(from);
    text += withHalfWidth(report.text.slice(from, to));
  };
  for (const { start, end } of parts) {
    let from = start;
    for (let i = start; i < end; i += 1) {
      const code = report.text.charCodeAt(i);
      // Han and its marks, by far the most: no blank is among them.
      if ((code > 0x3000 && code < 0xfeff) || !isBlank(code)) continue;
      take(from, i);
      from = i + 1;
    }
    take(from, end);
  }
  return new Joined(wordsOf(text), heading, report, starts, places);
}

/** By stretches without a blank, of which most paragraphs are one. */
class Joined implements Passage {
  readonly text: string;
  readonly readings: Words['readings'];

  constructor(
    words: Words,
    readonly heading: boolean,
    private readonly report: Report,
    /** Where each stretch begins, in the text and in the draft. */
    private readonly starts: readonly number[],
    private readonly places: readonly number[],
  ) {
    this.text = words.text;
    this.readings = words.readings;
  }

  at(start: number, end: number): Span {
    const from = this.placeOf(start);
    return { start: from, end: end > start ? this.endOf(end - 1) : from };
  }

  /** In a page a character may be written as an entity: &lt; */
  private endOf(index: number): number {
    const { source, text } = this.report;
    const place = this.placeOf(index);
    const entity = source.charAt(place) === '&' && text.charAt(place) !== '&';
    return entity ? source.indexOf(';', place) + 1 || place + 1 : place + 1;
  }

  /** Where a character of the text stands in the draft; behind the last one, right behind it. */
  private placeOf(index: number): number {
    const { length } = this.text;
    if (index >= length) return length === 0 ? 0 : this.placeOf(length - 1) + 1;
    let low = 0;
    for (let high = this.starts.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return (this.places[low] ?? 0) + index - (this.starts[low] ?? 0);
  }
}
