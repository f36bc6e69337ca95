import { fact } from '../report/fact.js';
import { linesOf } from '../report/places.js';
import type { Report } from '../report/types.js';
import { say } from '../text/message.js';
import type { Span } from '../text/span.js';

/** A comment in the draft that silences rules: `<!-- gouji-disable-next-line RULE 理由 -->`, or the same words behind `%%` on a line of their own. */
export interface SilencingComment {
  readonly at: Span;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Findings that start here are silenced. */
  readonly over: Span;
}

/** Stands where the reason belongs until somebody has written one. */
export const NO_REASON = say('理由', 'reason');

const OPENER = /(?:<!--[ \t]*|^[ \t]*%%[ \t]*|[\r\n][ \t]*%%[ \t]*)$/;
const WORDS =
  /gouji-(disable-next-line|disable-line|disable|enable)(?![\w-])[ \t]*([a-z]+(?:-[a-z]+)*(?:[ \t]*[,，、][ \t]*[a-z]+(?:-[a-z]+)*)*)?([^\r\n]{0,300})/y;

/** A file of nothing but comments is not worth the time. */
const MOST = 500;

interface Read {
  readonly kind: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
}

/** The comments of a draft, in order; an `enable` only ends the `disable` before it. */
export const silencingCommentsOf: (report: Report) => readonly SilencingComment[] = fact((report) => {
  const { source } = report;
  if (!source.includes('gouji-')) return [];
  const read: Read[] = [];
  for (const comment of comments(source)) if (read.push(comment) === MOST) break;
  const lines = linesOf(report);
  /** Those behind the comment, the nearest last. */
  const enables: Read[] = [];
  return read
    .reverse()
    .flatMap((comment) => {
      const { kind, at } = comment;
      const line = lines.positionAt(at.start).line;
      if (kind === 'disable-line') return [{ ...comment, over: lines.spanOf(line) }];
      if (kind === 'disable-next-line') return [{ ...comment, over: lines.spanOf(line + 1) }];
      if (kind === 'enable') {
        enables.push(comment);
        return [];
      }
      const end = enables.findLast((enable) => ends(enable, comment));
      return [{ ...comment, over: { start: at.end, end: end?.at.start ?? source.length } }];
    })
    .reverse();
});

function ends(enable: Read, disable: Read): boolean {
  return enable.rules.length === 0 || disable.rules.every((rule) => enable.rules.includes(rule));
}

function listed(rules: string): string[] {
  return rules
    .split(/[,，、]/)
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
}

function* comments(source: string): Iterable<Read> {
  for (let i = source.indexOf('gouji-'); i >= 0; i = source.indexOf('gouji-', i + 6)) {
    const from = Math.max(0, i - 20);
    const opener = OPENER.exec(source.slice(from, i));
    WORDS.lastIndex = i;
    const words = WORDS.exec(source);
    if (opener === null || words === null || (from > 0 && opener.index === 0 && !opener[0].startsWith('<'))) continue;
    const [all, kind = '', rules = '', rest = ''] = words;
    const markup = opener[0].startsWith('<');
    const close = markup ? all.indexOf('-->') : -1;
    if (markup && close < 0) continue;
    const reason = markup ? rest.slice(0, Math.max(0, rest.indexOf('-->'))) : rest;
    const start = from + opener.index + opener[0].search(/[<%]/);
    const end = markup ? i + close + 3 : i + all.trimEnd().length;
    yield { kind, rules: listed(rules), reason: reason.trim(), at: { start, end } };
  }
}
