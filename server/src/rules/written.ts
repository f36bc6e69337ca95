import type { Report } from '../report/types.js';
import { bodyLength, isMentioned } from './body.js';

/** What templates print where something is to be written. */
const PROMPT = /[（(【〈<[]请(?:在此)?填写/;
const STOP = /[。！？；.!?;][”’）)》」]*$/;

/**
 * Whether a draft is written to its end, as far as can be told: every section and table that the form wants is there, each section says
 * something, no prompt is left, and it is signed or its last sentence has come to a stop. What is only to be said of a whole draft would
 * come and go before.
 */
export function isWrittenToEnd(report: Report): boolean {
  const { form, year, sections, tables, signOff, text } = report;
  const found = form.sections.map((section) =>
    section.kind === 'content' ? isMentioned(report, section) : sections.some((one) => one.form === section),
  );
  const says = sections.every((section) => section.form.kind !== 'text' || bodyLength(report, section, 1) > 0);
  const counted = form.tables.every(
    ({ id, requiredFrom = 0 }) => (year ?? 0) < requiredFrom || tables.some(({ table }) => table.id === id),
  );
  return found.every(Boolean) && says && counted && !PROMPT.test(text) && (signOff !== undefined || STOP.test(text.trimEnd()));
}
