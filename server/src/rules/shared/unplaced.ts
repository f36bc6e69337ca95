import { rowsOf } from '../../data/forms.js';
import type { FormRow, FormSection, FormTable } from '../../data/types.js';
import { fact } from '../../report/fact.js';
import { neighboursOf } from '../../report/structure/missing-sections.js';
import { isTablePiece, linesBesideHeadings, ordinalOf, type VisibleLine, visibleHan } from '../../report/structure/visible-lines.js';
import { headerTexts } from '../../report/tables/label.js';
import type { FilledTable, Report, Section } from '../../report/types.js';
import { contains, type Span } from '../../text/span.js';
import { gapBetween } from './anchor.js';
import { textOfMissing } from './lost-sections.js';

/**
 * Whether what a rule misses may be put in unasked. It may not where anything in the draft could be the thing itself, in words, marks
 * or a notation that the reader did not recognise: then it is offered, and the author decides.
 */

const LONGEST_HEADING = 45;
/** A heading without number and mark: nothing tells it from a remark but that it is short and no sentence. */
const LONGEST_BARE = 30;
/** A sentence, or a line that introduces something. */
const SENTENCE = /[。;,?!:]$/;
const DATE = /\d{4}\s?年|\d\s?月\s?\d/;
/** Three figures side by side, or a line of cells. */
const CELLS = /\||\t[^\t\n]*\t|\S\s{2,}\S+\s{2,}\S|<t[dr]\b|(?:^|\s)[\d.]+\s+[\d.]+\s+[\d.]+(?:\s|$)/i;
/** A table that is a picture, or stands elsewhere. */
const ELSEWHERE = /!\[|<(?:img|table|object|svg)\b|附件|附表|附后|另附|附图/i;

/** A section whose place is beyond doubt: its number and its words are right, and the line is its own. */
function isCertain({ heading, form }: Section): boolean {
  return heading.level === 1 && !heading.runIn && heading.number === form.number;
}

/** All sections in the order of the form. */
export function inOrder({ sections }: Report): boolean {
  return sections.every(({ form }, i) => i === 0 || (form.number ?? 0) > (sections[i - 1]?.form.number ?? 0));
}

/** Whether nothing in the draft could be the section itself, so that putting it in by itself does no harm. */
export function mayInsertSection(report: Report, section: FormSection): boolean {
  const known = insertable(report);
  const may = known.get(section) ?? judgeInsertion(report, section);
  known.set(section, may);
  return may;
}

/** Each section asks for the one before it. */
const insertable = fact((): Map<FormSection, boolean> => new Map());

function judgeInsertion(report: Report, section: FormSection): boolean {
  const number = section.number ?? 0;
  const { before, after } = neighboursOf(report, section);
  const neighbours = [before, after].filter((one) => one !== undefined);
  if (neighbours.length === 0 || !neighbours.every(isCertain) || !inOrder(report)) return false;
  if (isNamed(report, section) || textOfMissing(report, section) !== undefined) return false;
  // Part four is not put in where part three is only offered: it would stand in the wrong place once that is found.
  const prior = report.form.sections.find((one) => one.number === number - 1);
  if (prior !== undefined && before?.form !== prior && !mayInsertSection(report, prior)) return false;
  if (partsBeside(report).length > 0) return false;
  const gap = gapBetween(report, before, after);
  const between = linesBesideHeadings(report).filter((line) => contains(gap, line.at.start) && !standingOf(report, line).inTable);
  if (headingLike(report, between, number)) return false;
  const table = report.form.tables.find(({ id }) => id === section.table);
  const own = report.tables.filter((filled) => filled.table === table || filled.table.id === section.table);
  if (table === undefined) return true;
  // The heading of a table goes above all of it: lines beside the table that could be its head leave open where that is.
  return !hasPieces(report, table, gap) && own.length <= 1 && own.every(({ at, state }) => state === 'read' && contains(gap, at.start));
}

/** Whether nothing in the draft could be the table itself or a piece of it. */
export function mayInsertTable(report: Report, table: FormTable): boolean {
  const section = report.sections.find(({ form }) => form.id === table.section);
  if (section === undefined) return table.section === null && !hasPieces(report, table, { start: 0, end: report.source.length });
  return isCertain(section) && inOrder(report) && !hasPieces(report, table, section.body);
}

/** Only in a table of which all that stands there was read: a row with too many figures may have swallowed those of the missing one. */
export function mayInsertRows(report: Report, table: FilledTable, run: readonly FormRow[]): boolean {
  const figureRows = table.rows.filter(({ row }) => row.figures);
  if (table.state !== 'read' || figureRows.some(({ found, wanted }) => found > wanted)) return false;
  if (new Set(figureRows.map(({ row }) => row)).size < figureRows.length || !isOrdered(table)) return false;
  if (report.blocks.some(({ kind, at }) => kind === 'row' && contains(table.at, at.start) && !isPlaced(report, at))) return false;
  const labels = run.flatMap(({ label, variants = [] }) => [label, ...variants]).map(visibleHan);
  const within = reach(report, table);
  return !linesBesideHeadings(report).some((line) => {
    const { words } = standingOf(report, line);
    const open = labels.filter((label) => !words.some((other) => other.includes(label)));
    if (words.length > 0) return open.some((label) => line.han.includes(label));
    return isPieceOf(line, open, contains(within, line.at.start));
  });
}

/** The words of the section stand somewhere in the draft, whatever stands about them, on one line or on several. */
function isNamed(report: Report, section: FormSection): boolean {
  const words = [section.heading, ...section.variants].map(visibleHan);
  return words.some((wording) => hanBesideHeadings(report).includes(wording));
}

const hanBesideHeadings = fact((report: Report): string =>
  linesBesideHeadings(report)
    .map(({ han }) => han)
    .join(''),
);

/** 五、 and its like, on a line that is no sentence. */
function opensPart({ form }: Report, line: VisibleLine): boolean {
  return (
    line.words.length <= LONGEST_HEADING && !SENTENCE.test(line.words) && ordinalOf(line)?.strong === true && !isTablePiece(form, line)
  );
}

/** Lines outside of tables that open a part, and are no heading of a section that was found. */
export const partsBeside: (report: Report) => readonly VisibleLine[] = fact((report) =>
  linesBesideHeadings(report).filter((line) => !standingOf(report, line).inTable && opensPart(report, line)),
);

/** Whether a line between the neighbours could be the heading of the part with this number. */
function headingLike({ form, issuer }: Report, lines: readonly VisibleLine[], number: number): boolean {
  const own = issuer === undefined ? undefined : visibleHan(issuer);
  const numbers = lines.map((line) => ordinalOf(line)?.number);
  return lines.some((line, i) => {
    if (line.han === '' || line.words.length > LONGEST_HEADING || SENTENCE.test(line.words) || isTablePiece(form, line)) return false;
    if (line.marked) return ordinalOf(line) === undefined || !inRun(numbers, i);
    if (ordinalOf(line) !== undefined) return numbers[i] === number && !inRun(numbers, i);
    return line.words.length <= LONGEST_BARE && line.han !== own && !DATE.test(line.words);
  });
}

/** （一）（二）（三） are the items of a part: the number is one of several that count on. */
function inRun(numbers: readonly (number | undefined)[], index: number): boolean {
  const number = numbers[index] ?? 0;
  return number > 1 ? numbers.slice(0, index).includes(number - 1) : numbers.slice(index + 1).includes(2);
}

/** Something of the table stands in the place where it belongs, or at least two of its rows stand elsewhere. */
function hasPieces(report: Report, table: FormTable, place: Span): boolean {
  const { source } = report;
  const labels = [...rowsOf(table).map(({ label }) => label), ...headerTexts(table)].map(visibleHan).filter((label) => label.length >= 3);
  let stray = 0;
  let figures = 0;
  for (const line of linesBesideHeadings(report)) {
    if (standingOf(report, line).placed || !/[\p{L}\p{N}]/u.test(line.words)) continue;
    const written = source.slice(line.at.start, line.at.end);
    const within = contains(place, line.at.start);
    figures = within && /^[\d.]+$/.test(line.words) ? figures + 1 : 0;
    if (within && (CELLS.test(written) || ELSEWHERE.test(written) || figures >= 3)) return true;
    if (isPieceOf(line, labels, within)) stray += within ? 2 : 1;
    if (stray >= 2) return true;
  }
  return false;
}

/** A line holds a label, opens with one, or is a piece of one; a sentence without figures only speaks of it. */
function isPieceOf({ words, han }: VisibleLine, labels: readonly string[], within: boolean): boolean {
  if (han.length < 2 || (words.endsWith('。') && !/\d/.test(words))) return false;
  return labels.some((label) => (within ? han.includes(label) || (han.length >= 3 && label.includes(han)) : han.startsWith(label)));
}

/** The table with its section: there its rows may have been left behind. */
function reach({ sections }: Report, { at }: FilledTable): Span {
  return sections.find(({ body }) => contains(body, at.start))?.body ?? at;
}

/** What the reader made of a line. */
interface Standing {
  /** Labels and headers that were read here, their Chinese characters. */
  /** The labels and headers of the form that were read off it. */
  readonly words: string[];
  /** A row or a header of a table stands here. */
  placed: boolean;
  /** Within a table from its first line to its last. */
  inTable: boolean;
}

const standings = fact((report: Report): ReadonlyMap<VisibleLine, Standing> => {
  const lines = linesBesideHeadings(report);
  const found = new Map<VisibleLine, Standing>();
  const at = (place: Span, note: (standing: Standing) => void) => {
    for (let i = firstEndingBehind(lines, place.start); (lines[i]?.at.start ?? place.end) < place.end; i += 1) {
      const line = lines[i];
      if (line === undefined) break;
      const standing = found.get(line) ?? { words: [], placed: false, inTable: false };
      note(standing);
      found.set(line, standing);
    }
  };
  const readOff = (place: Span) => {
    const label = visibleHan(report.source.slice(place.start, place.end));
    at(place, (standing) => {
      standing.words.push(label);
      standing.placed = true;
    });
  };
  for (const table of report.tables) {
    at(table.at, (standing) => {
      standing.inTable = true;
    });
    for (const header of table.headers) readOff(header.at);
    for (const row of table.rows) {
      readOff(row.labelAt);
      at(row.at, (standing) => {
        standing.placed = true;
      });
    }
  }
  return found;
});

const UNKNOWN: Standing = { words: [], placed: false, inTable: false };

function standingOf(report: Report, line: VisibleLine): Standing {
  return standings(report).get(line) ?? UNKNOWN;
}

/** Index of the first line that reaches beyond the offset. */
function firstEndingBehind(lines: readonly VisibleLine[], offset: number): number {
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row or a header of a table was read in this place. */
function isPlaced(report: Report, { start, end }: Span): boolean {
  const lines = linesBesideHeadings(report);
  for (let i = firstEndingBehind(lines, start); (lines[i]?.at.start ?? end) < end; i += 1) {
    const line = lines[i];
    if (line !== undefined && standingOf(report, line).placed) return true;
  }
  return false;
}

function isOrdered({ rows, table }: FilledTable): boolean {
  const order = rowsOf(table);
  const places = rows.filter(({ row }) => row.figures).map(({ row }) => order.indexOf(row));
  return places.every((place, i) => place > (places[i - 1] ?? -1));
}
