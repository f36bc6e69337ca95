import type { Report, Section } from '../../report/types.js';
import { isHan, withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';

const LETTER = /[\p{L}\p{N}]/u;

/** All that stands under the heading of a section, the sign-off and what is behind it aside. */
export function bodyOf(report: Report, section: Section): Span {
  const { start, end } = section.body;
  const signed = report.signOff?.at.start ?? report.source.length;
  return { start, end: signed < start ? end : Math.min(end, signed) };
}

/** The stretches of a section between its sub-headings; what stands at or behind the sign-off is none of it. */
function* stretches(report: Report, section: Section): Iterable<Span> {
  const bodyEnd = bodyOf(report, section).end;
  let from = section.body.start;
  for (const heading of report.headings) {
    if (heading.at.start < from) continue;
    if (heading.at.end > bodyEnd) break;
    yield { start: from, end: heading.at.start };
    from = heading.at.end;
  }
  yield { start: from, end: bodyEnd };
}

/** How many letters and digits a section holds besides its headings; counting stops at `enough`. A line across the page is none. */
export function bodyLength(report: Report, section: Section, enough: number): number {
  let length = 0;
  const { text } = report.copy;
  for (const stretch of stretches(report, section)) {
    const { start, end } = report.copy.copySpan(stretch);
    for (let i = start; i < end && length < enough; i += 1) {
      if (isHan(text.charCodeAt(i)) || LETTER.test(text.charAt(i))) length += 1;
    }
  }
  return length;
}

/** Tells which words a section mentions, also where a line break cuts one; a word within one of `except` is not counted. */
export function mentions(report: Report, section: Section): (words: readonly string[], except?: readonly string[]) => boolean {
  const text = report.copy.textOf(section.body);
  let joined: string | undefined;
  return (words, except = []) => {
    if (except.length === 0 && words.some((word) => text.includes(word))) return true;
    joined ??= withoutBlanks(text);
    const said = except.reduce((rest, word) => rest.replaceAll(word, '，'), joined);
    return words.some((word) => said.includes(word));
  };
}
