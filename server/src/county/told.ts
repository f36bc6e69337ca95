import type { Severity } from '../data/types.js';
import { placeInWords } from '../features/place-words.js';
import { type Reading, type Report, reportIn } from '../report/types.js';
import type { Finding, Fix } from '../rules/shared/rule.js';
import { type Message, say } from '../text/message.js';
import { encloses, type Span } from '../text/span.js';

/** A finding as it is told to whoever has the paper in hand. All of it can be sent to another thread. */
export interface Told {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Message;
  /** What stands there; empty where something is missing. */
  readonly actual: string;
  /** What should stand there, where that is certain. */
  readonly expected: string;
  readonly message: Message;
}

/** Longer ones are cut: the paper names the place, it does not repeat the report. */
const LONGEST_QUOTE = 40;

/** In the order of the report. */
export function toldOf(reading: Reading, findings: readonly Finding[]): readonly Told[] {
  const report = reportIn(reading);
  return findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    place: report === undefined ? say('全文', 'whole document') : placeInWords(report, finding.at),
    actual: shortened(finding.actual ?? (finding.lacks === undefined ? quoted(reading, finding.at) : '')),
    expected: shortened(finding.expected ?? (report === undefined ? '' : mended(report, finding))),
    message: finding.message,
  }));
}

/** Without blanks around it. */
function quoted({ copy }: Reading, at: Span): string {
  return copy.textOf(at);
}

/** What the safe fix makes of the words; a fix that does something elsewhere, or adds what is missing, says it by its title. */
function mended({ source }: Report, { at, fixes = [] }: Finding): string {
  const fix: Fix | undefined = fixes.find(({ preferred, safe }) => preferred === true && safe) ?? fixes.find(({ safe }) => safe);
  if (fix === undefined || fix.edits.length === 0 || !fix.edits.every((edit) => encloses(at, edit.at))) return '';
  let text = '';
  let from = at.start;
  for (const edit of [...fix.edits].sort((a, b) => a.at.start - b.at.start)) {
    text += source.slice(from, edit.at.start) + edit.newText;
    from = edit.at.end;
  }
  return text + source.slice(from, at.end);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : line;
}
