import { headingLine, sectionSkeleton, tableSkeleton } from '../../forms/skeleton.js';
import { linesOf } from '../../report/places.js';
import { missingSections } from '../../report/structure/missing-sections.js';
import type { Report } from '../../report/types.js';
import { missingRuns } from '../../rules/shared/lost-rows.js';
import { rowsInsertion } from '../../rules/shared/row-insertion.js';
import type { Edit } from '../../text/edits.js';
import { withLineEndsOf } from '../../text/lines.js';
import { type Message, say } from '../../text/message.js';
import { contains, type Span } from '../../text/span.js';

/** Something that the form wants and the draft lacks, to be put where the cursor is. */
export interface Insertion {
  readonly title: Message;
  readonly edits: readonly Edit[];
}

/** In a table the rows that are missing behind the cursor's; on a blank line the sections and the table that are missing there. */
export function insertionsAt(report: Report, offset: number): Insertion[] {
  if (report.isPage) return [];
  const table = report.tables.find(({ at }) => contains(at, offset) || at.end === offset);
  if (table !== undefined) {
    const line = blankOrWhole(report, offset);
    return missingRuns(table).flatMap(({ run, before }) => {
      if (before === undefined || before.at.end < line.start || before.at.start > line.end) return [];
      const edits = rowsInsertion(report, table, run, before);
      const names = run.map(({ label }) => label).join('、');
      return edits.length === 0 ? [] : [{ title: say(`在下面插入缺少的行：${names}`, `Insert the missing rows below: ${names}`), edits }];
    });
  }
  const line = blankOrWhole(report, offset);
  // Above the title stands no part of the report.
  if (report.copy.textOf(line).trim() !== '' || line.start < (report.title?.at.start ?? 0)) return [];
  return [...sectionsFor(report, line), ...missingTables(report, line)];
}

function blankOrWhole(report: Report, offset: number): Span {
  const lines = linesOf(report);
  return lines.spanOf(lines.positionAt(offset).line);
}

/** Sections that belong between the ones before and behind the line. */
function sectionsFor(report: Report, line: Span): Insertion[] {
  const numbers = (before: boolean) =>
    report.sections.filter(({ heading }) => heading.at.start < line.start === before).map(({ form }) => form.number ?? 0);
  const last = Math.max(0, ...numbers(true));
  const next = Math.min(Number.POSITIVE_INFINITY, ...numbers(false));
  const prefix = report.sections[0]?.heading.prefix ?? '## ';
  return missingSections(report)
    .filter(({ number }) => number !== null && number > last && number < next)
    .map((section) => ({
      // A table that stands somewhere without its heading is not to be there twice.
      words: report.tables.some(({ table }) => table.id === section.table)
        ? headingLine(section, prefix)
        : sectionSkeleton(section, report.form, prefix),
      section,
    }))
    .map(({ section, words }) => ({
      title: say(`在此插入“${headingLine(section, '')}”`, `Insert “${headingLine(section, '')}” here`),
      edits: [{ at: line, newText: withLineEndsOf(report.source, words) }],
    }));
}

function missingTables(report: Report, line: Span): Insertion[] {
  const section = report.sections.find(({ body }) => body.start <= line.start && line.start < Math.max(body.end, body.start + 1));
  return report.form.tables
    .filter(({ id, section: home }) => (home === null || home === section?.form.id) && !report.tables.some(({ table }) => table.id === id))
    .filter(({ requiredFrom = 0 }) => (report.year ?? requiredFrom) >= requiredFrom)
    .map((table) => ({
      title: say(`在此插入空的${table.name}`, `Insert an empty table “${table.title}” here`),
      edits: [{ at: line, newText: withLineEndsOf(report.source, `${tableSkeleton(table)}\n`) }],
    }));
}
