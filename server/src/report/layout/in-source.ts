import type { ReadingCopy } from '../../text/reading-copy.js';
import type { Span } from '../../text/span.js';
import {
  type Block,
  cellsByKey,
  type DateFound,
  type FilledCell,
  type FilledRow,
  type FilledTable,
  type Heading,
  type Report,
  type Title,
  type WrittenCell,
} from '../types.js';

/** What is read off the copy, with spans in the copy. */
type Found = Pick<Report, 'period' | 'signOff' | 'blocks' | 'headings' | 'sections' | 'tables'>;

/**
 * The same with spans in the source: the one place where they leave the copy. Whoever reports, edits or points works on what the
 * author wrote. What is one object in the copy's reading (a heading and the heading of its section, a cell and the cell of its row)
 * stays one.
 */
export function inSource(copy: ReadingCopy, found: Found): Found {
  if (copy.isIdentity) return found;
  const to = (at: Span): Span => copy.sourceSpan(at);
  const heading = headingsInSource(copy);
  const { period, signOff } = found;
  return {
    period: period && { ...period, at: to(period.at), from: dateInSource(copy, period.from), to: dateInSource(copy, period.to) },
    signOff: signOff && { ...signOff, at: to(signOff.at), date: dateInSource(copy, signOff.date) },
    blocks: found.blocks.map((block) => blockInSource(copy, block)),
    headings: found.headings.map(heading),
    sections: found.sections.map(({ form, heading: own, match, body }) => ({ form, heading: heading(own), match, body: to(body) })),
    tables: found.tables.map((table) => tableInSource(copy, table)),
  };
}

/** The title of any draft. One in the head of a page or in front matter was read off the source itself. */
export function titleInSource(copy: ReadingCopy, title: Title): Title {
  if (copy.isIdentity || title.inHead) return title;
  const to = (at: Span): Span => copy.sourceSpan(at);
  const { at, nameAt, labels, repeated, yearAt } = title;
  return { ...title, at: to(at), nameAt: to(nameAt), labels: labels.map(to), repeated: repeated.map(to), yearAt: yearAt && to(yearAt) };
}

function dateInSource(copy: ReadingCopy, date: DateFound | undefined): DateFound | undefined {
  return date && { ...date, at: copy.sourceSpan(date.at) };
}

/** The same for the same heading, so that it stays the one of its section. */
function headingsInSource(copy: ReadingCopy): (one: Heading) => Heading {
  const made = new Map<Heading, Heading>();
  return (one) => {
    const known = made.get(one) ?? headingInSource(copy, one);
    made.set(one, known);
    return known;
  };
}

function headingInSource(copy: ReadingCopy, { at, level, number, numberAt, text, textAt, runIn, prefix }: Heading): Heading {
  const [whole, numeral, words] = [copy.sourceSpan(at), copy.sourceSpan(numberAt), copy.sourceSpan(textAt)];
  return { at: whole, level, number, numberAt: numeral, text, textAt: words, runIn, prefix };
}

// Cells are most of a reading: their properties are written out, as copying whatever an object has takes several times as long.

function blockInSource(copy: ReadingCopy, block: Block): Block {
  const at = copy.sourceSpan(block.at);
  if (block.kind === 'paragraph') return { kind: 'paragraph', at };
  const { kind, notation, hashes, group, blanks } = block;
  const cells = cellsInSource(copy, block.cells);
  return { kind, notation, at, cells, hashes, group, blanks: blanks && cellsInSource(copy, blanks) };
}

function cellsInSource(copy: ReadingCopy, cells: readonly WrittenCell[]): WrittenCell[] {
  return cells.map(({ at, text, look }) => ({ at: copy.sourceSpan(at), text, look }));
}

function tableInSource(copy: ReadingCopy, table: FilledTable): FilledTable {
  const { form, table: prescribed, notation, grouped, state } = table;
  const at = copy.sourceSpan(table.at);
  const headers = table.headers.map((header) => ({ ...header, at: copy.sourceSpan(header.at) }));
  const rows = table.rows.map((row) => rowInSource(copy, row));
  return { form, table: prescribed, at, notation, headers, rows, cells: cellsByKey(rows), grouped, state };
}

function rowInSource(copy: ReadingCopy, filled: FilledRow): FilledRow {
  const { row, notation, state, found, wanted, glued } = filled;
  const at = copy.sourceSpan(filled.at);
  const cells = filled.cells.map((cell) => cellInSource(copy, cell));
  return { row, labelAt: copy.sourceSpan(filled.labelAt), at, notation, state, found, wanted, glued, cells };
}

function cellInSource(copy: ReadingCopy, cell: FilledCell): FilledCell {
  const { key, row, column, label, text, state, value } = cell;
  return { key, row, column, label, at: copy.sourceSpan(cell.at), text, state, value };
}
