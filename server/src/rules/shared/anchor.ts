import type { FilledTable, Reading, Report, Section } from '../../report/types.js';
import { trimmed } from '../../text/chars.js';
import { lineEnd } from '../../text/lines.js';
import { type Span, span } from '../../text/span.js';

/** Where a finding about the report as a whole stands: its title, else its first line with text. */
export function reportAnchor({ title, copy, source }: Reading): Span {
  if (title !== undefined) return title.at;
  const first = /[^\s-]/u.exec(copy.text)?.index;
  if (first === undefined) return span(0, Math.min(1, source.length));
  return copy.sourceSpan(trimmed(copy.text, first, lineEnd(copy.text, first)));
}

/** Where what is missing from the report would be written: behind the last line with text. */
export function openEnd({ blocks, source }: Report): Span {
  return span(blocks.at(-1)?.at.end ?? 0, source.length);
}

/** Where the report goes on behind the section before, up to the section behind or the sign-off. */
export function gapBetween(report: Report, before: Section | undefined, after: Section | undefined): Span {
  const start = (before?.heading ?? report.title)?.at.end ?? 0;
  const end = (after?.heading ?? report.signOff)?.at.start ?? report.source.length;
  return span(start, Math.max(start, end));
}

/** A section with its heading. */
export function wholeSection({ heading, body }: Section): Span {
  return span(heading.at.start, body.end);
}

/** Where a finding about a table as a whole stands: its first header, else its first label. */
export function tableAnchor(table: FilledTable): Span {
  const header = table.headers.find((h) => h.text.length <= 20) ?? table.headers[0];
  const row = table.rows[0];
  if (header !== undefined && (row === undefined || header.at.start <= row.at.start || row.labelAt.start === row.labelAt.end))
    return header.at;
  return row?.labelAt ?? table.at;
}

/** 第一部分总体情况: the heading of a section without `#`. */
export function headingAnchor(heading: { readonly numberAt: Span; readonly textAt: Span }): Span {
  return span(heading.numberAt.start, heading.textAt.end);
}
