import { figureRowsOf } from '../../data/forms.js';
import type { FormSection } from '../../data/types.js';
import type { Report, Section } from '../../report/types.js';
import { bodyLength, mentions } from '../../rules/shared/body.js';
import { type Span, span } from '../../text/span.js';
import { type Cursor, cursorAt } from './completion.js';
import { headingPrefix, numberedHeading, sectionsMissingAt } from './headings.js';
import { computedTotal } from './totals.js';

/** What is to be written; what stands at `at` already, up to the cursor, is how it begins. */
export interface Ghost {
  readonly at: Span;
  readonly text: string;
}

/** What comes next for certain, to be shown in grey behind the cursor; undefined where nothing does. */
export function inlineAt(report: Report, offset: number): Ghost | undefined {
  const cursor = cursorAt(report, offset);
  if (cursor === undefined) return undefined;
  const total = computedTotal(cursor);
  if (total === undefined) {
    const heading = nextHeading(cursor);
    return heading === undefined ? undefined : { at: span(offset, offset), text: heading };
  }
  const begins = total.at.end === offset && total.newText.startsWith(report.source.slice(total.at.start, offset));
  return begins ? { at: total.at, text: total.newText } : undefined;
}

/** On an empty line behind a finished section, where the form wants another one next. */
function nextHeading(cursor: Cursor): string | undefined {
  const { report, line } = cursor;
  if (line.start !== line.end || !/(?:\r\n?|\n)(?:\r\n?|\n)$/.test(report.source.slice(Math.max(0, line.start - 4), line.start)))
    return undefined;
  const section = report.sections.findLast(({ heading }) => heading.at.start < line.start);
  const next = section && following(report, section.form);
  if (section === undefined || next === undefined || !sectionsMissingAt(cursor).includes(next)) return undefined;
  if (!isEndOf(section, cursor) || !isFinished(report, section, line.start)) return undefined;
  return `${headingPrefix(report)}${numberedHeading(next, cursor)}`;
}

function following({ form }: Report, section: FormSection): FormSection | undefined {
  return form.sections[form.sections.indexOf(section) + 1];
}

/** Nothing but blanks, or the sign-off, stands between the cursor and the next section with its mark. */
function isEndOf(section: Section, { report, offset }: Cursor): boolean {
  const signOff = report.signOff?.at.start ?? report.source.length;
  return /^[\s#]*$/.test(report.copy.textOf(span(offset, Math.max(offset, Math.min(section.body.end, signOff)))));
}

function isFinished(report: Report, section: Section, stop: number): boolean {
  const { form } = section;
  if (form.table !== undefined) {
    const table = report.tables.find((filled) => filled.table.id === form.table && filled.at.end <= stop);
    const wanted = table === undefined ? [] : figureRowsOf(table.table);
    return table !== undefined && wanted.every((row) => table.rows.some((filled) => filled.row === row && filled.state === 'bound'));
  }
  const says = mentions(report, section);
  const topicsThere = (form.topics ?? []).every(({ keywords }) => says(keywords));
  return (
    topicsThere && bodyLength(report, section, 1) > 0 && /[。！；”）]$/.test(report.copy.textOf(span(section.body.start, stop)).trimEnd())
  );
}
