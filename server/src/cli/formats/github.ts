import type { Severity } from '../../data/types.js';
import type { Locale } from '../../text/message.js';
import type { Formatter, Shown } from '../engine.js';
import { printable } from '../paint.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** Annotations of GitHub Actions, a finding a line (workflow commands). */
export function githubFormatter(locale: Locale): Formatter {
  return {
    begin: () => '',
    file: (shown) => shown.findings.map((finding) => annotation(shown, finding, locale)).join(''),
    failed: (path, failure) => `::error file=${property(path)}::${data(failure[locale])}\n`,
    between: '',
    end: () => '',
  };
}

function annotation({ path, lines, placeOf }: Shown, { rule, severity, at, message }: Shown['findings'][number], locale: Locale): string {
  const title = `title=${property(`勾稽 ${rule}`)}`;
  // A Word file has no lines.
  if (placeOf !== undefined) {
    return `::${COMMANDS[severity]} file=${property(path)},${title}::${data(`${placeOf(at).words[locale]}: ${message[locale]}`)}\n`;
  }
  const [start, end] = [lines.positionAt(at.start), lines.positionAt(at.end)];
  // Columns are refused where they are of two lines; an end has to be behind its start.
  const place =
    start.line === end.line
      ? `line=${start.line + 1},col=${start.character + 1},endColumn=${Math.max(end.character, start.character + 1) + 1}`
      : `line=${start.line + 1},endLine=${end.line + 1}`;
  return `::${COMMANDS[severity]} file=${property(path)},${place},${title}::${data(message[locale])}\n`;
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
