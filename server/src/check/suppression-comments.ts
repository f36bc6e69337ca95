import { fact } from '../report/fact.js';
import { linesOf } from '../report/places.js';
import type { Reading } from '../report/types.js';
import type { LineIndex } from '../text/lines.js';
import { say } from '../text/message.js';
import { type Span, span } from '../text/span.js';

/** A rule as a comment names it, and where. */
export interface NamedRule {
  readonly id: string;
  readonly at: Span;
}

type Kind = 'disable-next-line' | 'disable-line' | 'disable' | 'enable';

/**
 * A comment in the draft that silences rules: `<!-- gouji-disable-next-line wording punctuation 理由 -->`, or the same words behind `%%` on
 * a line of their own. Rules come first, with blanks, commas or 、 between them; what follows is the reason.
 */
export interface SuppressionComment {
  readonly kind: Kind;
  readonly at: Span;
  readonly rules: readonly NamedRule[];
  /** Behind the last rule: where one more is named. */
  readonly rulesEnd: number;
  readonly reason: string;
  readonly reasonAt: Span;
  /** Findings that start here are silenced. */
  readonly over: Span;
}

/** Stands where the reason belongs until somebody has written one. */
export const NO_REASON = say('理由', 'reason');

/** Whether what stands in place of a reason is none: nothing, or the words that the quick fix puts there to be replaced. */
export function lacksReason(reason: string): boolean {
  return reason === '' || reason === NO_REASON.zh || reason === NO_REASON.en;
}

/** The comments of a draft, in order; an `enable` only ends the `disable` before it. `known` are the ids of all rules. */
export function suppressionCommentsOf(reading: Reading, known: ReadonlySet<string>): readonly SuppressionComment[] {
  const found = writtenIn(reading);
  if (found.length === 0) return [];
  const read = found.map((written) => readWords(reading.source, written, known));
  const lines = linesOf(reading);
  const target = nextLines(reading.source, lines, read);
  /** Those behind the comment, the nearest last. */
  const enables: Read[] = [];
  return read
    .reverse()
    .flatMap((comment) => {
      const { kind, at } = comment;
      const line = lines.positionAt(at.start).line;
      if (kind === 'disable-line') return [{ ...comment, over: lines.spanOf(line) }];
      if (kind === 'disable-next-line') return [{ ...comment, over: target(line) }];
      if (kind === 'enable') {
        enables.push(comment);
        return [];
      }
      const end = enables.findLast((enable) => ends(enable, comment));
      return [{ ...comment, over: { start: at.end, end: end?.at.start ?? reading.source.length } }];
    })
    .reverse();
}

type Read = Omit<SuppressionComment, 'over'>;

function ends(enable: Read, disable: Read): boolean {
  return enable.rules.length === 0 || disable.rules.every(({ id }) => enable.rules.some((rule) => rule.id === id));
}

/**
 * From the line behind to the next one with something on it: lines that are blank or hold nothing but silencing comments are passed over,
 * so that comments may be stacked.
 */
function nextLines(source: string, lines: LineIndex, comments: readonly Read[]): (line: number) => Span {
  const byLine = new Map<number, Read[]>();
  for (const comment of comments) {
    const { line } = lines.positionAt(comment.at.start);
    byLine.set(line, [...(byLine.get(line) ?? []), comment]);
  }
  const isBare = (line: number): boolean => {
    const { start, end } = lines.spanOf(line);
    let from = start;
    for (const { at } of byLine.get(line) ?? []) {
      if (source.slice(from, at.start).trim() !== '') return false;
      from = at.end;
    }
    return source.slice(from, end).trim() === '';
  };
  /** Of each line passed over, so that a stack of comments is walked once. */
  const reached = new Map<number, number>();
  return (line) => {
    const passed: number[] = [];
    let next = line + 1;
    while (next < lines.count && reached.get(next) === undefined && isBare(next)) passed.push(next++);
    const real = Math.min(reached.get(next) ?? next, lines.count);
    for (const one of passed) reached.set(one, real);
    return span(lines.spanOf(line + 1).start, lines.spanOf(real).end);
  };
}

/** A comment as it stands, before anybody knows which of its words are rules. */
interface Written {
  readonly kind: Kind;
  readonly at: Span;
  /** All behind the keyword. */
  readonly words: Span;
}

/** A file of nothing but comments is not worth the time. */
const MOST = 500;

const OPENER = /(?:<!--[ \t]*|^[ \t]*%%[ \t]*|[\r\n][ \t]*%%[ \t]*)$/;
const KEYWORD = /gouji-(disable-next-line|disable-line|disable|enable)(?![\w-])/y;

const writtenIn: (reading: Reading) => readonly Written[] = fact(({ source }) => {
  if (!source.includes('gouji-')) return [];
  const found: Written[] = [];
  for (const comment of comments(source)) if (found.push(comment) === MOST) break;
  return found;
});

function* comments(source: string): Iterable<Written> {
  const close = nextOf(source, /-->/g);
  const lineEnd = nextOf(source, /[\r\n]/g);
  for (let i = source.indexOf('gouji-'); i >= 0; i = source.indexOf('gouji-', i + 6)) {
    const from = Math.max(0, i - 20);
    const opener = OPENER.exec(source.slice(from, i));
    KEYWORD.lastIndex = i;
    const keyword = KEYWORD.exec(source);
    if (opener === null || keyword === null || (from > 0 && opener.index === 0 && !opener[0].startsWith('<'))) continue;
    const markup = opener[0].startsWith('<');
    const end = markup ? close(i) : lineEnd(i);
    if (markup && end >= lineEnd(i)) continue;
    const start = from + opener.index + opener[0].search(/[<%]/);
    const words = trimmedSpan(source, i + keyword[0].length, end);
    yield { kind: keyword[1] as Kind, at: span(start, markup ? end + 3 : words.end), words };
  }
}

/** Where the pattern is next found from an offset on, or the end of the text; asked with growing offsets the text is gone through once. */
function nextOf(source: string, pattern: RegExp): (offset: number) => number {
  let found = -1;
  return (offset) => {
    if (found < offset) {
      pattern.lastIndex = offset;
      found = pattern.exec(source)?.index ?? source.length;
    }
    return found;
  };
}

/** Never before where the keyword ends. */
function trimmedSpan(source: string, start: number, end: number): Span {
  const words = source.slice(start, end);
  const stop = start + words.trimEnd().length;
  return span(Math.min(stop, start + words.length - words.trimStart().length), stop);
}

/** In front of the first rule nothing stands; a blank or a comma in front of each other. */
const FIRST = /[a-z]+(?:-[a-z]+)*/y;
const FURTHER = /[ \t\u3000]*[,，、][ \t\u3000]*([a-z]+(?:-[a-z]+)*)/y;
const BESIDE = /[ \t\u3000]+([a-z]+(?:-[a-z]+)*)(?=[ \t\u3000,，、:：]|$)/y;

/**
 * The first word, and what follows it behind commas, are rules whatever they are: a mistyped one is told. Behind a blank only a known rule
 * is one, for there the reason begins.
 */
function readWords(source: string, { kind, at, words }: Written, known: ReadonlySet<string>): Read {
  const text = source.slice(words.start, words.end);
  const rules: NamedRule[] = [];
  let end = 0;
  const next = (pattern: RegExp, ids?: ReadonlySet<string>): boolean => {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    const id = match?.[1] ?? match?.[0];
    if (match === null || id === undefined || ids?.has(id) === false) return false;
    end += match[0].length;
    rules.push({ id, at: span(words.start + end - id.length, words.start + end) });
    return true;
  };
  if (next(FIRST)) {
    while (next(FURTHER));
    while (next(BESIDE, known) || next(FURTHER, known));
  }
  const lead = /^[\s,，、:：]*/.exec(text.slice(end))?.[0].length ?? 0;
  const reasonAt = span(Math.min(words.start + end + lead, words.end), words.end);
  return { kind, at, rules, rulesEnd: words.start + end, reason: source.slice(reasonAt.start, reasonAt.end), reasonAt };
}
