import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../server/src/check/check.js';
import { type ReadOptions, readReport } from '../../server/src/report/read.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import type { Edit } from '../../server/src/text/edits.js';
import type { Span } from '../../server/src/text/span.js';
import { type Marked, marked } from '../support/marked.js';
import { sumOf } from '../support/units.js';

export { type Marked, marked };

export interface TextOptions extends ReadOptions {
  /** Last year's report. */
  readonly previous?: string | undefined;
  /** Reports of the units below the body. */
  readonly units?: readonly string[] | undefined;
}

/** All findings on a text; a rule that throws fails the test. */
export function allFindings(text: string, { previous, units, ...options }: TextOptions = {}): Finding[] {
  return check(readReport(text, options), {
    ...(units !== undefined && { units: sumOf(units) }),
    ...(previous !== undefined && { previous: readReport(previous) }),
    onError: (rule, error) => {
      throw new Error(`rule ${rule.id} threw`, { cause: error });
    },
  });
}

export function findings(rule: string, text: string, options: TextOptions = {}): Finding[] {
  return allFindings(text, options).filter((finding) => finding.rule === rule);
}

/** The text with edits made, all offsets meant in the text as it was. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.at.start - a.at.start)) {
    result = result.slice(0, edit.at.start) + edit.newText + result.slice(edit.at.end);
  }
  return result;
}

/** Where a place of the text stands after the edits. */
export function moved(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ at }) => at.end < offset || (at.end === offset && at.start < offset))
    .reduce((sum, { at, newText }) => sum + newText.length - (at.end - at.start), offset);
}

export function spans(found: readonly { readonly at: Span }[]): Span[] {
  return found.map(({ at }) => ({ start: at.start, end: at.end }));
}

/** A title line that makes any text a report of the year. */
export function titled(year: number, body: string): string {
  return `云溪县青禾镇人民政府${year}年政府信息公开工作年度报告\n\n统计期限自${year}年1月1日起至${year}年12月31日止。\n\n${body}\n`;
}

/** Asserts that the ⟦marked⟧ places of the body of a report on 2023 are what the rule finds, and nothing else. */
export function assertFinds(rule: string, body: string): Finding[] {
  const { text, ranges } = marked(titled(2023, body));
  const found = findings(rule, text);
  const show = (at: Span) => `${at.start} ${text.slice(at.start, at.end)}`;
  assert.deepEqual(
    found.map(({ at }) => show(at)),
    ranges.map(show),
    body,
  );
  return found;
}

/** Asserts that the rule finds nothing in any of the bodies. */
export function assertSilent(rule: string, bodies: readonly string[]): void {
  for (const body of bodies) assertFinds(rule, body);
}

/** Any order of the pieces: the rule never throws, and what it finds and edits lies in the text. */
export function assertSound(rule: string, pieces: readonly string[]): void {
  const text = fc.array(fc.constantFrom(...pieces, '，', '。', '\n', '\n\n', ' ', '　', '一、总体情况\n', '镇', '<b>', '𠮷'), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const source = titled(2023, parts.join(''));
      for (const { at, related = [], fixes = [] } of findings(rule, source)) {
        assert.ok(at.start < at.end, 'a finding shows nothing');
        for (const place of [at, ...related.map((r) => r.at), ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.at))])
          assert.ok(0 <= place.start && place.start <= place.end && place.end <= source.length, `${place.start}–${place.end}`);
      }
    }),
    { numRuns: 60 },
  );
}
