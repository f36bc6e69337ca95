import { initialsOf } from '../../data/initials.js';
import type { FormTable } from '../../data/types.js';
import { composePreamble, composeSection, composeTopics } from '../../forms/parts.js';
import type { Piece } from '../../forms/pieces.js';
import { composeTable } from '../../forms/table.js';
import type { Report, Section } from '../../report/types.js';
import { say } from '../../text/message.js';
import { span } from '../../text/span.js';
import type { Context, Cursor } from './completion.js';
import { sectionsMissingAt } from './headings.js';

/** The start of a line, or of a sentence in it, with a few letters or characters typed. */
const BEGUN = /(^[ \t\u3000]*|[。；！？])([\u4e00-\u9fffa-z\d]{0,12})$/;

/** At the start of a line: whole parts of the report that are not there yet. At the start of any sentence: usual ones. */
export const parts: Context = (cursor) => {
  const begun = BEGUN.exec(cursor.before);
  if (begun === null) return [];
  const [, lead = '', typed = ''] = begun;
  const { form } = cursor.report;
  const isLine = lead.trim() === '' && cursor.after.trim() === '';
  const named = [...(isLine ? wholeParts(cursor) : []), ...phrases(cursor.report)];
  const at = span(cursor.offset - typed.length, cursor.offset);
  return named.map(({ name, pieces, also = '' }) => ({
    kind: 'part',
    label: name,
    detail: also === '' ? say(form.name, `form of ${form.id}`) : say(also, also),
    at,
    pieces,
    filter: `${name} ${initialsOf(name)} ${also} ${initialsOf(also)}`,
  }));
};

interface Part {
  readonly name: string;
  readonly pieces: readonly Piece[];
  /** Another name that it goes by. */
  readonly also?: string;
}

/** The sentence that says by what the report was written, and for which period. */
export const PREAMBLE = '编制依据和统计期限';

function* wholeParts(cursor: Cursor): Iterable<Part> {
  const { report, line } = cursor;
  const { form, year } = report;
  const inside = report.sections.findLast(({ heading }) => heading.at.end <= line.start);
  if (inside !== undefined) yield* ofSection(cursor, inside);
  else if (report.period === undefined && year !== undefined) yield { name: PREAMBLE, pieces: [composePreamble(form, year)] };
  const tables = form.tables.filter(({ id }) => !report.tables.some(({ table }) => table.id === id));
  const part = (table: FormTable) => ({ name: table.name, pieces: composeTable(table), also: table.title });
  const isAtHome = ({ section }: FormTable) => section !== null && section === inside?.form.id;
  yield* tables.filter(isAtHome).map(part);
  for (const section of sectionsMissingAt(cursor)) yield { name: section.heading, pieces: composeSection(form, section) };
  yield* tables.filter((table) => !isAtHome(table)).map(part);
}

/** Topics and statements that the section at the cursor still lacks. */
function* ofSection({ report }: Cursor, { form, body }: Section): Iterable<Part> {
  const text = report.copy.textOf(body);
  const paragraphs = composeTopics(form);
  for (const [i, { name, keywords }] of (form.topics ?? []).entries()) {
    if (!keywords.some((word) => text.includes(word))) yield { name, pieces: paragraphs[i] ?? [] };
  }
  const { statement } = form;
  if (statement !== undefined && !statement.keywords.some((word) => text.includes(word)))
    yield { name: statement.name, pieces: [statement.suggestion] };
}

/** The usual sentences that the report does not have yet. */
function phrases({ form, copy }: Report): Part[] {
  return form.phrases.filter(({ text }) => !copy.text.includes(text)).map(({ name, text }) => ({ name, pieces: [text], also: text }));
}
