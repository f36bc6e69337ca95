import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forms } from '../../server/src/data/forms.js';
import snippets from '../../syntaxes/snippets.json' with { type: 'json' };
import { allFindings, titled } from '../rules/support.js';
import { reportOf } from '../support/reading.js';

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
  for (const [i, { id, years }] of forms.entries()) {
    const { body, prefix } = Object.values(snippets)[i] ?? assert.fail();
    const year = years.to ?? years.from + 2;
    const text = expanded(body, '云溪县青禾镇人民政府', year);
    const report = reportOf(text);
    assert.deepEqual([report.form.id, report.year, report.issuer], [id, year, '云溪县青禾镇人民政府']);
    const rules = new Set(allFindings(text).map(({ rule }) => rule));
    assert.deepEqual(
      [...rules].filter((rule) => !['cell-blank', 'leftover', 'section-empty'].includes(rule)),
      [],
    );
    for (const word of prefix) assert.match(word, /年报|nianbao|zfxxgknb/);
  }
});

test('a snippet of each table: in a report of its form, it asks only to be filled in', () => {
  const tables = forms.flatMap((form) => form.tables.map((table) => ({ form, table })));
  const found = Object.values(snippets).slice(forms.length);
  assert.equal(found.length, tables.length);
  for (const [i, { form, table }] of tables.entries()) {
    const { body, prefix } = found[i] ?? assert.fail();
    const text = titled(form.years.to ?? form.years.from + 2, `\n${expanded(body, '', 0)}`);
    const read = reportOf(text).tables;
    assert.deepEqual(
      read.map((one) => [one.form.id, one.table.id, one.state]),
      [[form.id, table.id, 'read']],
    );
    const onTable = allFindings(text).filter(({ rule }) => /^(?:table|cell|balance)/.test(rule) && rule !== 'table-missing');
    assert.deepEqual(new Set(onTable.map(({ rule }) => rule)), new Set(['cell-blank']));
    assert.ok(prefix.some((word) => word.endsWith(table.name)) && prefix.some((word) => /^[a-z\d]+$/.test(word)), prefix.join());
  }
});

test('no two snippets go by the same word', () => {
  const words = Object.values(snippets).flatMap(({ prefix }) => prefix);
  assert.deepEqual(words, [...new Set(words)]);
});
