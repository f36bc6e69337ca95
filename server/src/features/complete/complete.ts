import type { Report } from '../../report/types.js';
import { articles } from './articles.js';
import { type Completion, type Context, cursorAt } from './completion.js';
import { headings } from './headings.js';
import { parts } from './parts.js';
import { rows } from './rows.js';
import { titles } from './titles.js';
import { totals } from './totals.js';

const contexts: readonly Context[] = [titles, articles, totals, rows, headings, parts];

/** What may be meant at the offset; nothing where the document is no report. */
export function completionsAt(report: Report, offset: number): readonly Completion[] {
  if (report.kind !== 'report') return [];
  const cursor = cursorAt(report, offset);
  return contexts.flatMap((context) => context(cursor));
}
