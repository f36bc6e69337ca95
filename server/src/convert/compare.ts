import type { Form, FormSection } from '../data/types.js';
import { lastYearsCells } from '../forms/last-year.js';
import { composeHeading } from '../forms/parts.js';
import { textOf } from '../forms/pieces.js';
import { composeTable, type Known } from '../forms/table.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { contains } from '../text/span.js';
import { type Part, placedOutlineOf } from './outline.js';
import { partText } from './write-markdown.js';

/** Two reports as drafts, line for line beside each other. */
export interface Compared {
  readonly last: Message;
  readonly now: Message;
}

/** A section of the form, or what stands before, between or behind. */
type Chapter = FormSection['id'] | 'front' | 'back';

/**
 * Last year's report and this year's in the canonical form, to be shown beside each other: sections in the order of this year's form, under
 * its headings; its tables, with last year's figures where it is on record that they mean the same. What has no counterpart is listed below.
 */
export function compare(previous: Report, report: Report): Compared {
  const [before, now] = [chaptersOf(previous), chaptersOf(report)];
  const { form } = report;
  const order: Chapter[] = ['front', ...form.sections.map(({ id }) => id), ...strangersIn(before, form), 'back'];
  const written = (chapters: ReadonlyMap<Chapter, readonly Part[]>, partOf: (part: Part) => Message) => {
    const texts = order.flatMap((chapter) => chapterText(form, chapter, chapters.get(chapter) ?? [], partOf));
    return say(`${texts.map(({ zh }) => zh).join('\n\n')}\n`, `${texts.map(({ en }) => en).join('\n\n')}\n`);
  };
  return {
    last: written(before, (part) => lastPart(part, previous, report)),
    now: written(now, (part) => nowPart(part, previous)),
  };
}

function chaptersOf(report: Report): ReadonlyMap<Chapter, readonly Part[]> {
  const chapters = new Map<Chapter, Part[]>();
  const { title, signOff } = report;
  const [from, to] = report.isPage ? [title?.at.start ?? 0, signOff?.at.end ?? report.source.length] : [0, report.source.length];
  for (const { part, start } of placedOutlineOf(report)) {
    // What a site prints around its pages is no part of the report.
    if ((start < from || start > to) && part.kind !== 'attachment' && part.kind !== 'title') continue;
    const section = report.sections.find(({ heading, body }) => contains({ start: heading.at.start, end: body.end }, start));
    const chapter =
      part.kind === 'signOff'
        ? 'back'
        : (section?.form.id ?? (start < (report.sections[0]?.heading.at.start ?? start + 1) ? 'front' : 'back'));
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), part]);
  }
  return chapters;
}

/** Sections that this year's form does not have. */
function strangersIn(chapters: ReadonlyMap<Chapter, unknown>, { sections }: Form): Chapter[] {
  return [...chapters.keys()].filter((chapter) => chapter !== 'front' && chapter !== 'back' && !sections.some(({ id }) => id === chapter));
}

function chapterText(form: Form, chapter: Chapter, parts: readonly Part[], partOf: (part: Part) => Message): Message[] {
  const section = form.sections.find(({ id }) => id === chapter);
  const [first, ...others] = parts;
  if (first === undefined) return [];
  if (section === undefined) return parts.map(partOf);
  const heading = composeHeading(form, section);
  return [say(heading, heading), ...(first.kind === 'heading' ? others : parts).map(partOf)];
}

function nowPart(part: Part, previous: Report): Message {
  if (part.kind !== 'table' || part.filled === undefined) return same(partText(part));
  const { table, cells } = part.filled;
  return same(textOf(composeTable(table, textsOf(cells), textsOf(lastYearsCells(previous, part.filled)))));
}

function lastPart(part: Part, previous: Report, report: Report): Message {
  const filled = part.kind === 'table' ? part.filled : undefined;
  const target = filled && tableFor(filled, report);
  const cells = target && lastYearsCells(previous, target);
  if (filled === undefined || cells === undefined || cells.size === 0) return same(partText(part));
  const beside = report.tables.find(({ table }) => table === target?.table)?.cells ?? new Map();
  const text = textOf(composeTable(target?.table ?? filled.table, textsOf(cells), textsOf(beside)));
  const rest = withoutCounterpart(filled, cells);
  if (rest.length === 0) return same(text);
  const listed = rest.map(({ label, text: figure }) => `${label} ${figure}`);
  return say(
    `${text}\n\n（上年的格式里另有：${listed.join('；')}。）`,
    `${text}\n\n(The form of that year also had: ${listed.join('; ')}.)`,
  );
}

/** The table of this year's form in the place of last year's. */
function tableFor(last: FilledTable, { form }: Report): Pick<FilledTable, 'form' | 'table'> | undefined {
  const table = form.tables.find(({ id }) => id === last.table.id);
  return table && { form, table };
}

/** Figures of last year's that this year's form has no place for, or more than one. */
function withoutCounterpart({ cells }: FilledTable, shown: ReadonlyMap<string, FilledCell>): FilledCell[] {
  const placed = new Set(shown.values());
  return [...cells.values()].filter((cell) => !placed.has(cell) && cell.text !== '' && cell.value !== 0);
}

function textsOf(cells: ReadonlyMap<string, FilledCell>): Known {
  return new Map([...cells].map(([key, { text }]) => [key, text]));
}

function same(text: string): Message {
  return say(text, text);
}
