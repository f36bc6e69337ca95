import { isBlank } from '../../text/chars.js';

const [TAB, LF, SPACE, BAR] = [0x09, 0x0a, 0x20, 0x7c];

/**
 * A line of a text, and what stands in it that may hold cells apart. It moves from line to line: one object serves all of them, and each
 * character is looked at once.
 */
export class Line {
  /** Where its text begins and ends, without the blanks there; both the same for a blank line. */
  from = 0;
  to = 0;
  /** Where the line begins and ends, blanks included. */
  start = 0;
  end = 0;
  hasPipe = false;
  hasTab = false;
  /** Two spaces side by side, be it before or behind its text. */
  private spaces = false;

  constructor(private readonly text: string) {}

  /** Moves to the line that begins at a place and ends at `limit` at the latest; gives the place at which the next one begins. */
  take(start: number, limit: number): number {
    const { text } = this;
    this.hasPipe = false;
    this.hasTab = false;
    this.spaces = false;
    let end = start;
    for (; end < limit; end += 1) {
      const code = text.charCodeAt(end);
      if (code > BAR) continue;
      if (code === LF) break;
      if (code === BAR) this.hasPipe = true;
      else if (code === TAB) this.hasTab = true;
      else if (code === SPACE && text.charCodeAt(end + 1) === SPACE) this.spaces = true;
    }
    this.start = start;
    this.end = end;
    this.from = start;
    while (this.from < end && isBlank(text.charCodeAt(this.from))) this.from += 1;
    this.to = this.from === end ? this.from : end;
    while (this.to > this.from && isBlank(text.charCodeAt(this.to - 1))) this.to -= 1;
    return end === text.length || text.charCodeAt(end) === LF ? end + 1 : end;
  }

  /** Whether two spaces stand side by side in a part of the line. */
  hasGap(from: number, to: number): boolean {
    if (!this.spaces) return false;
    for (let i = from; i < to; i += 1) if (this.text.charCodeAt(i) === SPACE && this.text.charCodeAt(i + 1) === SPACE) return true;
    return false;
  }
}
