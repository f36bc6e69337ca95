import type { ReadingCopy } from '../../text/reading-copy.js';
import type { Span } from '../../text/span.js';
import type { Block, DateFound, FilledCell, FilledRow, FilledTable, Heading, Report, Section, Title } from '../types.js';

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
  const placed = <T extends { readonly at: Span }>(one: T): T => ({ ...one, at: to(one.at) });
  const date = (one: DateFound | undefined) => one && placed(one);
  const heading = once((one: Heading): Heading => ({ ...placed(one), numberAt: to(one.numberAt), textAt: to(one.textAt) }));
  const cell = once((one: FilledCell): FilledCell => placed(one));
  const section = (one: Section): Section => ({ ...one, heading: heading(one.heading), body: to(one.body) });
  const block = (one: Block): Block => {
    if (one.kind !== 'row') return placed(one);
    const { blanks } = one;
    return { ...placed(one), cells: one.cells.map(placed), ...(blanks && { blanks: blanks.map(placed) }) };
  };
  const row = (one: FilledRow): FilledRow => ({ ...placed(one), labelAt: to(one.labelAt), cells: one.cells.map(cell) });
  const table = (one: FilledTable): FilledTable => ({
    ...placed(one),
    headers: one.headers.map(placed),
    rows: one.rows.map(row),
    cells: new Map([...one.cells].map(([key, filled]) => [key, cell(filled)])),
  });
  const { period, signOff } = found;
  return {
    period: period && { ...placed(period), from: date(period.from), to: date(period.to) },
    signOff: signOff && { ...placed(signOff), date: date(signOff.date) },
    blocks: found.blocks.map(block),
    headings: found.headings.map(heading),
    sections: found.sections.map(section),
    tables: found.tables.map(table),
  };
}

/** The title of any draft. One in the head of a page or in front matter was read off the source itself. */
export function titleInSource(copy: ReadingCopy, title: Title): Title {
  if (copy.isIdentity || title.inHead) return title;
  const to = (at: Span): Span => copy.sourceSpan(at);
  const { at, nameAt, labels, repeated, yearAt } = title;
  return { ...title, at: to(at), nameAt: to(nameAt), labels: labels.map(to), repeated: repeated.map(to), yearAt: yearAt && to(yearAt) };
}

/** Gives the same result for the same object, so that a cell stays the cell of its row. */
function once<T extends object>(make: (one: T) => T): (one: T) => T {
  const made = new Map<T, T>();
  return (one) => {
    const known = made.get(one) ?? make(one);
    made.set(one, known);
    return known;
  };
}
