import type { Finding, Fix } from '../../rules/shared/rule.js';
import type { LineIndex, Position } from '../../text/lines.js';
import type { Locale } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import type { Formatter, Shown } from '../engine.js';
import { printableJson } from '../paint.js';

/** One object, a file a line, written as the files come. Its shape is promised: see the README. */
export function jsonFormatter(locale: Locale): Formatter {
  return {
    begin: () => '{"version":1,"files":[\n',
    file: (shown) => lineOf(fileOf(shown, locale)),
    failed: () => '',
    between: ',\n',
    end: ({ summary: { files, reports, errors, warnings, infos, hints, known } }) =>
      `\n],"summary":${JSON.stringify({ files, reports, errors, warnings, infos, hints, known })}}\n`,
  };
}

/** An element of `files` a line, and nothing else. `all`: a file that could not be read has a line too, with `error`. */
export function jsonLineFormatter(locale: Locale, all: boolean): Formatter {
  return {
    begin: () => '',
    file: (shown) => `${lineOf(fileOf(shown, locale))}\n`,
    failed: (path, failure) => (all ? `${lineOf({ path, ...NO_REPORT, findings: [], error: failure[locale] })}\n` : ''),
    between: '',
    end: () => '',
  };
}

function lineOf(value: object): string {
  return printableJson(JSON.stringify(value));
}

const NO_REPORT = { isReport: false, form: null, year: null, issuer: null, errors: 0, warnings: 0, equations: null };

function fileOf(shown: Shown, locale: Locale) {
  const { path, reading, row, findings } = shown;
  return {
    path,
    isReport: row !== undefined,
    form: row?.form ?? null,
    year: reading.year ?? null,
    issuer: reading.issuer ?? null,
    errors: row?.errors ?? 0,
    warnings: row?.warnings ?? 0,
    equations: row?.equations ?? null,
    findings: findings.map((finding) => findingOf(finding, shown, locale)),
  };
}

/** JSON.stringify leaves out what is undefined. */
function findingOf(finding: Finding, shown: Shown, locale: Locale) {
  const { lines } = shown;
  const { rule, severity, message, at, equation, expected, actual, related = [], fixes = [], fingerprint } = finding;
  return {
    rule,
    severity,
    message: message[locale],
    ...placeOf(at, shown, locale),
    equation,
    expected,
    actual,
    fingerprint,
    related: orAbsent(related.map((one) => ({ message: one.message[locale], ...placeOf(one.at, shown, locale) }))),
    fixes: orAbsent(fixes.map((fix) => fixOf(fix, lines, locale))),
  };
}

function fixOf({ title, safe, edits }: Fix, lines: LineIndex, locale: Locale) {
  return { title: title[locale], safe, edits: edits.map(({ at, newText }) => ({ range: rangeOf(at, lines), newText })) };
}

/** In a Word file also in words and by its path: the range is in the text that was made of it. */
function placeOf(at: Span, { lines, placeOf: inDocument }: Shown, locale: Locale) {
  const place = inDocument?.(at);
  return { range: rangeOf(at, lines), place: place?.words[locale], path: place?.path };
}

function orAbsent<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** Offsets as lines and characters, counted from 0 as in the protocol of editors. */
function rangeOf(at: Span, lines: LineIndex): { readonly start: Position; readonly end: Position } {
  return { start: lines.positionAt(at.start), end: lines.positionAt(at.end) };
}
