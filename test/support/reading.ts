import { type ReadOptions, readReport } from '../../server/src/report/read.js';
import { type Report, reportIn } from '../../server/src/report/types.js';

/** A text that must be read as a report. */
export function reportOf(text: string, options: ReadOptions = {}): Report {
  const reading = readReport(text, options);
  const report = reportIn(reading);
  if (report === undefined) throw new Error(`read as ${reading.kind}: ${text.slice(0, 60)}`);
  return report;
}

/** A text that is read as a report whatever it says, for what it holds of tables, headings and paragraphs. */
export function declaredReport(text: string, options: ReadOptions = {}): Report {
  return reportOf(text, { ...options, isReport: true });
}
