import type { Span } from '../../server/src/text/span.js';

/** A text without its marks, and the ranges that they held, in the order of their ends. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly Span[];
}

export interface ExpectedFinding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

export interface MarkedDraft {
  readonly text: string;
  readonly expected: readonly ExpectedFinding[];
  readonly previous?: string;
  readonly units?: readonly string[];
}

const FIRST_LINE = /^%% expect:([^\n]*)\n(?:%% previous:([^\n]*)\n)?(?:%% units:([^\n]*)\n)?/;

/** Reads the marks of a test's text; they may nest. Other signs than ⟦⟧ serve where the marked text is laid out by its width. */
export function marked(source: string, [opening, closing]: readonly [string, string] = ['⟦', '⟧']): Marked {
  const ranges: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const char of source) {
    if (char === opening) open.push(text.length);
    else if (char === closing) {
      const start = open.pop();
      if (start === undefined) throw new Error(`a mark is closed that was not opened, behind “${text.slice(-20)}”`);
      ranges.push({ start, end: text.length });
    } else text += char;
  }
  if (open.length > 0) throw new Error(`a mark is not closed, before “${text.slice(open[0], (open[0] ?? 0) + 20)}”`);
  return { text, ranges };
}

/**
 * Reads a damaged draft: `%% expect: rule rule …` on the first line names the rule of each ⟦…⟧ in the order of position.
 * A line `%% previous: NAME` below it names last year's report, a file of test/drafts/previous; a line `%% units: NAME NAME` the reports of
 * the units below the body, files of test/drafts/clean.
 * Marks do not nest. A place with two findings names both, joined by `+`. The text comes back without line and marks.
 */
export function readMarked(source: string): MarkedDraft {
  const header = FIRST_LINE.exec(source);
  if (header === null) throw new Error('no %% expect: on the first line');
  const rules = (header[1] ?? '')
    .trim()
    .split(/\s+/)
    .filter((id) => id !== '');
  const { text, ranges } = marked(source.slice(header[0].length));
  if (ranges.length !== rules.length) throw new Error(`${ranges.length} marks, ${rules.length} rules`);
  const expected = ranges.flatMap((range, i) => (rules[i] ?? '').split('+').map((rule) => ({ rule, ...range })));
  const previous = header[2]?.trim();
  const units = header[3]?.trim().split(/\s+/);
  return { text, expected, ...(previous !== undefined && { previous }), ...(units !== undefined && { units }) };
}
