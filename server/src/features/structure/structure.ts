import { missingSections, neighboursOf } from '../../report/structure/missing-sections.js';
import type { FilledTable, Report } from '../../report/types.js';
import type { Finding } from '../../rules/shared/rule.js';
import { firstWhere } from '../../text/bisect.js';
import { type Message, say } from '../../text/message.js';
import { type Span, span } from '../../text/span.js';
import { outlineOf, type Part } from './outline.js';

/** `ok`: filled in, nothing wrong. `wrong`: an error or warning in it. `open`: still to be written or filled in. */
export type PartState = 'ok' | 'wrong' | 'open';

/** A part of the report as the side bar shows it. */
export interface StructurePart {
  readonly kind: Part['kind'] | 'missing';
  readonly name: Message;
  /** Where a click leads: the heading, the table; for what is missing the place before which it belongs. */
  readonly at: Span;
  readonly state: PartState;
  /** Those that stand in this part and in none below it. */
  readonly findings: readonly Finding[];
  readonly parts: readonly StructurePart[];
}

/** The report from its title down: every section and table with its state, and what is missing of the form in its place. */
export function structureOf(report: Report, findings: readonly Finding[]): readonly StructurePart[] {
  const parts = outlineOf(report);
  const inside = new Set(parts.flatMap((part) => within(part, findings)));
  const before = findings.filter((finding) => !inside.has(finding));
  const head = before.length === 0 ? [] : [headOf(before)];
  const shown = [...head, ...parts.map((part) => partOf(report, part, findings))];
  const [only, ...others] = shown;
  const missing = missingParts(report);
  // Sections stand below the title where there is one.
  if (only?.kind === 'title' && others.length === 0) return [{ ...only, parts: inOrder([...only.parts, ...missing]) }];
  return inOrder([...shown, ...missing]);
}

function headOf(findings: readonly Finding[]): StructurePart {
  return {
    kind: 'title',
    name: say('标题之前', 'Before the title'),
    at: span(0, 0),
    state: stateOf(findings, [], false),
    findings,
    parts: [],
  };
}

function partOf(report: Report, part: Part, findings: readonly Finding[]): StructurePart {
  const here = within(part, findings);
  const parts = part.parts.map((child) => partOf(report, child, here));
  const below = new Set(part.parts.flatMap((child) => within(child, here)));
  const own = here.filter((finding) => !below.has(finding));
  const name = say(part.name, part.name);
  return { kind: part.kind, name, at: part.nameAt, state: stateOf(own, parts, isOpen(report, part)), findings: own, parts };
}

/** The findings that begin in the part; they are in the order of the draft. */
function within({ at }: Part, findings: readonly Finding[]): readonly Finding[] {
  const first = firstWhere(findings, (finding) => finding.at.start >= at.start);
  return findings.slice(
    first,
    firstWhere(findings, (finding) => finding.at.start > at.end, first),
  );
}

function stateOf(own: readonly Finding[], parts: readonly StructurePart[], open: boolean): PartState {
  if (open) return 'open';
  const wrong = own.some(({ severity }) => severity === 'error' || severity === 'warning');
  if (wrong || parts.some(({ state }) => state === 'wrong')) return 'wrong';
  return parts.some(({ state }) => state === 'open') ? 'open' : 'ok';
}

/** A heading with nothing below it, a table without a figure. */
function isOpen(report: Report, part: Part): boolean {
  if (part.kind === 'table') {
    const table = report.tables[firstWhere(report.tables, ({ at }) => at.start >= part.at.start)];
    return table !== undefined && isUnfilled(table);
  }
  if (part.kind === 'title' || part.parts.length > 0) return false;
  return /^[\s#]*$/.test(report.copy.textOf(span(part.nameAt.end, part.at.end)));
}

function isUnfilled({ state, rows }: FilledTable): boolean {
  return state === 'read' && rows.every(({ found, cells }) => found === 0 && cells.every((cell) => cell.state === 'blank'));
}

/** Sections of the form with a heading of their own that the draft does not have. */
function missingParts(report: Report): StructurePart[] {
  return missingSections(report).map((section): StructurePart => {
    const next = neighboursOf(report, section).after?.heading.at.start ?? report.source.length;
    const name = say(`缺少“${section.heading}”`, `Missing: ${section.heading}`);
    return { kind: 'missing', name, at: span(next, next), state: 'open', findings: [], parts: [] };
  });
}

/** By place; what is missing before what it belongs before, in the order of the form. */
function inOrder(parts: readonly StructurePart[]): StructurePart[] {
  const rank = ({ kind }: StructurePart) => (kind === 'missing' ? 0 : 1);
  return [...parts].sort((a, b) => a.at.start - b.at.start || rank(a) - rank(b));
}
