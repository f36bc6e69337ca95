import type { Report } from '../../report/types.js';
import { trimmed } from '../../text/chars.js';
import { contains, cover, insideAny, type Span, span } from '../../text/span.js';

/** Markdown's mark of a heading, right before its words. */
const HASHES = /#{1,6}[ \t\u3000]*$/;
const LONGEST_HASHES = 12;

/** A part of a report with the parts inside it. */
export interface Part {
  readonly kind: 'title' | 'section' | 'subsection' | 'table';
  readonly name: string;
  /** All of the part, with the `#` before its heading. */
  readonly at: Span;
  /** What names it: the title, the heading; for a table all of it. */
  readonly nameAt: Span;
  readonly parts: readonly Part[];
}

interface Mark {
  readonly kind: Part['kind'];
  /** 0 the title, 1 and 2 headings, 3 tables. */
  readonly level: number;
  readonly name: string;
  readonly nameAt: Span;
  /** Where the part begins: before the `#` of its heading. */
  readonly start: number;
}

/** Title → sections → subsections and tables, each in the innermost part that it stands in. */
export function outlineOf(report: Report): readonly Part[] {
  return partsOf(report, marksOf(report), report.source.length);
}

function marksOf(report: Report): Mark[] {
  const marks: Mark[] = [];
  const { title } = report;
  const inTable = insideAny(report.tables.map(({ at }) => at));
  const add = (kind: Mark['kind'], level: number, text: string, nameAt: Span) => {
    const start = kind === 'table' ? nameAt.start : beforeHashes(report.source, nameAt.start);
    marks.push({ kind, level, name: nameOf(text), nameAt, start });
  };
  if (title !== undefined) add('title', 0, title.text, title.at);
  for (const heading of report.headings) {
    if (title !== undefined && contains(title.at, heading.at.start)) continue;
    if (inTable(heading.at.start)) continue;
    const text = report.copy.textOf(heading.at);
    add(heading.level === 1 ? 'section' : 'subsection', heading.level, text, heading.at);
  }
  for (const { table, at } of report.tables) add('table', 3, `${table.name} ${table.title}`, at);
  return marks.sort((a, b) => a.nameAt.start - b.nameAt.start || a.level - b.level);
}

/** A part ends where the next mark of its own or a higher level begins; the blanks before that belong to nobody. */
function partsOf(report: Report, marks: readonly Mark[], end: number): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i];
    if (mark === undefined) break;
    let next = i + 1;
    while (next < marks.length && (marks[next]?.level ?? 0) > mark.level) next += 1;
    const stop = marks[next]?.start ?? end;
    const parts_ = partsOf(report, marks.slice(i + 1, next), stop);
    const body = mark.kind === 'table' ? mark.nameAt : withoutBlanksAround(report, span(mark.nameAt.start, stop));
    const own = cover(span(mark.start, mark.nameAt.end), body);
    const at = parts_.reduce((whole, part) => cover(whole, part.at), own);
    parts.push({ kind: mark.kind, name: mark.name, at, nameAt: mark.nameAt, parts: parts_ });
    i = next;
  }
  return parts;
}

/** What a reader sees between two places. */
function withoutBlanksAround({ copy }: Report, at: Span): Span {
  const { start, end } = copy.copySpan(at);
  return copy.sourceSpan(trimmed(copy.text, start, end));
}

function beforeHashes(text: string, start: number): number {
  return start - (HASHES.exec(text.slice(Math.max(0, start - LONGEST_HASHES), start))?.[0].length ?? 0);
}

/** One line, no Markdown marks at its head; the protocol refuses an empty name. */
function nameOf(text: string): string {
  const words = text.replace(/\s+/gu, ' ').replace(/^[# ]+/u, '');
  let end = words.length;
  while (end > 0 && '# '.includes(words.charAt(end - 1))) end -= 1;
  const name = words.slice(0, end);
  return name === '' ? '—' : name;
}
