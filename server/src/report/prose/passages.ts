import type { Span } from '../../text/span.js';
import type { Report } from '../types.js';
import type { Words } from './paragraph-cache.js';
import { type Passage, passageAt, passageOf, wordsAt } from './passage.js';

/**
 * The passages of a report, in order. Of one whose words were met before, nothing but these is kept until somebody asks for it: in half a
 * million lines that say the same there is mostly nothing to ask for.
 */
export class Passages {
  /** The passages, or the words of those that are not made yet. */
  private readonly all: (Passage | Words)[] = [];
  /** Where those stand that are not made yet. */
  private readonly places: (Span | undefined)[] = [];
  private readonly headings: boolean[] = [];
  /** One of each text. */
  private different: readonly Words[] | undefined;

  constructor(private readonly report: Report) {}

  /** A paragraph of a line, and of `more` that go on with it. */
  add(line: Span, more: readonly Span[], heading: boolean): void {
    const known = more.length === 0 ? wordsAt(this.report, line) : undefined;
    this.all.push(known ?? passageOf(this.report, [line, ...more], heading));
    this.places.push(known === undefined ? undefined : line);
    this.headings.push(heading);
  }

  /** All of them, made. */
  made(): readonly Passage[] {
    return this.all.map((words, i) => this.at(words, i));
  }

  /**
   * Those in whose words there is something for a reader. Where a draft says the same over and over, each text is asked once: mostly
   * nothing is in it, and its thousands of places are not gone through.
   */
  with(isWorth: (words: Words) => boolean): readonly Passage[] {
    this.different ??= differentIn(this.all);
    if (this.different.length * 2 < this.all.length && !this.different.some((words) => isWorth(words))) return NONE;
    const found: Passage[] = [];
    for (let i = 0; i < this.all.length; i += 1) {
      const words = this.all[i];
      if (words !== undefined && isWorth(words)) found.push(this.at(words, i));
    }
    return found;
  }

  private at(words: Passage | Words, index: number): Passage {
    if ('heading' in words) return words;
    const made = passageAt(this.report, this.places[index] ?? NOWHERE, words, this.headings[index] === true);
    this.all[index] = made;
    return made;
  }
}

const NONE: readonly Passage[] = [];
const NOWHERE: Span = { start: 0, end: 0 };

function differentIn(all: readonly Words[]): readonly Words[] {
  const met = new Set<Words['readings']>();
  return all.filter(({ readings }) => met.size < met.add(readings).size);
}
