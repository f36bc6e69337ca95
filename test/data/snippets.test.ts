import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forms } from '../../server/src/data/forms.js';
import { readReport } from '../../server/src/report/read.js';
import snippets from '../../syntaxes/snippets.json' with { type: 'json' };
import { allFindings } from '../rules/support.js';

/** The snippet as it stands when body and year are typed. */
function expanded(body: readonly string[], issuer: string, year: number): string {
  const typed = new Map([
    ['1', issuer],
    ['2', String(year)],
  ]);
  return body
    .join('\n')
    .replace(/(?<!\\)\$(?:\{(\d+):((?:[^\\}]|\\.)*)\}|(\d+))/g, (_, named, prompt, bare) => typed.get(named ?? bare) ?? prompt ?? '')
    .replace(/\\([$}\\])/g, '$1');
}

test('a snippet of each form: with body and year typed, it asks only to be filled in', () => {
  assert.equal(Object.keys(snippets).length, forms.length);
  for (const [i, { body, prefix }] of Object.values(snippets).entries()) {
    const { id, years } = forms[i] ?? assert.fail();
    const year = years.to ?? 2023;
    const text = expanded(body, '云溪县青禾镇人民政府', year);
    const report = readReport(text);
    assert.deepEqual([report.form.id, report.year, report.issuer], [id, year, '云溪县青禾镇人民政府']);
    const rules = new Set(allFindings(text).map(({ rule }) => rule));
    assert.deepEqual(
      [...rules].filter((rule) => !['cell-blank', 'leftover', 'section-empty'].includes(rule)),
      [],
    );
    for (const word of prefix) assert.match(word, /年报|nianbao|zfxxgknb/);
  }
});
