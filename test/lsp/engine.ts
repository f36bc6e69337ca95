import type { CheckOptions } from '../../server/src/check/check.js';
import { formOf } from '../../server/src/data/forms.js';
import type { Engine } from '../../server/src/lsp/engine.js';
import type { ReadOptions } from '../../server/src/report/read.js';
import type { FilledTable, Heading, Reading } from '../../server/src/report/types.js';
import type { Finding, Rule } from '../../server/src/rules/shared/rule.js';
import { say } from '../../server/src/text/message.js';
import { ReadingCopy } from '../../server/src/text/reading-copy.js';
import { span } from '../../server/src/text/span.js';

/**
 * A core so small that a protocol test says all of it: a text with 年报 is a report; lines `# 一、` and `## （一）` are headings;
 * a run of lines with `|` is a table; each 错 is an error of `wrong` with a fix and each 疑 a hint of `doubtful`.
 */
export interface FakeEngine extends Engine {
  /** The options of every call of `read`, oldest first. */
  readonly reads: ReadOptions[];
}

export function fakeEngine(overrides: Partial<Engine> = {}): FakeEngine {
  const reads: ReadOptions[] = [];
  return {
    rules: [{ id: 'wrong', title: say('写错了', 'Wrong') }, { id: 'doubtful' }, { id: 'throwing' }],
    reads,
    read(text, options = {}) {
      reads.push(options);
      return readingOf(text, options);
    },
    check: findingsOf,
    evaluate: () => [{ status: 'holds' }, { status: 'holds' }, { status: 'fails' }],
    ...overrides,
  };
}

/** As the real `check` does: the rule that throws is reported, the findings of the others stay. */
export function checkWithThrowingRule(reading: Reading, options: CheckOptions = {}): Finding[] {
  options.onError?.({ id: 'throwing' } as Rule, new Error('boom'));
  return findingsOf(reading, options);
}

function readingOf(source: string, options: ReadOptions): Reading {
  const titleAt = /^.*年报/m.exec(source);
  const title = titleAt
    ? {
        at: spanOf(titleAt),
        text: titleAt[0],
        name: titleAt[0],
        nameAt: spanOf(titleAt),
        labels: [],
        repeated: [],
        year: 2023,
        yearAt: undefined,
        issuer: '青禾县某局',
        inHead: false,
      }
    : undefined;
  const draft = { source, copy: ReadingCopy.of(source), title };
  if (title === undefined) return { ...draft, kind: 'other', issuer: undefined, year: undefined };
  return {
    ...draft,
    kind: 'report',
    isPage: false,
    stars: [],
    declared: false,
    form: formOf(options.form === undefined || options.form === 'auto' ? '2021' : options.form),
    year: 2023,
    issuer: '青禾县某局',
    period: undefined,
    signOff: undefined,
    blocks: [],
    headings: [...source.matchAll(/^(?:# [一二三四]、|## （[一二三四]）).*$/gm)].map(headingOf),
    sections: [],
    tables: [...source.matchAll(/(?:^\|.*(?:\r\n|\r|\n|$))+/gm)].map((match) =>
      tableOf(span(match.index, match.index + match[0].trimEnd().length)),
    ),
  };
}

function headingOf(match: RegExpExecArray): Heading {
  const at = spanOf(match);
  return { at, level: match[0].startsWith('##') ? 2 : 1, number: 1, numberAt: at, text: match[0], textAt: at, runIn: false, prefix: '' };
}

function tableOf(at: FilledTable['at']): FilledTable {
  const form = formOf('2021');
  const table = form.tables[1];
  if (table === undefined) throw new Error('the form has lost its tables');
  return { form, table, at, notation: 'pipe', headers: [], rows: [], cells: new Map(), grouped: false, state: 'read' };
}

function findingsOf(reading: Reading, options: CheckOptions = {}): Finding[] {
  if (reading.kind === 'other') return [];
  const severities = options.severities ?? {};
  return [...reading.source.matchAll(/错|疑/g)].flatMap((match): Finding[] => {
    const at = spanOf(match);
    const rule = match[0] === '错' ? 'wrong' : 'doubtful';
    const severity = severities[rule] ?? (rule === 'wrong' ? 'error' : 'hint');
    if (severity === 'off') return [];
    if (rule === 'doubtful') return [{ rule, severity, at, message: say('可疑', 'doubtful') }];
    const fixes = [
      { title: say('改为零', 'Make it zero'), safe: false, edits: [{ at, newText: '零' }] },
      { title: say('改为对', 'Put it right'), safe: true, edits: [{ at, newText: '对' }] },
      { title: say('删去', 'Delete it'), safe: true, edits: [{ at, newText: '' }] },
    ];
    const related = [{ at: span(0, 1), message: say('见此', 'see here') }];
    return [{ rule, severity, at, message: say('此处有误', 'wrong here'), related, fixes }];
  });
}

function spanOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return span(start, start + match[0].length);
}
