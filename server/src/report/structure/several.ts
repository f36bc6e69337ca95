import { firstWhere } from '../../text/bisect.js';
import { withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import type { Block, Heading, Title } from '../types.js';
import { isBodyName } from './bodies.js';
import { titleWords } from './title-words.js';

/** So many of a report's parts, one after the other, are a report. */
const PARTS = 4;

interface Draft {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly title: Title | undefined;
  readonly headings: readonly Heading[];
}

/** Whether another report begins behind a whole one: a title of another body or year, with parts of its own below. */
export function holdsSeveral({ text, blocks, title, headings }: Draft): boolean {
  const openings = headings.filter(({ level }) => level === 1);
  const begun = openings.findIndex(({ number }) => number === 1);
  if (begun < 0) return false;
  for (let i = Math.max(PARTS, begun + 1); i + PARTS <= openings.length; i += 1) {
    const [last, first] = [openings[i - 1], openings[i]];
    // The part before has a number that only a whole report comes to.
    if (first?.number !== 1 || last === undefined || (last.number ?? 0) < PARTS || !countsOn(openings, i)) continue;
    const lines = linesBetween(blocks, last.at.end, first.at.start);
    if (lines.some(({ at }, line) => isOther(wordsAt(text, at), title, wordsAt(text, lines[line - 1]?.at)))) return true;
  }
  return false;
}

function linesBetween(blocks: readonly Block[], from: number, to: number): Block[] {
  const lines: Block[] = [];
  for (let i = firstWhere(blocks, ({ at }) => at.start >= from); i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block === undefined || block.at.start >= to) break;
    if (block.kind === 'row' && block.at.end <= to) lines.push(block);
  }
  return lines;
}

function wordsAt(text: string, at: Span | undefined): string {
  return at === undefined ? '' : withoutBlanks(text.slice(at.start, at.end)).replace(/^#+/, '');
}

/** The title of another report than this one; the name of its body may stand on the line above. */
function isOther(line: string, own: Title | undefined, above: string): boolean {
  const words = titleWords(line);
  if (words === undefined || words.year === undefined || !words.usual || words.marked || words.labelled || words.labels.length > 0)
    return false;
  const issuer = words.issuer ?? (isBodyName(above) ? above : undefined);
  return issuer !== undefined && (issuer !== own?.issuer || words.year.value !== own.year);
}

/** 一、二、三、四、 from here. */
function countsOn(openings: readonly Heading[], from: number): boolean {
  return openings.slice(from, from + PARTS).every(({ number }, i) => number === i + 1);
}
