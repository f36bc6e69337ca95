import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, findings } from './support.js';
import { tableDraft } from './tables.js';

const ISSUER = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';
const draft = (values: Readonly<Record<string, string>>): string => ISSUER + tableDraft('2021', 't2', values).text;

test('a row is one finding; its figures move to the row below, when asked', () => {
  const text = draft({ 'gz.made': '2', 'gz.valid': '3' });
  const [finding, ...more] = findings('not-entitled', text);
  assert.deepEqual(more, []);
  assert.match(finding?.message.zh ?? '', /“规章”一行应都是 0（现在是：本年制发件数 2、现行有效件数 3）/);
  const [fix] = finding?.fixes ?? [];
  assert.equal(fix?.safe, false);
  assert.equal(applied(text, fix?.edits ?? []), draft({ 'gfx.made': '2', 'gfx.valid': '3' }));
});

test('figures in both rows are left to the author', () => {
  const [finding] = findings('not-entitled', draft({ 'gz.made': '2', 'gfx.made': '1' }));
  assert.deepEqual(finding?.fixes, []);
});
