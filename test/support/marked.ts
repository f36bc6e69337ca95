export interface ExpectedFinding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

const FIRST_LINE = /^%% expect:([^\n]*)\n/;

/**
 * Reads a damaged draft: `%% expect: rule rule …` on the first line names the rule of each ⟦…⟧ in the order of position.
 * Marks do not nest. A place with two findings names both, joined by `+`. The text comes back without line and marks.
 */
export function readMarked(source: string): { readonly text: string; readonly expected: readonly ExpectedFinding[] } {
  const header = FIRST_LINE.exec(source);
  if (header === null) throw new Error('no %% expect: on the first line');
  const rules = (header[1] ?? '')
    .trim()
    .split(/\s+/)
    .filter((id) => id !== '');
  const spans: { readonly start: number; readonly end: number }[] = [];
  let text = '';
  for (const [i, part] of source.slice(header[0].length).split(/[⟦⟧]/).entries()) {
    if (i % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  if (spans.length !== rules.length) throw new Error(`${spans.length} marks, ${rules.length} rules`);
  const expected = spans.flatMap((span, i) => (rules[i] ?? '').split('+').map((rule) => ({ rule, ...span })));
  return { text, expected };
}
