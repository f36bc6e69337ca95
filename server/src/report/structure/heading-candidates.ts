import { trimmed } from '../../text/chars.js';
import { cover, type Span, span } from '../../text/span.js';
import { beginsSectionName, type Label, labelKey } from '../tables/label.js';
import type { RawTable, TakenBlocks } from '../tables/raw.js';
import type { Block, Heading } from '../types.js';
import { endsInSentence, type OrdinalStyle, ordinalOf } from './ordinals.js';

/** A line that may open a section, with all that speaks for it. */
export interface Candidate {
  readonly heading: Heading;
  readonly style: OrdinalStyle;
  /** Its words for comparison. */
  readonly key: string;
  /** One of several in a row of the same kind, as the parts of a section or the items of a list are. */
  readonly listed: boolean;
  /** Characters below it, up to the next line that opens a section for certain. */
  readonly below: number;
  /** The standard tables that stand there. */
  readonly tables: readonly string[];
}

/** No line of one character is a heading. */
const SHORTEST = 2;
/** Longest heading of level 1; the fixed ones have at most 24 characters. */
const LONGEST = 45;
const HAN = /[\u4e00-\u9fff]/;
/** A heading that a PDF broke into two lines has so many characters on the first; fewer where a number stands before them. */
const SHORTEST_CUT = 4;
const SHORTEST_CUT_NUMBERED = 2;

/** The lines that may open a section, in order; `known` are the headings, in order, that are certain ones of level 1, whatever they open. */
export function candidatesIn(
  text: string,
  blocks: readonly Block[],
  { consumed, known, raws }: { readonly consumed: TakenBlocks; readonly known: readonly Heading[]; readonly raws: readonly RawTable[] },
): Candidate[] {
  let next = 0;
  const certain = (start: number) => {
    while ((known[next]?.textAt.start ?? Number.POSITIVE_INFINITY) < start) next += 1;
    const heading = known[next];
    return heading?.textAt.start === start ? heading : undefined;
  };
  const found: Written[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = consumed.has(index) ? undefined : blocks[index];
    const one = block && read(text, block, blocks[index + 1], certain);
    if (one !== undefined) found.push(one);
  }
  return withSurroundings(text, found, raws);
}

/** A line of its own; also one that two blanks or a tab after the number make look like a row. */
function lineOf(block: Block): Span | undefined {
  if (block.kind === 'paragraph') return block.at.end - block.at.start <= LONGEST ? block.at : undefined;
  const { cells, notation } = block;
  if (cells.length > 1 && (notation === 'pipe' || notation === 'html' || cells.length > 3)) return undefined;
  let at = cells[0]?.at ?? block.at;
  for (let i = 1; i < cells.length; i += 1) at = cover(at, cells[i]?.at ?? at);
  return at;
}

/** The `#` of a Markdown heading. */
function hashesOf(block: Block): number {
  return block.kind === 'row' ? block.hashes : 0;
}

/** The certain heading whose words begin at a place, asked for from front to back. */
type Certain = (start: number) => Heading | undefined;

function read(text: string, block: Block, next: Block | undefined, certain: Certain): Written | undefined {
  const at = lineOf(block);
  if (at === undefined || at.end - at.start < SHORTEST || at.end - at.start > LONGEST) return undefined;
  const hashes = hashesOf(block);
  const line = text.slice(at.start, at.end);
  if (line.length < SHORTEST_CUT && !HAN.test(line)) return undefined;
  const isSentence = hashes === 0 && endsInSentence(line);
  if (isSentence && !line.endsWith('。')) return undefined;
  const { style: written, number, length } = ordinalOf(line);
  if (isSentence && written !== 'section') return undefined;
  // 六、其他需要报告事项。 is one where its words are, as where the number has no mark.
  const style = isSentence ? 'glued' : written;
  const own = trimmed(text, at.start + length, at.end);
  const first = text.slice(own.start, own.end);
  const label = labelKey(first);
  const joined =
    first.length < (written === 'section' ? SHORTEST_CUT_NUMBERED : SHORTEST_CUT) ? undefined : withNextLine(text, own, label, next);
  const textAt = joined ?? own;
  const words = joined === undefined ? first : text.slice(joined.start, joined.end);
  const bare = words.endsWith('。') ? words.slice(0, -1) : words;
  const { key, isSection: isNamed } = bare === first ? label : labelKey(bare);
  if (key.length < 2 || !HAN.test(key)) return undefined;
  const heading = certain(textAt.start);
  const isSection = heading?.level === 1 && heading.number === number;
  // A line without a number opens a section only if it has the very words of one.
  if (style === 'bare' && !isSection && !isNamed) return undefined;
  return {
    style,
    key,
    heading:
      isSection && heading.textAt.end === textAt.end
        ? heading
        : {
            at: span(hashes > 0 ? block.at.start : at.start, textAt.end),
            level: 1,
            number,
            numberAt: span(at.start, at.start + line.slice(0, length).trimEnd().length),
            text: words
              .split('\n')
              .map((part) => part.trim())
              .join(''),
            textAt,
            runIn: false,
            prefix: hashes > 0 ? `${'#'.repeat(hashes)} ` : '',
          },
  };
}

/** Up to the end of the next line, where both together have the words of a section and the first alone has not: a PDF broke it there. */
function withNextLine(text: string, at: Span, { key, isSection }: Label, block: Block | undefined): Span | undefined {
  if (block === undefined || isSection || !beginsSectionName(key)) return undefined;
  const next = lineOf(block);
  if (next === undefined || hashesOf(block) > 0 || next.end - next.start > LONGEST) return undefined;
  const both = text.slice(at.start, at.end) + text.slice(next.start, next.end);
  return labelKey(both).isSection ? span(at.start, next.end) : undefined;
}

/** As the line itself says. */
type Written = Pick<Candidate, 'style' | 'key' | 'heading'>;

/** Lines that open a section for certain, as far as their own form goes: a Markdown heading below those of the sections (`### 1.`) does not. */
function strongAmong(found: readonly Written[]): (one: Written) => boolean {
  let depth = Number.POSITIVE_INFINITY;
  for (const { style, heading } of found) if (style === 'section' && heading.prefix !== '') depth = Math.min(depth, heading.prefix.length);
  return ({ style, heading: { prefix } }) => style === 'section' || style === 'bare' || (prefix !== '' && prefix.length <= depth);
}

function withSurroundings(text: string, found: readonly Written[], raws: readonly RawTable[]): Candidate[] {
  const candidates: Candidate[] = [];
  const isStrong = strongAmong(found);
  let next = text.length;
  let raw = raws.length;
  let tables: readonly string[] = NO_TABLES;
  for (let i = found.length - 1; i >= 0; i -= 1) {
    const one = found[i];
    if (one === undefined) break;
    const { style, key, heading } = one;
    for (; raw > 0 && (raws[raw - 1]?.at.start ?? 0) >= heading.at.end; raw -= 1) {
      const { at, id } = raws[raw - 1] ?? { at: span(0, 0), id: '' };
      if (at.start < next) tables = [id, ...tables];
    }
    candidates.push({ style, key, heading, listed: false, below: lengthOf(text, heading.at.end, next), tables });
    if (!isStrong(one)) continue;
    next = heading.at.start;
    tables = NO_TABLES;
  }
  return markLists(withoutContents(candidates.reverse()), isStrong);
}

/** Characters of the stretch; where these are few, the end of a line is one, however it is written. */
function lengthOf(text: string, start: number, end: number): number {
  return end - start > 3 * SOME_TEXT ? end - start : text.slice(start, end).replaceAll('\r\n', '\n').length;
}

const NO_TABLES: readonly string[] = [];

/** Fewer characters below a line are none of a section's. */
const SOME_TEXT = 12;

/**
 * Without tables of contents: lines one below the other, of which one comes again with text below it. Its last line has all below it that
 * stands before the first section.
 */
function withoutContents(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some(isShort)) return candidates;
  const last = new Map<string, number>();
  for (const [i, one] of candidates.entries()) if (!isShort(one)) last.set(nameOf(one), i);
  if (last.size === 0) return candidates;
  const comesAgain = (i: number, one: Candidate) => (last.get(nameOf(one)) ?? -1) > i;
  const kept: Candidate[] = [];
  for (let i = 0; i < candidates.length; ) {
    let end = i;
    for (let one = candidates[end]; one !== undefined && isShort(one); one = candidates[end]) end += 1;
    const run = candidates.slice(i, end);
    const behind = candidates[end];
    const isContents = run.some((one, j) => comesAgain(i + j, one));
    if (!isContents) for (const one of run) kept.push(one);
    if (behind !== undefined && !(isContents && comesAgain(end, behind))) kept.push(behind);
    i = end + 1;
  }
  return kept;
}

function isShort({ below }: Candidate): boolean {
  return below < SOME_TEXT;
}

function nameOf({ heading, key }: Candidate): string {
  return `${heading.number ?? ''} ${key}`;
}

/** （一）（二）… and 1. 2. … between two certain headings are a list when more than one of them stands there, or one that says 1. */
function markLists(candidates: readonly Candidate[], isStrong: (one: Written) => boolean): Candidate[] {
  const marked: Candidate[] = [];
  let run: Candidate[] = [];
  const flush = () => {
    const inList = run.length > 1 || run.some(({ heading }) => heading.number === 1);
    for (const one of run) marked.push(isStrong(one) ? one : { ...one, listed: inList });
    run = [];
  };
  for (const one of candidates) {
    if (one.style === 'bracket' || one.style === 'arabic') {
      if (!isStrong(one)) {
        if (run[0] !== undefined && run[0].style !== one.style) flush();
        run.push(one);
        continue;
      }
    }
    flush();
    marked.push(one);
  }
  flush();
  return marked;
}
