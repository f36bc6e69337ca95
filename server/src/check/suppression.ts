import { linesOf } from '../report/places.js';
import type { Reading } from '../report/types.js';
import { reportAnchor } from '../rules/shared/anchor.js';
import type { Finding, Fix, Problem } from '../rules/shared/rule.js';
import { say } from '../text/message.js';
import { span, touches } from '../text/span.js';
import { formerFingerprints } from './fingerprints.js';
import { lacksReason, type NamedRule, type SuppressionComment, suppressionCommentsOf } from './suppression-comments.js';

/** One finding silenced in gouji.config.json. */
export interface Ignore {
  readonly rule: string;
  readonly fingerprint: string;
  readonly reason: string;
  /** The draft; without it the entry may be for another one, and is never called out of date. */
  readonly file?: string;
}

/** What may silence findings of this draft, and which rules there are to be silenced. */
export interface SuppressionOptions {
  /** Those that may concern this draft. */
  readonly ignores: readonly Ignore[];
  /** The ids of all rules. */
  readonly known: ReadonlySet<string>;
  /** The ids of those that have judged this draft: of another, nobody knows whether there is something to silence. */
  readonly judged: ReadonlySet<string>;
}

/** The findings that are left when those silenced are taken out. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  /** Comments and entries that are incomplete, or silence nothing. */
  readonly problems: readonly Problem[];
}

/** Takes out what comments and the configuration silence, of findings that have their fingerprints. */
export function suppress(reading: Reading, findings: readonly Finding[], { ignores, known, judged }: SuppressionOptions): Suppressed {
  const comments = suppressionCommentsOf(reading, known);
  if (comments.length === 0 && ignores.length === 0) return { kept: findings, problems: [] };
  const used = new Set<NamedRule | Ignore>();
  const outdated = new Map<Ignore, Finding>();
  const naming = byRule(comments);
  const former = formerOf(reading, findings, ignores);
  const kept = findings.filter((finding) => {
    const entries = ignores.filter(({ rule, fingerprint }) => rule === finding.rule && fingerprint === finding.fingerprint);
    const older = ignores.filter(({ rule, fingerprint }) => rule === finding.rule && fingerprint === former.get(finding));
    const named = (naming.get(finding.rule) ?? []).filter(({ comment }) => covers(comment, finding)).map(({ rule }) => rule);
    for (const one of [...named, ...entries, ...older]) used.add(one);
    for (const one of older) if (!entries.includes(one)) outdated.set(one, finding);
    return named.length + entries.length + older.length === 0;
  });
  const wrong = comments.flatMap((comment) => [...wrongWith(reading, comment, { used, known, judged })]);
  return { kept, problems: [...wrong, ...outdatedIgnores(reading, outdated), ...unusedIgnores(reading, ignores, used)] };
}

interface Naming {
  readonly comment: SuppressionComment;
  readonly rule: NamedRule;
}

function byRule(comments: readonly SuppressionComment[]): Map<string, Naming[]> {
  const naming = new Map<string, Naming[]>();
  for (const comment of comments) {
    for (const rule of comment.rules) {
      const known = naming.get(rule.id);
      if (known === undefined) naming.set(rule.id, [{ comment, rule }]);
      else known.push({ comment, rule });
    }
  }
  return naming;
}

function covers({ over }: SuppressionComment, { at }: Finding): boolean {
  return touches(over, at.start);
}

/** Asked for only where an entry matches no finding as they are named now. */
function formerOf(reading: Reading, findings: readonly Finding[], ignores: readonly Ignore[]): ReadonlyMap<Finding, string> {
  const names = new Set(findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`));
  return ignores.every(({ rule, fingerprint }) => names.has(`${rule} ${fingerprint}`)) ? new Map() : formerFingerprints(reading, findings);
}

interface Judgement {
  readonly used: ReadonlySet<unknown>;
  readonly known: ReadonlySet<string>;
  readonly judged: ReadonlySet<string>;
}

function* wrongWith(reading: Reading, comment: SuppressionComment, { used, known, judged }: Judgement): Iterable<Problem> {
  const { at, rules, reason } = comment;
  if (rules.length === 0) {
    yield { at, message: say('要写明忽略哪条规则，例如 balance。', 'Name the rule to be silenced, such as balance.') };
    return;
  }
  const unknown = rules.filter(({ id }) => !known.has(id));
  for (const { id, at: place } of unknown)
    yield { at: place, message: say(`没有规则 ${id}，写在这里不起作用。`, `There is no rule ${id}; naming it here does nothing.`) };
  if (lacksReason(reason))
    yield { at, message: say('请在规则名后面写明忽略的理由。', 'Give the reason for silencing behind the name of the rule.') };
  const unused = rules.filter((rule) => judged.has(rule.id) && !used.has(rule));
  if (unused.length === 0) return;
  if (unused.length === rules.length) {
    const message = say('这里已经没有要忽略的问题，注释可以删去。', 'There is nothing left to silence here; the comment can go.');
    yield { at, message, fixes: removal(reading, comment) };
  } else yield fewer(comment, unused);
}

/** A rule that is named for nothing would hide what it finds here later. What looks like one may be the first word of an English reason. */
function fewer({ at, rules, rulesEnd, reason }: SuppressionComment, unused: readonly NamedRule[]): Problem {
  const names = unused.map(({ id }) => id);
  const rest = rules.filter((rule) => !unused.includes(rule)).map(({ id }) => id);
  const title = say(`从注释中删去 ${names.join('、')}`, `Remove ${names.join(', ')} from the comment`);
  return {
    at,
    message: say(
      `这里已经没有 ${names.join('、')} 的问题，可以从注释中删去。`,
      `There is nothing left here for ${names.join(', ')} to be silenced; it can be removed from the comment.`,
    ),
    fixes: [
      { title, safe: !/^[A-Za-z]/.test(reason), edits: [{ at: span(rules[0]?.at.start ?? rulesEnd, rulesEnd), newText: rest.join(' ') }] },
    ],
  };
}

/**
 * A comment goes with the line that it has for itself, or with the blanks before it at the end of a line. Lines that it keeps apart might
 * become one paragraph, and words one word: that is for somebody to look at. Figures are never joined.
 */
function removal(reading: Reading, { at }: SuppressionComment): Fix[] {
  const { source } = reading;
  const lines = linesOf(reading);
  const lineStart = lines.spanOf(lines.positionAt(at.start).line).start;
  const lineEnd = lines.spanOf(lines.positionAt(at.end).line).end;
  const before = source.slice(lineStart, at.start);
  const after = source.slice(at.end, lineEnd);
  const fix = (start: number, end: number, safe: boolean): Fix[] => [
    { title: say('删去注释', 'Remove the comment'), safe, edits: [{ at: span(start, end), newText: '' }] },
  ];
  if (before.trim() !== '' && after.trim() === '') return fix(lineStart + before.trimEnd().length, at.end, true);
  if (before.trim() !== '' || after.trim() !== '')
    return /[\p{L}\p{N}]$/u.test(before.slice(-2)) && /^[\p{L}\p{N}]/u.test(after) ? [] : fix(at.start, at.end, false);
  const next = lineEnd + (/^(?:\r\n|\r|\n)?/.exec(source.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0);
  const above = /(?:^|[\r\n])[ \t]*(?:\r\n|\r|\n)$/.test(source.slice(Math.max(0, lineStart - 200), lineStart));
  const below = /^[ \t]*(?:[\r\n]|$)/.test(source.slice(next, next + 200));
  return fix(lineStart, next, lineStart === 0 || above || below);
}

/** Messages differ from release to release, and the names that were made of them would be lost with the next one. */
function* outdatedIgnores(reading: Reading, outdated: ReadonlyMap<Ignore, Finding>): Iterable<Problem> {
  for (const [{ rule, fingerprint }, finding] of outdated) {
    const { fingerprint: expected = '' } = finding;
    yield {
      at: reportAnchor(reading),
      message: say(
        `gouji.config.json 中忽略的 ${rule} 用的是旧指纹 ${fingerprint}，这次仍然有效；请改为 ${expected}。`,
        `The ignored ${rule} in gouji.config.json has the old fingerprint ${fingerprint}, which still holds this time; write ${expected} instead.`,
      ),
      actual: fingerprint,
      expected,
    };
  }
}

function* unusedIgnores(reading: Reading, ignores: readonly Ignore[], used: ReadonlySet<unknown>): Iterable<Problem> {
  for (const ignore of ignores) {
    if (ignore.file === undefined || used.has(ignore)) continue;
    yield {
      at: reportAnchor(reading),
      message: say(
        `gouji.config.json 中忽略的 ${ignore.rule}（${ignore.fingerprint}）已对不上任何问题，可以删去。`,
        `The ignored ${ignore.rule} (${ignore.fingerprint}) in gouji.config.json matches nothing any more.`,
      ),
    };
  }
}
