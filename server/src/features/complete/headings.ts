import { initialsOf } from '../../data/initials.js';
import type { FormSection } from '../../data/types.js';
import { composeBody } from '../../forms/parts.js';
import type { Report, Section } from '../../report/types.js';
import { say } from '../../text/message.js';
import { chineseNumeral } from '../../text/numerals.js';
import { span } from '../../text/span.js';
import type { Completion, Context, Cursor } from './completion.js';

/** A heading that is begun: its marks, its number, a few letters or characters. */
const BEGUN = /^([ \t\u3000]*)(#{1,6}[ \t]*)?([一二三四五六七八九十]{1,2}、?)?([\u4e00-\u9fffa-z、]{0,30})$/;

/** At a heading that is begun: the sections that are missing here, bare and with what belongs under them. */
export const headings: Context = (cursor) => {
  const begun = BEGUN.exec(cursor.before);
  if (begun === null || cursor.after.trim() !== '' || (begun[2] === undefined && begun[3] === undefined)) return [];
  return sectionsMissingAt(cursor).flatMap((section) => completionsFor(section, begun, cursor));
};

/** What the form wants between the section before the cursor and the next one, in its order. */
export function sectionsMissingAt({ report, line }: Cursor): FormSection[] {
  const others = report.sections.filter(({ heading }) => heading.at.start < line.start || heading.at.start > line.end);
  const before = others.findLast(({ heading }) => heading.at.start < line.start);
  const after = others.find(({ heading }) => heading.at.start > line.end);
  const written = report.headings.filter(({ at }) => at.start < line.start || at.start > line.end).map(({ text }) => text);
  return report.form.sections.filter((section) => {
    if (others.some(({ form }) => form === section) || written.includes(section.heading)) return false;
    const at = report.form.sections.indexOf(section);
    return at > indexOf(report, before, -1) && at < indexOf(report, after, report.form.sections.length);
  });
}

function indexOf({ form }: Report, section: Section | undefined, otherwise: number): number {
  return section === undefined ? otherwise : form.sections.indexOf(section.form);
}

/** `三、收到和处理…`; where the form fixes contents only, the number follows from the headings before. */
export function numberedHeading(section: FormSection, { report, line }: Cursor): string {
  const before = report.headings.filter(({ at, level, number }) => level === 1 && number !== undefined && at.start < line.start);
  return `${chineseNumeral(section.number ?? before.length + 1)}、${section.heading}`;
}

/** What stands before the number in this draft's headings. */
export function headingPrefix(report: Report): string {
  const first = report.headings.find(({ level, number }) => level === 1 && number !== undefined);
  return first?.prefix ?? (report.source.trimStart().startsWith('#') ? '## ' : '');
}

function completionsFor(section: FormSection, [, , marks = '', number = '', typed = '']: RegExpExecArray, cursor: Cursor): Completion[] {
  const name = numberedHeading(section, cursor);
  const at = span(cursor.offset - marks.length - number.length - typed.length, cursor.line.end);
  // A single # is how any heading begins; the level is that of the other sections.
  const usual = headingPrefix(cursor.report);
  const prefix = usual.startsWith(marks.trimEnd()) ? usual : `${marks.trimEnd()} `;
  const shared = { kind: 'section', at, filter: `${marks}${name} ${initialsOf(section.heading)}` } as const;
  const isTable = section.table !== undefined;
  const detail = isTable ? say('标题和空表', 'heading and blank table') : say('标题和填写提示', 'heading and prompts');
  return [
    { ...shared, label: name, detail: say('标题', 'heading'), pieces: [`${prefix}${name}`] },
    { ...shared, label: `${name}…`, detail, pieces: [`${prefix}${name}\n\n`, ...composeBody(cursor.report.form, section)] },
  ];
}
