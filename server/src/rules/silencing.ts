import type { Report } from '../report/types.js';
import { withoutBlanks } from '../text/chars.js';
import { say } from '../text/message.js';
import { reportAnchor } from './anchor.js';
import { type SilencingComment, silencingCommentsOf } from './comments.js';
import type { Finding, Problem } from './rule.js';

/** One finding silenced in gouji.config.json. */
export interface Ignore {
  readonly rule: string;
  readonly fingerprint: string;
  readonly reason: string;
  /** The draft; without it the entry may be for another one, and is never called out of date. */
  readonly file?: string;
}

export interface Silenced {
  readonly kept: readonly Finding[];
  /** Comments and entries that silence nothing, or name no rule. */
  readonly problems: readonly Problem[];
}

/** Takes out what comments and the configuration silence. `ignores` are those that may concern this draft. */
export function silence(report: Report, findings: readonly Finding[], ignores: readonly Ignore[], known: ReadonlySet<string>): Silenced {
  const comments = silencingCommentsOf(report);
  if (comments.length === 0 && ignores.length === 0) return { kept: findings, problems: [] };
  const used = new Set<SilencingComment | Ignore>();
  const naming = byRule(comments);
  const kept = findings.filter((finding) => {
    const by = [
      ...(naming.get(finding.rule) ?? []).filter((comment) => covers(comment, finding)),
      ...ignores.filter(({ rule, fingerprint }) => rule === finding.rule && fingerprint === finding.fingerprint),
    ];
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  return { kept, problems: [...unusedComments(comments, used, known), ...unusedIgnores(report, ignores, used)] };
}

function byRule(comments: readonly SilencingComment[]): Map<string, SilencingComment[]> {
  const naming = new Map<string, SilencingComment[]>();
  for (const comment of comments) {
    for (const rule of new Set(comment.rules)) {
      const known = naming.get(rule);
      if (known === undefined) naming.set(rule, [comment]);
      else known.push(comment);
    }
  }
  return naming;
}

function covers({ over }: SilencingComment, { at }: Finding): boolean {
  return over.start <= at.start && at.start <= over.end;
}

function* unusedComments(comments: readonly SilencingComment[], used: ReadonlySet<unknown>, known: ReadonlySet<string>): Iterable<Problem> {
  for (const comment of comments) {
    const unknown = comment.rules.filter((rule) => !known.has(rule));
    if (unknown.length > 0) {
      yield { at: comment.at, message: say(`没有规则 ${unknown.join('、')}，这条注释不起作用。`, `No rule ${unknown.join(', ')}.`) };
    } else if (comment.rules.length > 0 && !used.has(comment)) {
      yield {
        at: comment.at,
        message: say('这里已经没有要忽略的问题，注释可以删去。', 'There is nothing left to silence here; the comment can go.'),
        fixes: [{ title: say('删去注释', 'Remove the comment'), safe: true, edits: [{ at: comment.at, newText: '' }] }],
      };
    }
  }
}

function* unusedIgnores(report: Report, ignores: readonly Ignore[], used: ReadonlySet<unknown>): Iterable<Problem> {
  for (const ignore of ignores) {
    if (ignore.file === undefined || used.has(ignore)) continue;
    yield {
      at: reportAnchor(report),
      message: say(
        `gouji.config.json 中忽略的 ${ignore.rule}（${ignore.fingerprint}）已对不上任何问题，可以删去。`,
        `The ignored ${ignore.rule} (${ignore.fingerprint}) in gouji.config.json matches nothing any more.`,
      ),
    };
  }
}

/**
 * A short name of each finding by its content: rule, figures, wording, not its place. Moving lines does not change it, another figure does.
 * Findings with the same content are told apart by their order.
 */
export function withFingerprints(report: Report, findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, equation = '', message, at, related = [] } = finding;
    const words = [at, ...related.map((one) => one.at)].map(({ start, end }) => withoutBlanks(report.copy.textOf({ start, end })));
    const content = [rule, equation, message.zh, ...words].join('\u0000');
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    return { ...finding, fingerprint: hash(count === 1 ? content : `${content}\u0000${count}`) };
  });
}

/** FNV-1a over UTF-16, twice with different starts: twelve hexadecimal digits. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return (hex(a) + hex(b)).slice(0, 12);
}
