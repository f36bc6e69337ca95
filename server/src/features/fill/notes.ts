import { fact } from '../../report/fact.js';
import { missingSections } from '../../report/structure/missing-sections.js';
import type { FilledRow, FilledTable, Report } from '../../report/types.js';
import { type MissingRun, missingRuns } from '../../rules/shared/lost-rows.js';
import { list } from '../../rules/shared/rows.js';
import type { Finding, Fix } from '../../rules/shared/rule.js';
import { parseFigure } from '../../text/figure.js';
import { type Message, say } from '../../text/message.js';
import { encloses, overlaps, type Span } from '../../text/span.js';
import { suggestionsFor } from '../suggest/suggest.js';
import { type Home, homesOf } from './homes.js';

/** What is said of a place, and what would mend it. */
export interface Note {
  readonly finding: Finding;
  readonly repairs: readonly Fix[];
}

/** What is said of a table as a whole, and of its rows by the names of their marks. */
export interface TableNotes {
  readonly about: readonly Note[];
  readonly rows: ReadonlyMap<string, readonly Note[]>;
}

/** A blank that can be filled in is seen as one: it needs no words before the report is finished. */
const SILENT = new Set(['cell-blank']);

/** What is said of just this cell; or of all those that have the same slip, which is told at the first of them. */
export function notesAt(report: Report, table: FilledTable, findings: readonly Finding[], { at, state, text }: Home): Note[] {
  const beginning = beginningAt(findings).get(at.start) ?? [];
  const own = beginning.filter((finding) => isAt(finding, at) && at.end > at.start && !SILENT.has(finding.rule));
  // 12件 is read as a figure, and told all the same.
  const isPlain = state === 'blank' || (state !== 'bad' && parseFigure(text) !== undefined);
  const told = own.length > 0 || isPlain ? own : alikeAt(table, findings, at);
  return told.map((finding) => ({ finding, repairs: [...(finding.fixes ?? []), ...suggestionsFor(report, finding)] }));
}

/** Every cell of every table asks for its own. */
const beginningAt = fact((findings: readonly Finding[]) => {
  const found = new Map<number, Finding[]>();
  for (const finding of findings) {
    const others = found.get(finding.at.start);
    if (others === undefined) found.set(finding.at.start, [finding]);
    else others.push(finding);
  }
  return found;
});

function alikeAt(table: FilledTable, findings: readonly Finding[], at: Span): readonly Finding[] {
  const alike = findings.filter(
    ({ rule, related = [], at: first }) => rule === 'cell-value' && related.length > 0 && encloses(table.at, first),
  );
  const named = alike.filter(({ related = [] }) => related.some((one) => isAt(one, at)));
  // Of very many not all are named.
  return named.length > 0 || alike.length > 1 ? named : alike;
}

function isAt({ at }: { readonly at: Span }, place: Span): boolean {
  return at.start === place.start && at.end === place.end;
}

/** Everything that is said within a table beside its cells: of a row where it is about that one, of the table where it is not. */
export function notesOf(report: Report, table: FilledTable, findings: readonly Finding[]): TableNotes {
  const homes = homesOf(report, table);
  const told = new Set([...homes.values()].map(({ at }) => at.start));
  const about: Note[] = [];
  const rows = new Map<string, Note[]>();
  for (const finding of findings) {
    if (!overlaps(finding.at, table.at) || told.has(finding.at.start)) continue;
    if (SILENT.has(finding.rule) && homes.size > 0 && rowAt(table, finding)?.state !== 'unclear') continue;
    const lost = missingRuns(table).find(({ run }) => finding.rule === 'table-row' && finding.expected === labelsOf(run));
    const note = { finding: lost === undefined ? finding : { ...finding, message: lacking(lost) }, repairs: finding.fixes ?? [] };
    const marks = lost === undefined ? marksFor(table, finding) : lost.run.map(({ key }) => markOf(key));
    if (marks.length === 0) about.push(note);
    for (const mark of marks) rows.set(mark, [...(rows.get(mark) ?? []), note]);
  }
  return { about, rows: toTheLast(table, rows) };
}

/** Where several rows cannot be read, the first of them is told of all; here each is there to be seen. */
function toTheLast(table: FilledTable, told: ReadonlyMap<string, readonly Note[]>): ReadonlyMap<string, readonly Note[]> {
  const rows = new Map(told);
  let above: readonly Note[] = [];
  for (const { row, state } of table.rows) {
    if (state !== 'unclear' || !row.figures || row.key === '') continue;
    above = told.get(markOf(row.key)) ?? above;
    if (above.length > 0) rows.set(markOf(row.key), above);
  }
  return rows;
}

/** The row that a finding stands in. */
function marksFor(table: FilledTable, finding: Finding): string[] {
  const row = rowAt(table, finding);
  return row === undefined ? [] : [markOf(row.row.key)];
}

function rowAt({ rows }: FilledTable, { at }: Finding): FilledRow | undefined {
  return rows.find((one) => one.row.figures && one.row.key !== '' && encloses(one.at, at));
}

/** In a text it can only be said behind the row above; here the row is there to be seen. */
function lacking({ run }: MissingRun): Message {
  if (run.length === 1) return say('文稿里缺这一行。', 'The draft lacks this row.');
  const names = list(
    run.map(({ label }) => label),
    3,
  );
  return say(`文稿里缺这 ${run.length} 行：${names.zh}。`, `The draft lacks these ${run.length} rows: ${names.en}.`);
}

function labelsOf(run: MissingRun['run']): string {
  return run.map(({ label }) => label).join('、');
}

function markOf(row: string): string {
  return `row ${row}`;
}

/** The standard tables that the draft lacks, alone or with their sections. */
export function missingTables(report: Report, findings: readonly Finding[]): Note[] {
  const sections = new Set(missingSections(report).flatMap(({ table, heading }) => (table === undefined ? [] : [heading])));
  return findings
    .filter(({ rule, expected = '' }) => rule === 'table-missing' || (rule === 'section-missing' && sections.has(expected)))
    .map((finding) => ({ finding, repairs: finding.fixes ?? [] }));
}
