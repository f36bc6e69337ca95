import { headRows, type OfficialCell, officialTable } from '../../forms/official-table.js';
import type { FilledTable } from '../../report/types.js';
import type { Finding, Severity } from '../../rules/shared/rule.js';
import { type Locale, say } from '../../text/message.js';
import { encloses, overlaps, type Span } from '../../text/span.js';

/** For whom a preview is made. */
export interface View {
  readonly locale: Locale;
  /** The line of an offset, counted from 0: the editor keeps draft and preview side by side by it. */
  readonly lineAt: (offset: number) => number;
}

/** By shape, not by colour alone: the preview is also printed. */
const SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '⚠\ufe0e', info: 'ⓘ', hint: 'ⓘ' };
const WORDS = { error: say('错误', 'Error'), warning: say('警告', 'Warning'), info: say('提示', 'Info'), hint: say('建议', 'Hint') };
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/**
 * The official table with its merges, filled in. What is said of one cell, or of a row at its label, is marked there with a
 * number and stands below the table; what is said of the table as a whole stands above it.
 */
export function tableHtml(filled: FilledTable, findings: readonly Finding[], view: View): string {
  const here = findings.filter(({ at }) => overlaps(at, filled.at));
  const marked: Finding[][] = [];
  const official = officialTable(filled.table);
  const rows = official.map((row) => rowHtml(row, filled, { here, marked, view }));
  const heads = headRows(official);
  const atCells = new Set(marked.flat());
  const whole = here.filter((finding) => !atCells.has(finding)).map((finding) => noteHtml([finding], view));
  const notes = marked.map((wrong, i) => noteHtml(wrong, view, String(i + 1)));
  const caption = whole.length === 0 ? '' : `<caption class="gouji-notes">${whole.join('')}</caption>\n`;
  const below = notes.length === 0 ? '' : `<div class="gouji-notes">\n${notes.join('\n')}\n</div>\n`;
  const head = heads === 0 ? '' : `<thead>\n${rows.slice(0, heads).join('\n')}\n</thead>\n`;
  const body = `<tbody>\n${rows.slice(heads).join('\n')}\n</tbody>\n`;
  return `<table class="gouji-table gouji-${escaped(filled.table.id)}">\n${caption}${head}${body}</table>\n${below}`;
}

/** Findings that have no official table to stand at. */
export function notesHtml(findings: readonly Finding[], view: View): string {
  return `<div class="gouji-notes">\n${findings.map((finding) => noteHtml([finding], view)).join('\n')}\n</div>\n`;
}

function noteHtml(wrong: readonly Finding[], { locale }: View, number = ''): string {
  const severity = gravest(wrong);
  const words = escaped(wrong.map(({ message }) => message[locale]).join('\n'));
  const sign = `<span class="gouji-sign" role="img" aria-label="${WORDS[severity][locale]} ${number}">${SIGNS[severity]}${number}</span>`;
  return `<div class="gouji-note gouji-${severity}" title="${words}">${sign} ${words}</div>`;
}

interface Marking {
  readonly here: readonly Finding[];
  /** Filled here: the findings of each marked cell, in the order of the table. */
  readonly marked: Finding[][];
  readonly view: View;
}

function rowHtml(row: readonly OfficialCell[], filled: FilledTable, marking: Marking): string {
  const cells = row.map((cell) => cellHtml(cell, filled, marking)).join('');
  const places = row.map((cell) => placeOf(cell, filled));
  const place = places.findLast((at) => at !== undefined);
  return place === undefined ? `<tr>${cells}</tr>` : `<tr class="code-line" data-line="${marking.view.lineAt(place.start)}">${cells}</tr>`;
}

function cellHtml(cell: OfficialCell, filled: FilledTable, { here, marked, view }: Marking): string {
  const tag = cell.kind === 'head' ? 'th' : 'td';
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  const place = placeOf(cell, filled);
  const wrong = place === undefined ? [] : here.filter((finding) => covers(finding, place));
  const text = escaped(filledCell(cell, filled)?.text ?? cell.text);
  if (wrong.length === 0) return `<${tag}${spans} class="gouji-${cell.kind}">${text}</${tag}>`;
  marked.push(wrong);
  const severity = gravest(wrong);
  const why = escaped(wrong.map(({ message }) => message[view.locale]).join('\n'));
  const mark = `<sup class="gouji-mark" role="img" aria-label="${WORDS[severity][view.locale]} ${marked.length}">${SIGNS[severity]}${marked.length}</sup>`;
  return `<${tag}${spans} class="gouji-${cell.kind} gouji-${severity}" title="${why}">${text}${mark}</${tag}>`;
}

function filledCell({ key }: OfficialCell, { cells }: FilledTable) {
  return key === undefined ? undefined : cells.get(key);
}

function placeOf(cell: OfficialCell, filled: FilledTable): Span | undefined {
  return filledCell(cell, filled)?.at ?? filled.rows.find(({ row }) => row.key === cell.row)?.labelAt;
}

/** A finding that is about this cell, not about more. What is said of a whole row stands at its label. */
function covers({ at }: Finding, place: Span): boolean {
  return encloses(at, place) && at.end - at.start <= Math.max(1, place.end - place.start);
}

function gravest(findings: readonly Finding[]): Severity {
  return GRAVEST_FIRST.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

/** All text of the draft and of messages passes through here. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
