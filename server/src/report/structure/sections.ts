import type { Form, FormSection } from '../../data/types.js';
import { chineseNumeral } from '../../text/numerals.js';
import { fact } from '../fact.js';
import { labelKey } from '../tables/label.js';
import type { TakenBlocks } from '../tables/raw.js';
import type { Block, Heading, Section } from '../types.js';
import type { Candidate } from './heading-candidates.js';
import { likeness } from './likeness.js';
import type { OrdinalStyle } from './ordinals.js';

/** A candidate taken for a section, and how much speaks for it. */
interface Match {
  readonly candidate: Candidate;
  readonly section: FormSection;
  readonly match: Section['match'];
  readonly points: number;
}

/** So many points make a heading the section's. */
const ENOUGH = 6;
const WORDS = 10;
/** Words that are only alike count less than the right ones, whatever else fits. */
const ALIKE = 8;
const NUMBER = 5;
const OTHER_NUMBER = -3;
const TABLE = 4;
const TEXT_BELOW = 2;
/** Fewer characters below a heading are a line of a table of contents. */
const SOME_TEXT = 12;
/** Of a heading that has neither its words nor its neighbours. */
const FAR = 0.3;
/** How much alike the words must at least be, by what stands before them: 一年来 is no 一 without its mark. */
const LEAST: Readonly<Record<OrdinalStyle, number>> = {
  section: 0,
  bare: 1,
  blank: 0.35,
  stray: 0.5,
  arabic: 0.6,
  bracket: 0.8,
  glued: 0.8,
};

/**
 * The sections of the form among the lines that may open one: the alignment of both orders for which most speaks (number, words, the table
 * below, text below, place). One that stands out of order is found by its words alone.
 */
export function findSections(text: string, form: Form, candidates: readonly Candidate[], blocks: readonly Block[]): Section[] {
  const wanted = form.sections.filter((s) => s.kind !== 'content');
  if (wanted.length === 0) return [];
  const exact = new Set(wanted.flatMap(wordingsOf));
  const worth = withoutRepeats(candidates, wanted.length + 1);
  const likely = wanted.map((section) => likelyFor(section, worth, exact));
  const found = withoutStrays(aligned(worth.length, likely), wanted);
  for (const [i, section] of wanted.entries()) {
    if (found.some((one) => one.section === section)) continue;
    const one = outOfOrder(likely[i] ?? [], found) ?? runIn(text, section, blocks);
    if (one !== undefined) found.push(one);
  }
  found.sort((a, b) => a.candidate.heading.at.start - b.candidate.heading.at.start);
  return found.map(({ candidate: { heading }, section, match }, i) => ({
    form: section,
    heading,
    match,
    body: { start: heading.at.end, end: found[i + 1]?.candidate.heading.at.start ?? text.length },
  }));
}

/** The headings with those of sections among them: 五　存在… counts as one only because a section takes it. */
export function withSections(headings: readonly Heading[], sections: readonly Section[]): Heading[] {
  const own = sections.map((section) => section.heading).filter((heading) => !heading.runIn && heading.number !== undefined);
  const added = own.filter((heading) => !headings.includes(heading));
  if (added.length === 0) return [...headings];
  const places = new Set(added.map((heading) => heading.textAt.start));
  return [...headings.filter((heading) => !places.has(heading.textAt.start)), ...added].sort((a, b) => a.at.start - b.at.start);
}

/**
 * Of lines one behind the other for which the same speaks only so many: the first is taken for a section, the next for another, and what
 * stands behind as many as there are sections for none.
 */
function withoutRepeats(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  if (candidates.length <= most) return candidates;
  let repeats = 0;
  return candidates.filter((one, i) => {
    const before = candidates[i - 1];
    repeats = before !== undefined && areAlike(one, before) ? repeats + 1 : 0;
    return repeats < most;
  });
}

/** The same speaks for both, whatever the section. */
function areAlike(one: Candidate, other: Candidate): boolean {
  return (
    one.key === other.key &&
    one.style === other.style &&
    one.listed === other.listed &&
    one.tables.length + other.tables.length === 0 &&
    one.below >= SOME_TEXT === other.below >= SOME_TEXT &&
    one.heading.number === other.heading.number &&
    one.heading.text === other.heading.text &&
    one.heading.prefix === other.heading.prefix
  );
}

/** What speaks for each candidate's being the section, where that is enough. */
type Likely = readonly (Match | undefined)[];

function likelyFor(section: FormSection, candidates: readonly Candidate[], exact: ReadonlySet<string>): Likely {
  const wordings = wordingsOf(section);
  return candidates.map((candidate) => {
    const { style, heading, key } = candidate;
    const match = matchOf(section, candidate);
    const sameNumber = heading.number === section.number;
    // The very words of one section are not much the same as another's.
    const mayBeAlike = style !== 'bare' && !candidate.listed && !exact.has(key) && (sameNumber || style !== 'section');
    const alike = match !== 'similar' ? 1 : mayBeAlike ? Math.max(...wordings.map((wording) => likeness(key, wording))) : 0;
    if (alike < LEAST[asHeading(style, heading.prefix)]) return undefined;
    let points = match === 'similar' ? ALIKE * alike : WORDS;
    if (heading.number !== undefined) points += sameNumber ? NUMBER : OTHER_NUMBER;
    if (candidate.listed) points -= WORDS;
    if (candidate.below >= SOME_TEXT) points += TEXT_BELOW;
    const [table] = candidate.tables;
    if (section.table !== undefined && table !== undefined) points += candidate.tables.includes(section.table) ? TABLE : -TABLE;
    const isEnough = points >= ENOUGH && (match !== 'similar' || sameNumber || alike >= FAR);
    return isEnough ? { candidate, section, match, points } : undefined;
  });
}

/** A Markdown heading is no sentence that begins with a numeral: 1. and 一 with a blank behind it say more there. */
function asHeading(style: OrdinalStyle, prefix: string): OrdinalStyle {
  if (prefix === '') return style;
  return style === 'arabic' ? 'blank' : style === 'blank' ? 'section' : style;
}

const wordingsOf = fact(({ heading, variants }: FormSection): readonly string[] =>
  [heading, ...variants].map((wording) => labelKey(wording).key),
);

function matchOf(section: FormSection, { key, heading }: Candidate): Section['match'] {
  const place = wordingsOf(section).indexOf(key);
  if (place === 0) return heading.text.includes('其它') ? 'variant' : 'exact';
  return place > 0 ? 'variant' : 'similar';
}

/** The pairs of candidate and section, both in order, with the most points together; of equal ones the earlier candidates. */
function aligned(count: number, likely: readonly Likely[]): Match[] {
  const columns = likely.length + 1;
  // Row by row, the most points of so many candidates and so many sections.
  const best = new Float64Array((count + 1) * columns);
  const most = (i: number, j: number) => best[i * columns + j] ?? 0;
  for (let i = 1; i <= count; i += 1) {
    for (let j = 1; j < columns; j += 1) {
      const points = likely[j - 1]?.[i - 1]?.points;
      const taken = points === undefined ? 0 : most(i - 1, j - 1) + points;
      best[i * columns + j] = Math.max(most(i - 1, j), most(i, j - 1), taken);
    }
  }
  const found: Match[] = [];
  for (let i = count, j = likely.length; i > 0 && j > 0; ) {
    if (most(i, j) === most(i - 1, j)) i -= 1;
    else if (most(i, j) === most(i, j - 1)) j -= 1;
    else {
      const match = likely[j - 1]?.[i - 1];
      if (match !== undefined) found.unshift(match);
      i -= 1;
      j -= 1;
    }
  }
  return found;
}

/** Words that are hardly alike make a section only between its neighbours. */
function withoutStrays(found: readonly Match[], wanted: readonly FormSection[]): Match[] {
  const has = (i: number) => i < 0 || i >= wanted.length || found.some((one) => one.section === wanted[i]);
  return found.filter(({ section, match, candidate }) => {
    if (match !== 'similar' || candidate.tables.length > 0) return true;
    if (wordingsOf(section).some((wording) => likeness(wording, candidate.key) >= FAR)) return true;
    const i = wanted.indexOf(section);
    return has(i - 1) && has(i + 1);
  });
}

/** The very words of the section, where nothing in order has them: the one with most text below. */
function outOfOrder(likely: Likely, found: readonly Match[]): Match | undefined {
  let best: Match | undefined;
  for (const one of likely) {
    if (one === undefined || one.match === 'similar' || found.some(({ candidate }) => candidate === one.candidate)) continue;
    if (best === undefined || one.points > best.points) best = one;
  }
  return best;
}

/** What stands behind a heading within a line: words, not the next name of a list. */
const GOES_ON = /^\s*(?:[:：。]\s*)?(?![、，,；;。）)”]|和|及|以及|等|[一二三四五六七八九十]{1,3}、)\S[\s\S]{11}/;
/** A heading within a line begins behind a stop or a blank, never in the middle of a clause. */
const BEGINS = /(?:^|[。；：！？\s])$/;
const LOOK_AHEAD = 40;

/** Where line breaks were lost, the heading stands inside a paragraph: certain only with number, exact words, and text or a table behind. */
function runIn(text: string, section: FormSection, blocks: readonly Block[]): Match | undefined {
  if (section.number === null) return undefined;
  for (const wording of [section.heading, ...section.variants]) {
    const whole = `${chineseNumeral(section.number)}、${wording}`;
    for (let start = text.indexOf(whole); start >= 0; start = text.indexOf(whole, start + whole.length)) {
      const block = blockAt(blocks, start);
      if (block === undefined || block.at.end - block.at.start <= whole.length) continue;
      const end = start + whole.length;
      const long = block.at.end - block.at.start >= LONG;
      const opens = BEGINS.test(text.slice(Math.max(block.at.start, start - 1), start));
      if (!long && !(opens && (end >= block.at.end || GOES_ON.test(text.slice(end, end + LOOK_AHEAD))))) continue;
      return {
        candidate: within(text, start, end, wording.length, section.number),
        section,
        match: wording === section.heading ? 'exact' : 'variant',
        points: 0,
      };
    }
  }
  return undefined;
}

/** In a line this long all of the text stands. */
const LONG = 400;

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  for (let high = blocks.length; low + 1 < high; ) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.at.start ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const block = blocks[low];
  if (block === undefined || block.at.start > offset || block.at.end <= offset) return undefined;
  return block.kind === 'paragraph' || block.cells.length === 1 ? block : undefined;
}

function within(text: string, start: number, end: number, length: number, number: number): Candidate {
  const textAt = { start: end - length, end };
  const numberAt = { start, end: end - length };
  const words = text.slice(textAt.start, end);
  const heading: Heading = { at: { start, end }, level: 1, number, numberAt, text: words, textAt, runIn: true, prefix: '' };
  return { heading, style: 'section', key: labelKey(words).key, listed: false, below: 0, tables: [] };
}

/** Lines with the exact words of a section of any form that no number makes one of the `numbered` headings of level 1: they lost it. */
export function bareHeadings(blocks: readonly Block[], consumed: TakenBlocks, numbered: readonly Heading[]): Heading[] {
  const headings: Heading[] = [];
  let next = 0;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    const cell = block?.kind === 'row' && block.cells.length === 1 ? block.cells[0] : undefined;
    if (cell === undefined || consumed.has(index) || cell.text.length < 4 || cell.text.length > 40) continue;
    while ((numbered[next]?.at.start ?? Number.POSITIVE_INFINITY) < cell.at.start) next += 1;
    const here = numbered[next];
    if ((here?.level === 1 && here.at.start === cell.at.start) || !labelKey(cell.text).isSection) continue;
    const numberAt = { start: cell.at.start, end: cell.at.start };
    headings.push({ at: cell.at, level: 1, number: undefined, numberAt, text: cell.text, textAt: cell.at, runIn: false, prefix: '' });
  }
  return headings;
}
