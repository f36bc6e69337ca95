import type { Report } from '../../report/types.js';
import { articles } from './articles.js';
import { type Completion, type Context, type Cursor, cursorAt } from './completion.js';
import { headings } from './headings.js';
import { parts } from './parts.js';
import { rows } from './rows.js';
import { titles } from './titles.js';
import { totals } from './totals.js';

/** Within a line, whatever it is written in. */
const words: readonly Context[] = [titles, articles, totals];
/** Lines of their own, which are written in Markdown or plain. */
const lines: readonly Context[] = [rows, headings, parts];

/** What may be meant at the offset; nothing where the document is no report. */
export function completionsAt(report: Report, offset: number): readonly Completion[] {
  const cursor = cursorAt(report, offset);
  if (cursor === undefined) return [];
  const contexts = isMarkup(cursor) ? words : [...words, ...lines];
  return contexts.flatMap((context) => context(cursor));
}

function isMarkup({ report: { source, copy }, line }: Cursor): boolean {
  return /^\ufeff?\s*</.test(source.slice(0, 200)) || !copy.isWhole(line);
}
