import type { Locale } from '../../text/message.js';
import type { Formatter, Shown } from '../engine.js';
import { printable } from '../paint.js';
import { severityNames } from './pretty.js';

/**
 * A test suite a report, as CI systems show them: a failed case for each error and warning; a report
 * without such is one case that passed.
 */
export function junitFormatter(locale: Locale): Formatter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gouji">\n',
    file: (shown) => suite(shown, locale),
    failed: (path, failure) => {
      const said = text(failure[locale]);
      const error = `<testcase classname="${text(path)}" name="gouji"><error message="${said}"/></testcase>`;
      return `<testsuite name="${text(path)}" tests="1" failures="0" errors="1">\n${error}\n</testsuite>\n`;
    },
    between: '',
    end: () => '</testsuites>\n',
  };
}

function suite({ path, row, findings, lines, placeOf }: Shown, locale: Locale): string {
  const name = text(path);
  if (row === undefined) {
    const skipped = `<testcase classname="${name}" name="gouji"><skipped/></testcase>`;
    return `<testsuite name="${name}" tests="1" failures="0" errors="0" skipped="1">\n${skipped}\n</testsuite>\n`;
  }
  const failing = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const cases = failing.map(({ at, rule, severity, message }) => {
    const { line, character } = lines.positionAt(at.start);
    // A Word file has no lines.
    const place = placeOf === undefined ? `${line + 1}:${character + 1}` : text(placeOf(at).words[locale]);
    const inFile = placeOf === undefined ? ` file="${name}" line="${line + 1}"` : '';
    const said = text(message[locale]);
    const failure = `<failure type="${severity}" message="${said}">${name}:${place} ${severityNames[severity][locale]} ${said}</failure>`;
    return `<testcase classname="${name}" name="${rule} ${place}"${inFile}>${failure}</testcase>\n`;
  });
  if (cases.length === 0) cases.push(`<testcase classname="${name}" name="gouji"/>\n`);
  return `<testsuite name="${name}" tests="${cases.length}" failures="${failing.length}" errors="0">\n${cases.join('')}</testsuite>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Not allowed in XML 1.0, however written. */
const FORBIDDEN = /[\ufffe\uffff]|\p{Cs}/gu;

function text(value: string): string {
  return printable(value)
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}
