import { reportIn } from '../report/types.js';
import type { Finding, Fix } from '../rules/shared/rule.js';
import type { LineIndex, Position } from '../text/lines.js';
import type { Locale } from '../text/message.js';
import type { Span } from '../text/span.js';
import type { Checked, Formatter } from './engine.js';
import { printableJson } from './paint.js';

/** One object, a file a line, written as the files come. Its shape is promised: see the README. */
export function jsonFormatter(locale: Locale): Formatter {
  let separator = '\n';
  return {
    begin: () => '{"version":1,"files":[',
    file(checked) {
      const text = separator + printableJson(JSON.stringify(fileOf(checked, locale)));
      separator = ',\n';
      return text;
    },
    end: ({ files, reports, errors, warnings, infos, hints }) =>
      `\n],"summary":${JSON.stringify({ files, reports, errors, warnings, infos, hints })}}\n`,
  };
}

function fileOf(checked: Checked, locale: Locale) {
  const { path, reading, findings } = checked;
  return {
    path,
    isReport: reading.kind !== 'other',
    form: reportIn(reading)?.form.id ?? null,
    year: reading.year ?? null,
    issuer: reading.issuer ?? null,
    findings: findings.map((finding) => findingOf(finding, checked, locale)),
  };
}

/** JSON.stringify leaves out what is undefined. */
function findingOf(finding: Finding, checked: Checked, locale: Locale) {
  const { lines } = checked;
  const { rule, severity, message, at, equation, expected, actual, related = [], fixes = [], fingerprint } = finding;
  return {
    rule,
    severity,
    message: message[locale],
    ...placeOf(at, checked, locale),
    equation,
    expected,
    actual,
    fingerprint,
    related: orAbsent(related.map((one) => ({ message: one.message[locale], ...placeOf(one.at, checked, locale) }))),
    fixes: orAbsent(fixes.map((fix) => fixOf(fix, lines, locale))),
  };
}

function fixOf({ title, safe, edits }: Fix, lines: LineIndex, locale: Locale) {
  return { title: title[locale], safe, edits: edits.map(({ at, newText }) => ({ range: rangeOf(at, lines), newText })) };
}

/** In a Word file also in words and by its path: the range is in the text that was made of it. */
function placeOf(at: Span, { lines, placeOf: inDocument }: Checked, locale: Locale) {
  const place = inDocument?.(at);
  return { range: rangeOf(at, lines), place: place?.words[locale], path: place?.path };
}

function orAbsent<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function rangeOf(at: Span, lines: LineIndex): { readonly start: Position; readonly end: Position } {
  return { start: lines.positionAt(at.start), end: lines.positionAt(at.end) };
}
