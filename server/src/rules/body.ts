import type { Report, Section } from '../report/types.js';

/** The text of a section without its sub-headings, blanks and markup signs. */
export function bodyText(report: Report, section: Section): string {
  let text = '';
  let from = section.body.start;
  for (const heading of report.headings) {
    if (heading.at.start < from || heading.at.end > section.body.end) continue;
    text += report.text.slice(from, heading.at.start);
    from = heading.at.end;
  }
  text += report.text.slice(from, section.body.end);
  return text.replace(/[\s#*。：]/g, '');
}
