import type { OtherDocument, Reading } from '../../report/types.js';
import type { Finding, Related, Severity } from '../../rules/shared/rule.js';
import { type Locale, type Message, say } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import type { Checked, Formatter, Summary } from '../engine.js';
import { type Paint, printable } from '../paint.js';
import { closingTable } from './closing-table.js';
import { fixedText } from './diff.js';
import { frameOf } from './frame.js';

/** How results are written for people. `width` in columns of the terminal. */
export interface PrettyOptions {
  readonly locale: Locale;
  readonly paint: Paint;
  readonly width: number;
  /** Say nothing of a file without findings. */
  readonly quiet: boolean;
}

const MOST_RELATED = 8;
const MOST_FIXES = 3;

/** What a severity is called in results for people. */
export const severityNames: Readonly<Record<Severity, Message>> = {
  error: say('错误', 'error'),
  warning: say('警告', 'warning'),
  info: say('提示', 'info'),
  hint: say('建议', 'hint'),
};

/** For people: where, what, the characters themselves underlined, what belongs to it, what can be done. */
export function prettyFormatter(options: PrettyOptions): Formatter {
  return {
    begin: () => '',
    file: (shown) => fileText(shown, options),
    failed: () => '',
    between: '',
    end: (closing) => {
      const { summary, unreadable } = closing;
      const fixed = summary.fixed === undefined ? '' : `${fixedText(summary.fixed, true)[options.locale]}\n`;
      const table = options.quiet ? '' : closingTable(closing, options.locale);
      return `${table}${fixed}${options.paint('strong', summaryText(summary, unreadable)[options.locale])}\n`;
    },
  };
}

function fileText(checked: Checked, options: PrettyOptions): string {
  const { paint, locale, quiet } = options;
  const { path, reading, findings } = checked;
  const name = paint('strong', printable(path));
  if (reading.kind === 'other') {
    const skipped = say('不是政府信息公开工作年度报告，没有检查', 'not a government information disclosure report; not checked');
    return quiet ? '' : `${name}  ${skipped[locale]}\n`;
  }
  const header = [name, paint('faint', aboutText(reading, locale))].join('  ').trimEnd();
  if (findings.length === 0) return quiet ? '' : `${header}  ${say('没有发现问题', 'nothing found')[locale]}\n`;
  return `${header}\n${findings.map((finding) => findingText(checked, finding, options)).join('')}\n`;
}

function aboutText(reading: Exclude<Reading, OtherDocument>, locale: Locale): string {
  if (reading.kind === 'unreadable') return say('无法辨读', 'unreadable')[locale];
  if (reading.kind === 'institution') return say('不适用政府年报格式', 'reports by other rules')[locale];
  const { form, year, issuer } = reading;
  const parts = [
    say(form.name, `form ${form.id}`)[locale],
    year === undefined ? '' : say(`${year}年`, `year ${year}`)[locale],
    issuer === undefined ? '' : printable(issuer),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function findingText(checked: Checked, finding: Finding, options: PrettyOptions): string {
  const { path, reading, lines } = checked;
  const { paint, locale, width } = options;
  const { severity, rule, at, message, related = [], fixes = [] } = finding;
  const place = paint('faint', `${printable(path)}:${placeOf(at, checked, locale)}`);
  const name = paint('faint', `[${rule}]`);
  const head = `${place} ${paint(severity, severityNames[severity][locale])} ${printable(message[locale])} ${name}`;
  const frame = frameOf(reading.source, lines, at, { width, paint, style: severity, isNumbered: checked.placeOf === undefined });
  const addends = related.slice(0, MOST_RELATED).map((one) => relatedText(one, checked, locale));
  if (related.length > MOST_RELATED) addends.push(say(`等 ${related.length} 处`, `… ${related.length} places in all`)[locale]);
  const offers = fixes.slice(0, MOST_FIXES).map(({ title, safe }) => {
    const offer = safe ? say('可修复：', 'fix: ') : say('可考虑：', 'suggestion: ');
    return offer[locale] + printable(title[locale]);
  });
  const below = [...addends, ...offers].map((line) => `    ${line}`);
  return `${[head, ...frame, ...below].join('\n')}\n`;
}

/** A cell's message names its row and column by itself. */
function relatedText({ at, message }: Related, checked: Checked, locale: Locale): string {
  const isCell = checked.placeOf?.(at).path?.includes('/cell[') === true;
  return `${isCell ? '' : `${placeOf(at, checked, locale).trim()} `}${printable(message[locale])}`;
}

/** One-based, as editors show it; in a Word file, which has no lines, in words. */
function placeOf(at: Span, { lines, placeOf: inDocument }: Checked, locale: Locale): string {
  if (inDocument !== undefined) return ` ${printable(inDocument(at).words[locale])}`;
  const { line, character } = lines.positionAt(at.start);
  return `${line + 1}:${character + 1}`;
}

function summaryText({ files, reports, errors, warnings, infos, hints, known = 0 }: Summary, unreadable: number): Message {
  const skipped = files - reports;
  const zh = [`共 ${files} 个文件，${reports} 份年报`];
  const en = [`${files} files, ${reports} reports`];
  if (skipped > 0) {
    zh.push(`，跳过 ${skipped} 个（不是年报）`);
    en.push(`, ${skipped} skipped (no reports)`);
  }
  if (unreadable > 0) {
    zh.push(`，另有 ${unreadable} 个无法读取`);
    en.push(`, ${unreadable} more could not be read`);
  }
  zh.push(`；错误 ${errors}，警告 ${warnings}，提示 ${infos}，建议 ${hints}`);
  en.push(`; ${errors} errors, ${warnings} warnings, ${infos} infos, ${hints} hints`);
  if (known > 0) {
    zh.push(`；基准里已有的 ${known} 处没有列出`);
    en.push(`; ${known} that the baseline has are left out`);
  }
  return say(zh.join(''), en.join(''));
}
