import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, findings } from './support.js';
import { tableDraft } from './tables.js';

test('a row that is there twice goes where both say the same; else the author decides', () => {
  const { text } = tableDraft('2021', 't2', { 'gz.made': '1' });
  const row = /^\| 规章 .*\n/m.exec(text)?.[0] ?? '';
  const [twice] = findings('table-row', text.replace(row, row + row));
  assert.match(twice?.message.zh ?? '', /“规章”一行重复/);
  assert.equal(applied(text.replace(row, row + row), twice?.fixes?.[0]?.edits ?? []), text);
  const [other] = findings('table-row', text.replace(row, row + row.replace('1', '2')));
  assert.deepEqual(other?.fixes ?? [], []);
});
