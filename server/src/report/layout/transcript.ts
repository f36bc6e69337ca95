import { matches } from '../../text/matches.js';
import type { Replacement } from '../../text/replacement.js';

/** Writes down, from front to back, what a reader sees of a text: what is not said to be kept is left out. */
export class Transcript {
  readonly replacements: Replacement[] = [];
  /** Up to where the source is written down. */
  done = 0;
  /** Characters that were written. */
  length = 0;

  constructor(private readonly end: number) {}

  /** What stands in place of all from where we are up to a position. */
  put(text: string, to: number): void {
    const end = Math.min(to, this.end);
    if (end <= this.done) return;
    this.replacements.push({ start: this.done, end, text });
    this.done = end;
    this.length += text.length;
  }

  /** What a reader sees of [start, end), which may be just that. */
  take(text: string, start: number, end: number, source: string): void {
    if (text.length !== end - start || !source.startsWith(text, start)) this.replacements.push({ start, end, text });
    this.done = end;
    this.length += text.length;
  }

  /** Text of a page: a run of blanks, line breaks among them, is one blank. */
  takeWithOneBlank(text: string, start: number): void {
    this.length += text.length;
    this.done = start + text.length;
    if (!BLANKS.test(text)) return;
    for (const { index, 0: run } of matches(text, RUNS)) {
      if (run === ' ') continue;
      this.replacements.push({ start: start + index, end: start + index + run.length, text: ' ' });
      this.length -= run.length - 1;
    }
  }
}

const BLANKS = /[\t\r\n\f]| {2}/;
const RUNS = /[ \t\r\n\f]+/g;
