import { linesOf } from '../report/places.js';
import { shortLabel } from '../report/tables/cells.js';
import type { Block, FilledCell, FilledTable, Heading, Report, WrittenRow } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { contains, type Span } from '../text/span.js';

/**
 * Where a stretch stands, as one would say it to whoever has the paper in hand: 表三“（一）予以公开”行“总计”列, 第三部分第2段.
 * Paragraphs are counted from the heading of their section, what stands in tables not among them.
 */
export function placeInWords(report: Report, at: Span): Message {
  const { title, signOff, tables, sections } = report;
  const table = tables.find((one) => contains(one.at, at.start));
  if (table !== undefined) return placeInTable(table, at);
  if (title !== undefined && !title.inHead && contains(title.at, at.start)) return say('标题', 'title');
  const headings = chaptersOf(report);
  const chapter = headings.findLastIndex((heading) => heading.at.start <= at.start);
  const heading = headings[chapter];
  if (heading === undefined) return paragraphIn(report, at, { words: say('开头', 'beginning'), from: title?.at.end ?? 0 });
  const number = sections.find((section) => section.heading === heading)?.form.number ?? heading.number ?? chapter + 1;
  const words = say(`第${chineseNumeral(number) || number}部分`, `section ${number}`);
  if (!heading.runIn && contains(heading.at, at.start)) return say(`${words.zh}标题`, `heading of ${words.en}`);
  if (signOff !== undefined && contains(signOff.at, at.start)) return say('落款', 'sign-off');
  return paragraphIn(report, at, { words, from: heading.runIn ? heading.at.start : heading.at.end });
}

function placeInTable({ table, rows, cells }: FilledTable, at: Span): Message {
  const cell = [...cells.values()].find((one) => meet(one.at, at));
  if (cell !== undefined) return placeOfCell(table.name, cell);
  const row = rows.find((one) => meet(one.labelAt, at)) ?? rows.find((one) => meet(one.at, at));
  if (row === undefined || row.row.label === '') return say(table.name, table.name);
  return say(`${table.name}“${shortLabel(row.row)}”行`, `${table.name}, row “${shortLabel(row.row)}”`);
}

function placeOfCell(name: string, { row, column }: FilledCell): Message {
  const head = [...(column.group?.split('/') ?? []), column.label].join('·');
  const line = row.key === '' ? '' : shortLabel(row);
  return say(`${name}${line === '' ? '' : `“${line}”行`}“${head}”列`, `${name}, ${line === '' ? '' : `row “${line}”, `}column “${head}”`);
}

/** Sections by their headings; where a form leaves these to the body, all headings of the first level. */
function chaptersOf({ sections, headings }: Report): readonly Heading[] {
  const known = sections.map(({ heading }) => heading).sort((a, b) => a.at.start - b.at.start);
  return known.length > 0 ? known : headings.filter(({ level }) => level === 1);
}

interface Chapter {
  readonly words: Message;
  readonly from: number;
}

function paragraphIn(report: Report, at: Span, { words, from }: Chapter): Message {
  const inside = report.blocks.filter((block) => block.at.end > from && block.at.start <= at.start && isOutside(report, block));
  const last = inside.at(-1);
  if (last === undefined) return words;
  const own = last.kind === 'row' && last.notation !== 'line' ? cellOf(report, last, at) : undefined;
  if (own !== undefined) return say(`${words.zh}${own.zh}`, `${words.en}, ${own.en}`);
  const count = new Set(inside.filter(isParagraph).map((block) => lineAt(report, block))).size;
  return count === 0 ? words : say(`${words.zh}第${count}段`, `${words.en}, paragraph ${count}`);
}

function isOutside({ tables }: Report, block: Block): boolean {
  return !tables.some((table) => contains(table.at, block.at.start));
}

function isParagraph(block: Block): boolean {
  return block.kind === 'paragraph' || block.notation === 'line' || block.notation === 'aligned';
}

function lineAt(report: Report, { at }: Block): number {
  return linesOf(report).positionAt(at.start).line;
}

/** In a table of the office's own. */
function cellOf({ blocks }: Report, row: WrittenRow, at: Span): Message | undefined {
  const rows = blocks.filter((block) => block.kind === 'row' && block.group === row.group);
  const line = rows.indexOf(row) + 1;
  const cell = row.cells.findIndex((one) => meet(one.at, at)) + 1;
  if (cell === 0) return undefined;
  return say(`的表格第${line}行第${cell}格`, `own table, row ${line}, cell ${cell}`);
}

function meet(a: Span, b: Span): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
