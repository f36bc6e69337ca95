import { type Locale, say } from '../../text/message.js';
import type { Formatter, Shown } from '../engine.js';
import { printable } from '../paint.js';
import { severityNames } from './pretty.js';

const HEAD = say(
  '文件,机关,年度,格式,行,列,位置,级别,规则,勾稽关系,应为,现为,说明,指纹',
  'file,body,year,form,line,column,place,severity,rule,equation,expected,actual,message,fingerprint',
);
const CLEAN = say('没有发现问题', 'nothing found');
const NO_REPORT = say('不是政府信息公开工作年度报告，没有检查', 'not a government information disclosure report; not checked');

/** A table for Excel, a finding a row (RFC 4180); a file without any has a row too, so that none is missing from the list. */
export function csvFormatter(locale: Locale): Formatter {
  return {
    // Without the mark Excel takes the file for one in the encoding of the system.
    begin: () => `\ufeff${HEAD[locale]}\r\n`,
    file: (shown) => rowsOf(shown, locale).map(record).join(''),
    failed: (path, failure) => record([path, '', '', '', '', '', '', severityNames.error[locale], '', '', '', '', failure[locale], '']),
    between: '',
    end: () => '',
  };
}

/** What stands in one field; undefined is an empty one. */
export type Field = string | number | undefined;

/** A Word file has no lines: there the place is told in words. */
function rowsOf({ path, row, findings, lines, placeOf }: Shown, locale: Locale): Field[][] {
  const about = [path, row?.issuer, row?.year, row?.form];
  const rows = findings.map(({ at, severity, rule, equation, expected, actual, message, fingerprint }) => {
    const { line, character } = lines.positionAt(at.start);
    const found = [severityNames[severity][locale], rule, equation, expected, actual, message[locale], fingerprint];
    return [...about, ...(placeOf === undefined ? [line + 1, character + 1, ''] : ['', '', placeOf(at).words[locale]]), ...found];
  });
  const none = row === undefined ? NO_REPORT : CLEAN;
  return rows.length > 0 ? rows : [[...about, '', '', '', '', '', '', '', '', none[locale], '']];
}

/** A line of the table. */
export function record(fields: readonly Field[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: Field = ''): string {
  const text = harmless(printable(String(value)));
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What comes from a draft must not be a formula to Excel; a negative figure is none. */
function harmless(text: string): string {
  return /^[=+@]|^-(?!\d+(?:\.\d+)?$)/.test(text) ? `'${text}` : text;
}
