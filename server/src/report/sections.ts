import type { Form, FormSection } from '../data/types.js';
import { chineseNumeral } from '../text/numerals.js';
import { labelKey, meaningsOf } from './label.js';
import type { Block, Heading, Section } from './types.js';

/** Share of common character pairs above which a heading with the right number counts as reworded. */
const SIMILAR = 0.5;
/** The same for characters in common, in order: a slip of one or two in a short heading breaks most of its pairs. */
const ALIKE = 0.7;

interface Candidate {
  readonly heading: Heading;
  readonly section: FormSection;
  readonly match: Section['match'];
}

/** The sections of the form among the headings of the draft, in the order of the draft. */
export function findSections(
  text: string,
  form: Form,
  headings: readonly Heading[],
  bare: readonly Heading[],
  blocks: readonly Block[],
): Section[] {
  const wanted = form.sections.filter((s) => s.kind !== 'content');
  if (wanted.length === 0) return [];
  const first = headings.filter((h) => h.level === 1);
  const candidates: Candidate[] = [];
  for (const section of wanted) {
    const chosen = choose(section, first) ?? choose(section, bare) ?? runIn(text, section, blocks);
    if (chosen !== undefined) candidates.push(chosen);
  }
  const taken = new Set(candidates.map((c) => c.heading));
  for (const section of wanted) {
    if (candidates.some((c) => c.section === section)) continue;
    const reworded = first.find((h) => !taken.has(h) && fitsPlace(h, section, candidates) && isReworded(h.text, section));
    if (reworded === undefined) continue;
    taken.add(reworded);
    candidates.push({ heading: reworded, section, match: 'similar' });
  }
  candidates.sort((a, b) => a.heading.at.start - b.heading.at.start);
  return candidates.map(({ heading, section, match }, i) => ({
    form: section,
    heading,
    match,
    body: { start: heading.at.end, end: candidates[i + 1]?.heading.at.start ?? text.length },
  }));
}

/** Of several headings with the section's words, as in a table of contents, the one with most text under it. */
function choose(section: FormSection, headings: readonly Heading[]): Candidate | undefined {
  let best: Candidate | undefined;
  let bestBody = -1;
  for (const [i, heading] of headings.entries()) {
    const match = matchOf(section, heading.text);
    if (match === undefined) continue;
    const body = (headings[i + 1]?.at.start ?? Number.MAX_SAFE_INTEGER) - heading.at.end;
    if (best !== undefined && (body < 12 || bestBody >= 12)) continue;
    best = { heading, section, match };
    bestBody = body;
  }
  return best;
}

function matchOf(section: FormSection, text: string): 'exact' | 'variant' | undefined {
  const { key } = labelKey(text);
  if (key === labelKey(section.heading).key) return text.includes('其它') ? 'variant' : 'exact';
  return section.variants.some((variant) => labelKey(variant).key === key) ? 'variant' : undefined;
}

/** A reworded heading carries the section's number and stands between its neighbours. */
function fitsPlace(heading: Heading, section: FormSection, found: readonly Candidate[]): boolean {
  if (heading.number !== section.number || section.number === null) return false;
  const number = section.number;
  return found.every((c) => {
    const other = c.section.number ?? 0;
    return other < number ? c.heading.at.start < heading.at.start : c.heading.at.start > heading.at.start;
  });
}

/** Much the same as one of the section's wordings: Dice coefficients over character pairs and over characters in order. */
function isReworded(text: string, section: FormSection): boolean {
  const { key } = labelKey(text);
  const pairs = pairsOf(key);
  return [section.heading, ...section.variants].some((wording) => {
    const other = labelKey(wording).key;
    const otherPairs = pairsOf(other);
    let common = 0;
    for (const pair of pairs) if (otherPairs.has(pair)) common += 1;
    const share = (part: number, one: number, two: number) => (2 * part) / Math.max(1, one + two);
    return share(common, pairs.size, otherPairs.size) >= SIMILAR || share(inOrder(key, other), key.length, other.length) >= ALIKE;
  });
}

/** Length of the longest common subsequence. */
function inOrder(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const next = [0];
    for (let j = 0; j < b.length; j += 1) next.push(b[j] === char ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** Where all line breaks were lost, the heading stands inside a long paragraph: certain only with number and exact words. */
function runIn(text: string, section: FormSection, blocks: readonly Block[]): Candidate | undefined {
  if (section.number === null) return undefined;
  for (const wording of [section.heading, ...section.variants]) {
    const whole = `${chineseNumeral(section.number)}、${wording}`;
    for (const block of blocks) {
      if (block.kind !== 'paragraph' || block.at.end - block.at.start < 400) continue;
      const within = text.slice(block.at.start, block.at.end).indexOf(whole);
      if (within < 0) continue;
      const start = block.at.start + within;
      const textAt = { start: start + whole.length - wording.length, end: start + whole.length };
      const heading: Heading = {
        at: { start, end: textAt.end },
        level: 1,
        number: section.number,
        numberAt: { start, end: textAt.start },
        text: wording,
        textAt,
        runIn: true,
        prefix: '',
      };
      return { heading, section, match: wording === section.heading ? 'exact' : 'variant' };
    }
  }
  return undefined;
}

/** Lines with the exact words of a section of any form, but no number: headings that lost it. */
export function bareHeadings(blocks: readonly Block[], consumed: ReadonlySet<number>): Heading[] {
  const headings: Heading[] = [];
  for (const [index, block] of blocks.entries()) {
    const cell = block.kind === 'row' && block.cells.length === 1 ? block.cells[0] : undefined;
    if (cell === undefined || consumed.has(index) || cell.text.length < 4 || cell.text.length > 40) continue;
    if (!meaningsOf(labelKey(cell.text).key).some((m) => m.kind === 'section')) continue;
    const numberAt = { start: cell.at.start, end: cell.at.start };
    headings.push({ at: cell.at, level: 1, number: undefined, numberAt, text: cell.text, textAt: cell.at, runIn: false, prefix: '' });
  }
  return headings;
}
