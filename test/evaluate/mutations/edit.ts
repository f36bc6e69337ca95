import type { FormBlock, FormTable } from '../../../server/src/data/types.js';
import type { Draft, DraftSection } from '../../support/draft.js';
import { mark } from '../mutation.js';
import type { Random } from '../random.js';

/** New values in cells; the cells in `places` get marks. */
export function withCells(draft: Draft, values: Readonly<Record<string, string>>, places: readonly string[] = Object.keys(values)): Draft {
  const cells = new Map([...draft.cells, ...Object.entries(values)]);
  for (const key of places) cells.set(key, mark(cells.get(key) ?? ''));
  return { ...draft, cells };
}

export function figureOf(draft: Draft, key: string): number {
  return Number(draft.cells.get(key) ?? Number.NaN);
}

export function withSection(draft: Draft, index: number, change: (section: DraftSection) => DraftSection): Draft {
  return { ...draft, sections: draft.sections.map((section, i) => (i === index ? change(section) : section)) };
}

/** Headings of the neighbours marked: where a finding about what stood between them belongs. */
export function markHeadings(sections: readonly DraftSection[], indexes: readonly number[]): DraftSection[] {
  return sections.map((section, i) => (indexes.includes(i) ? { ...section, heading: mark(section.heading) } : section));
}

/** The heading in its number with mark, and its words. */
export function headingParts(section: DraftSection): readonly [number: string, words: string] {
  const end = section.heading.indexOf('、') + 1;
  return [section.heading.slice(0, end), section.heading.slice(end)];
}

/** The table of the form with its blocks changed. */
export function withTable(draft: Draft, id: string, change: (table: FormTable) => FormTable): Draft {
  return { ...draft, form: { ...draft.form, tables: draft.form.tables.map((table) => (table.id === id ? change(table) : table)) } };
}

export function withBlock(draft: Draft, id: string, index: number, change: (block: FormBlock) => FormBlock): Draft {
  return withTable(draft, id, (table) => ({ ...table, blocks: table.blocks.map((block, i) => (i === index ? change(block) : block)) }));
}

/** The sentence behind a random paragraph of running text. */
export function withSentence(draft: Draft, random: Random, sentence: string): Draft {
  const places = draft.sections.flatMap((section, s) => section.paragraphs.map((_, p): [number, number] => [s, p]));
  const [index, paragraph] = random.pick(places) ?? [0, 0];
  return withSection(draft, index, (section) => ({
    ...section,
    paragraphs: section.paragraphs.map((text, p) => (p === paragraph ? text + sentence : text)),
  }));
}

/** A paragraph of its own behind a random one. */
export function withParagraph(draft: Draft, random: Random, paragraph: string): Draft {
  const places = draft.sections.flatMap((section, s) => section.paragraphs.map((_, p): [number, number] => [s, p]));
  const [index, behind] = random.pick(places) ?? [0, 0];
  return withSection(draft, index, (section) => ({
    ...section,
    paragraphs: [...section.paragraphs.slice(0, behind + 1), paragraph, ...section.paragraphs.slice(behind + 1)],
  }));
}

/** Every paragraph, the preamble first. */
export function paragraphsOf(draft: Draft): string[] {
  return [draft.preamble, ...draft.sections.flatMap((section) => section.paragraphs)];
}

/** The first place of the words in preamble or paragraphs replaced; undefined where they do not stand. */
export function replaced(draft: Draft, words: string, by: string): Draft | undefined {
  if (draft.preamble.includes(words)) return { ...draft, preamble: draft.preamble.replace(words, by) };
  const index = draft.sections.findIndex((section) => section.paragraphs.some((text) => text.includes(words)));
  if (index < 0) return undefined;
  let done = false;
  return withSection(draft, index, (section) => ({
    ...section,
    paragraphs: section.paragraphs.map((text) => {
      if (done || !text.includes(words)) return text;
      done = true;
      return text.replace(words, by);
    }),
  }));
}

/** The shortest piece that holds one of the words, from the paragraph's text; for places chosen at random. */
export function placesOf(draft: Draft, pattern: RegExp): { readonly words: string; readonly at: number; readonly paragraph: string }[] {
  return paragraphsOf(draft).flatMap((paragraph) =>
    [...paragraph.matchAll(pattern)].map((match) => ({ words: match[0], at: match.index, paragraph })),
  );
}

/** One place of a paragraph rewritten. */
export function rewritten(
  draft: Draft,
  place: { readonly words: string; readonly at: number; readonly paragraph: string },
  by: string,
): Draft {
  const { words, at, paragraph } = place;
  const text = paragraph.slice(0, at) + by + paragraph.slice(at + words.length);
  return replaced(draft, paragraph, text) ?? draft;
}
