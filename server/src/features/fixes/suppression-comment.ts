import { lacksReason, type SuppressionComment, suppressionCommentsOf } from '../../check/suppression-comments.js';
import { linesOf } from '../../report/places.js';
import type { Report } from '../../report/types.js';
import type { Finding } from '../../rules/shared/rule.js';
import type { Edit } from '../../text/edits.js';
import { type LineIndex, withLineEndsOf } from '../../text/lines.js';
import { type Span, span, touches } from '../../text/span.js';

/** What the comment is to say, and which rules there are. */
export interface Suppression {
  readonly reason: string;
  /** The ids of all rules. */
  readonly known: ReadonlySet<string>;
}

/**
 * Silences a finding by a comment: one more rule in the comment that its line has already; else in a row of a table at its end, where it
 * breaks nothing, elsewhere on a line of its own above. Undefined where a tag runs over several lines and a comment would stand in it.
 */
export function suppressionEdit(report: Report, { rule, at }: Pick<Finding, 'rule' | 'at'>, suppression: Suppression): Edit | undefined {
  const lines = linesOf(report);
  const line = lines.spanOf(lines.positionAt(at.start).line);
  const own = commentOn(report, lines, { line, offset: at.start, known: suppression.known });
  if (own !== undefined) return addition(report, own, rule, suppression.reason);
  const words = `${rule}${behindRules(suppression.reason)}`;
  if (report.source.slice(line.start, line.end).trimStart().startsWith('|'))
    return { at: span(line.end, line.end), newText: ` <!-- gouji-disable-line ${words} -->` };
  if (isInTag(report.source, line.start)) return undefined;
  const newText = withLineEndsOf(report.source, `<!-- gouji-disable-next-line ${words} -->\n`);
  return { at: span(line.start, line.start), newText };
}

/** The comment for this line alone that is nearest to it: on the line itself, else above. */
function commentOn(
  report: Report,
  lines: LineIndex,
  { line, offset, known }: { readonly line: Span; readonly offset: number; readonly known: ReadonlySet<string> },
): SuppressionComment | undefined {
  const over = suppressionCommentsOf(report, known).filter((comment) => comment.kind !== 'disable' && touches(comment.over, offset));
  return (
    over.findLast(({ kind }) => kind === 'disable-line') ??
    over.findLast((comment) => lines.spanOf(lineOf(lines, comment)).end < line.start)
  );
}

function lineOf(lines: LineIndex, { at }: SuppressionComment): number {
  return lines.positionAt(at.start).line;
}

function addition({ source }: Report, { rules, rulesEnd, reason, reasonAt }: SuppressionComment, rule: string, given: string): Edit {
  const lead = rules.length > 0 || /\S/.test(source[rulesEnd - 1] ?? '') ? ' ' : '';
  return { at: span(rulesEnd, reasonAt.end), newText: `${lead}${rule}${behindRules(bothReasons(reason, given))}` };
}

function bothReasons(written: string, given: string): string {
  if (lacksReason(written)) return lacksReason(given) && written !== '' ? written : given;
  return lacksReason(given) || written.includes(given) ? written : `${written}；${given}`;
}

/** The first word of an English reason may be the name of a rule: a colon says that it is none. */
function behindRules(reason: string): string {
  if (reason === '') return '';
  return /^[a-z]/.test(reason) ? `: ${reason}` : ` ${reason}`;
}

/** Tags are short; an open one further up is a sign that was never meant as one. */
const LONGEST_TAG = 2000;

function isInTag(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - LONGEST_TAG), offset);
  const open = before.lastIndexOf('<');
  return open > before.lastIndexOf('>') && /^<\/?[A-Za-z!]/.test(before.slice(open, open + 3));
}
