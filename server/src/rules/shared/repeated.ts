import { labelKey } from '../../report/tables/label.js';
import type { Heading, Report } from '../../report/types.js';

/** Text under a heading that is more than a line of a table of contents. */
const SOME_TEXT = 12;

/** A heading that stands in the report twice. */
export interface Repeated {
  readonly heading: Heading;
  /** Where the same heading stood first. */
  readonly first: Heading;
}

/**
 * Headings of sections that stood before, number and words, with a text of their own both times. A heading that follows
 * others without any text is a line of a table of contents.
 */
export function repeatedHeadings(report: Report): readonly Repeated[] {
  const first = new Map<string, Heading>();
  const repeated: Repeated[] = [];
  const headings = report.headings.filter(({ level, number }) => level === 1 && number !== undefined);
  for (const [index, heading] of headings.entries()) {
    const before = headings[index - 1];
    if (!hasText(report, heading, headings[index + 1])) continue;
    if (before !== undefined && before.number !== heading.number && !hasText(report, before, heading)) continue;
    const key = `${heading.number} ${labelKey(heading.text).key}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, heading);
    else repeated.push({ heading, first: known });
  }
  return repeated;
}

function hasText({ copy, source }: Report, heading: Heading, next: Heading | undefined): boolean {
  const start = copy.copyOffset(heading.at.end);
  const end = copy.copyOffset(next?.at.start ?? source.length);
  return end - start >= SOME_TEXT && copy.text.slice(start, end).trim().length >= SOME_TEXT;
}
