import { labelKey, meaningsOf } from '../report/label.js';
import type { FilledTable, Report, WrittenCell } from '../report/types.js';
import { UNITS } from '../report/words.js';
import type { Finding } from '../rules/rule.js';
import { lookOf } from '../text/figure.js';
import type { Locale } from '../text/message.js';
import { contains, cover, type Span } from '../text/span.js';
import { type OfficialCell, officialTable } from './official-table.js';
import { pipeTables, standardTableIn } from './pipes.js';
import { elementAround } from './table-region.js';

/** What a passage of the draft looks like when it is published. */
export interface Passage {
  readonly at: Span;
  readonly kind: 'title' | 'section' | 'subsection' | 'signoff';
}

export interface PreviewTable {
  readonly at: Span;
  readonly html: string;
}

export interface Preview {
  readonly passages: readonly Passage[];
  readonly tables: readonly PreviewTable[];
}

/** The parts of a report that its preview shows otherwise than any Markdown. Undefined for what is no report. */
export function previewOf(report: Report, findings: readonly Finding[], locale: Locale): Preview | undefined {
  if (report.kind !== 'report') return undefined;
  const pipes = pipeTables(report);
  const tables = report.tables.flatMap((table): PreviewTable[] => {
    const inPipes = pipes.find((pipe) => standardTableIn(report, pipe) === table)?.at;
    const element = table.notation === 'html' ? elementAround(report.source, table.at) : undefined;
    const at = cover(inPipes ?? element ?? table.at, table.at);
    return isWhole(report, table, at) ? [{ at, html: tableHtml(table, findings, locale) }] : [];
  });
  return { passages: passagesOf(report), tables };
}

function passagesOf({ title, headings, signOff, tables }: Report): Passage[] {
  const passages: Passage[] = [];
  if (title !== undefined) passages.push({ at: title.at, kind: 'title' });
  for (const { at, level, runIn } of headings) {
    if (runIn || tables.some((table) => contains(table.at, at.start)) || (title !== undefined && contains(title.at, at.start))) continue;
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
    return look === 'text' && (UNITS.has(cell.text) || meaningsOf(labelKey(cell.text).key).some((meaning) => meaning.table === table.id));
  };
  return (
    state === 'read' &&
    report.blocks.filter((block) => contains(at, block.at.start)).every((block) => block.kind === 'row' && block.cells.every(isKnown))
  );
}

/** The official table with its merges, filled in; a cell with a finding carries its message. */
export function tableHtml(filled: FilledTable, findings: readonly Finding[], locale: Locale): string {
  const here = findings.filter(({ at }) => at.start < filled.at.end && filled.at.start < at.end);
  const rows = officialTable(filled.table).map((row) => `<tr>${row.map((cell) => cellHtml(cell, filled, here, locale)).join('')}</tr>`);
  return `<table class="gouji-table gouji-${escaped(filled.table.id)}">\n${rows.join('\n')}\n</table>\n`;
}

function cellHtml(cell: OfficialCell, filled: FilledTable, findings: readonly Finding[], locale: Locale): string {
  const tag = cell.kind === 'head' ? 'th' : 'td';
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  const value = cell.key === undefined ? undefined : filled.cells.get(cell.key);
  const place = value?.at ?? filled.rows.find(({ row }) => row.key === cell.row)?.labelAt;
  const wrong = place === undefined ? [] : findings.filter((finding) => covers(finding, place));
  const text = escaped(value?.text ?? cell.text);
  if (wrong.length === 0) return `<${tag}${spans} class="gouji-${cell.kind}">${text}</${tag}>`;
  const why = escaped(wrong.map(({ message }) => message[locale]).join('\n'));
  const mark = `<sup class="gouji-mark" aria-label="${why}">✗</sup>`;
  return `<${tag}${spans} class="gouji-${cell.kind} gouji-${gravest(wrong)}" title="${why}">${text}${mark}</${tag}>`;
}

/** A finding that is about this cell, not about more. What is said of a whole row stands at its label. */
function covers({ at }: Finding, place: Span): boolean {
  return at.start <= place.start && place.end <= at.end && at.end - at.start <= Math.max(1, place.end - place.start);
}

function gravest(findings: readonly Finding[]): Finding['severity'] {
  const order: readonly Finding['severity'][] = ['error', 'warning', 'info', 'hint'];
  return order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

/** All text of the draft and of messages passes through here. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
