import { labelsOf } from '../../data/forms.js';
import type { FormTable } from '../../data/types.js';
import { blocksIn, linesOf } from '../../report/places.js';
import { attachmentsOf } from '../../report/structure/attachments.js';
import { labelKey } from '../../report/tables/label.js';
import { isUnit } from '../../report/tables/words.js';
import type { FilledTable, Report, WrittenCell } from '../../report/types.js';
import type { Finding } from '../../rules/shared/rule.js';
import { lookOf } from '../../text/figure.js';
import type { LineIndex } from '../../text/lines.js';
import type { Locale } from '../../text/message.js';
import { contains, cover, encloses, insideAny, near, type Span } from '../../text/span.js';
import { pipesByTable } from '../tables/pipes.js';
import { elementAround } from '../tables/table-region.js';
import { escaped, notesHtml, tableHtml, type View } from './preview-table.js';

/** What a passage of the draft looks like when it is published. */
export interface Passage {
  readonly at: Span;
  readonly kind: 'title' | 'section' | 'subsection' | 'signoff' | 'attachment' | `attachment-${'title' | 'list' | 'item'}`;
}

/** What is shown in place of a part of the draft; where that is empty, before what stands there. */
export interface Shown {
  readonly at: Span;
  readonly html: string;
}

/** All that the preview shows otherwise than the editor's own. */
export interface Preview {
  readonly passages: readonly Passage[];
  /** Official tables and heads of attachments, in place of the written ones. */
  readonly replaced: readonly Shown[];
  /** Findings of tables that are not replaced: because they are missing, or hold more than the form. */
  readonly notes: readonly Shown[];
}

/** The parts of a report that its preview shows otherwise than any Markdown. */
export function previewOf(report: Report, findings: readonly Finding[], locale: Locale): Preview {
  const lines = linesOf(report);
  const view: View = { locale, lineAt: (offset) => lines.positionAt(offset).line };
  const pipes = pipesByTable(report);
  const findingsAt = near(findings);
  const replaced: Shown[] = [];
  const notes: Shown[] = missingTables(report, findingsAt, lines, view);
  for (const table of report.tables) {
    const inPipes = pipes.get(table)?.at;
    const element = table.notation === 'html' ? elementAround(report, table.at) : undefined;
    const at = cover(inPipes ?? element ?? table.at, table.at);
    if (isWhole(report, table, at)) replaced.push({ at, html: tableHtml(table, findingsAt(table.at), view) });
    else notes.push(...noted(findingsAt(at), at, view, at.start));
  }
  const title = titleOf(report, view);
  const { heads, passages } = attached(report);
  return { passages: [...passagesOf(report), ...passages], replaced: [...title, ...replaced, ...heads], notes };
}

/** In two parts, so that where it takes two lines it breaks behind the name of the body. */
function titleOf({ title, copy }: Report, { lineAt }: View): Shown[] {
  if (title?.issuer === undefined || !title.text.startsWith(title.issuer)) return [];
  if (MARKUP.test(title.text) || !copy.isWhole(title.at)) return [];
  const parts = [title.issuer, title.text.slice(title.issuer.length)].map((part) => `<span>${escaped(part)}</span>`);
  return [{ at: title.at, html: `<h1 class="gouji-title code-line" data-line="${lineAt(title.at.start)}">${parts.join('<wbr>')}</h1>\n` }];
}

type FindingsAt = (at: Span) => readonly Finding[];

/** Below the heading under which a table of the form is missing. */
function missingTables({ form, sections, tables }: Report, findingsAt: FindingsAt, lines: LineIndex, view: View): Shown[] {
  const missing = form.tables.filter(({ id }) => !tables.some(({ table }) => table.id === id)).map(({ section }) => section);
  return sections
    .filter((section) => missing.includes(section.form.id))
    .flatMap(({ heading }) =>
      noted(findingsAt(heading.at), heading.at, view, lines.spanOf(lines.positionAt(heading.at.end).line + 1).start),
    );
}

function noted(findings: readonly Finding[], inside: Span, view: View, offset: number): Shown[] {
  const here = findings.filter(({ at }) => encloses(inside, at));
  return here.length === 0 ? [] : [{ at: { start: offset, end: offset }, html: notesHtml(here, view) }];
}

/** What would read otherwise as Markdown than as text is left as it is written. */
const MARKUP = /[\\*_`<[&]/;

function attached(report: Report): { readonly heads: Shown[]; readonly passages: Passage[] } {
  const heads: Shown[] = [];
  const passages: Passage[] = [];
  for (const { kind, at, split } of attachmentsOf(report)) {
    if (split !== undefined && !MARKUP.test(split.title) && report.copy.isWhole(at)) {
      const title = `<p class="gouji-attachment-title">${escaped(split.title)}</p>`;
      heads.push({ at, html: `<p class="gouji-attachment">${escaped(split.label)}</p>\n${title}\n` });
    } else {
      passages.push({ at, kind: kind === 'head' ? 'attachment' : `attachment-${kind}` });
    }
  }
  return { heads, passages };
}

function passagesOf({ title, headings, signOff, tables }: Report): Passage[] {
  const passages: Passage[] = [];
  if (title !== undefined) passages.push({ at: title.at, kind: 'title' });
  const inTable = insideAny(tables.map(({ at }) => at));
  for (const { at, level, runIn } of headings) {
    if (runIn || inTable(at.start) || (title !== undefined && contains(title.at, at.start))) continue;
    passages.push({ at, kind: level === 1 ? 'section' : 'subsection' });
  }
  if (signOff !== undefined) passages.push({ at: signOff.at, kind: 'signoff' });
  return passages;
}

/** All that stands in the table has its place in the official one; otherwise the draft is shown as it is written. */
function isWhole(report: Report, { table, cells, state }: FilledTable, at: Span): boolean {
  const bound = new Set([...cells.values()].map((cell) => cell.at.start));
  const isKnown = (cell: WrittenCell) => {
    const look = lookOf(cell.text);
    if (bound.has(cell.at.start) || look === 'empty' || look === 'standIn') return true;
    return look === 'text' && (isUnit(cell.text) || isOwnLabel(table, cell.text));
  };
  return (
    state === 'read' &&
    blocksIn(report, at)
      .filter((block) => contains(at, block.at.start))
      .every((block) => block.kind === 'row' && block.cells.every(isKnown))
  );
}

/** A label or header of the table, in any of the forms; rows that only this form has are its own too. */
function isOwnLabel(table: FormTable, text: string): boolean {
  const { key, meanings } = labelKey(text);
  return meanings.some((meaning) => meaning.table === table.id) || labelsOf(table).some((label) => labelKey(label).key === key);
}
