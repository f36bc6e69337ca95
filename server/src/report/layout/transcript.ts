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

  /** Text of a page: a run of blanks, line breaks among them, is one blank. Gives the text as it was written down. */
  takeWithOneBlank(text: string, start: number): string {
    let seen = '';
    let from = 0;
    for (let i = 0; i < text.length; i += 1) {
      if (!isBlankInMarkup(text.charCodeAt(i))) continue;
      const first = i;
      while (isBlankInMarkup(text.charCodeAt(i + 1))) i += 1;
      if (i === first && text.charCodeAt(i) === SPACE) continue;
      this.replacements.push({ start: start + first, end: start + i + 1, text: ' ' });
      seen += `${text.slice(from, first)} `;
      from = i + 1;
    }
    if (from > 0) seen += text.slice(from);
    else seen = text;
    this.length += seen.length;
    this.done = start + text.length;
    return seen;
  }
}

const SPACE = 0x20;

/** Space, tab, line feed, form feed, carriage return: of other blanks each one counts. */
function isBlankInMarkup(code: number): boolean {
  return code === SPACE || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d;
}
