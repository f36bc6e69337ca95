import type { Form, FormTable } from '../../data/types.js';
import { cover, overlaps, type Span, span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, FilledTable, Section } from '../types.js';

/** A paragraph that holds a whole table is longer. */
const SHORTEST = 400;
const FEWEST_LABELS = 3;
/** So much of a table's words shows that it is there. */
const MOST = 0.6;

interface Place {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/**
 * A table that is present although nothing of it can be read: its cells ran together in one paragraph, or its words stand in its section
 * in lines that no notation explains, figures among them. Undefined where it is really missing.
 */
export function findGlued({ text, blocks, sections }: Place, form: Form, table: FormTable): FilledTable | undefined {
  const words = wordsOf(table);
  for (const at of longParagraphsIn(blocks)) {
    const found = placesOf(words, text, [at]);
    if (found === undefined) continue;
    const label = longestOf(found);
    return glued(text, { form, table }, label, found.filter(({ start }) => start >= label.start).reduce(cover));
  }
  const body = sections.find(({ form: { id } }) => id === table.section)?.body;
  if (body === undefined) return undefined;
  const lines = blocks.map(({ at }) => at).filter((at) => at.start >= body.start && at.end <= body.end && isNoSentence(text, at));
  const found = placesOf(words, text, lines);
  if (found === undefined || !holdFigures(text, lines, words)) return undefined;
  const whole = found.reduce(cover);
  const behind = lines.filter(({ start, end }) => start >= whole.end && /^[^\u4e00-\u9fff]+$/.test(text.slice(start, end)));
  const its = [whole, ...lines.filter((line) => overlaps(line, whole)), ...behind];
  return glued(text, { form, table }, longestOf(found), its.reduce(cover));
}

/** Found once for all tables that are missing. */
const longParagraphsIn = fact((blocks: readonly Block[]): readonly Span[] => {
  const found: Span[] = [];
  blocks.forEach(({ kind, at }) => {
    if (kind === 'paragraph' && at.end - at.start > SHORTEST) found.push(at);
  });
  return found;
});

/** Labels of rows and columns; the shortest stand in any sentence. */
const wordsOf = fact((table: FormTable): readonly string[] => {
  const labels = table.blocks.flatMap(({ rows, header }) => [
    ...rows.filter(({ figures, key }) => figures && key !== '').map(({ label }) => label),
    ...header.flat().map(({ text }) => text),
  ]);
  return [...new Set(labels)].filter(({ length }) => length > 2);
});

/** Where the words stand; undefined for too few of them. */
function placesOf(words: readonly string[], text: string, within: readonly Span[]): readonly Span[] | undefined {
  const found: Span[] = [];
  for (const word of words) {
    for (const at of within) {
      const index = text.slice(at.start, at.end).indexOf(word);
      if (index < 0) continue;
      found.push(span(at.start + index, at.start + index + word.length));
      break;
    }
  }
  return found.length < FEWEST_LABELS || found.length < words.length * MOST ? undefined : found;
}

function isNoSentence(text: string, { start, end }: Span): boolean {
  return !/[。；]/.test(text.slice(start, end));
}

/** Numbers that are no part of a label, nor before one: half as many as there are words. */
function holdFigures(text: string, lines: readonly Span[], words: readonly string[]): boolean {
  let rest = lines.map(({ start, end }) => text.slice(start, end)).join('\n');
  for (const word of words) rest = rest.replaceAll(word, '\n');
  return (rest.match(/\d(?![.、．)）]\D)/g) ?? []).length * 2 >= words.length;
}

/** The longer a word, the less likely it stands in the sentences before the table as well: 行政复议 does. */
function longestOf(words: readonly Span[]): Span {
  return words.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
}

function glued(text: string, of: Pick<FilledTable, 'form' | 'table'>, label: Span, at: Span): FilledTable {
  const words = text.slice(label.start, label.end);
  const headers = [{ at: label, text: words, label: words, damaged: false, block: 0 }];
  return { ...of, at, notation: 'line', headers, rows: [], cells: new Map(), grouped: false, state: 'glued' };
}
