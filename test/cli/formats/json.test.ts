import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gouji } from '../harness.js';

const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

test('one object of the promised shape, fields in order, absent ones left out', async () => {
  const files = { 'd/a.md': '年报\r\n𠮷错 疑', 'd/b.md': '年报', 'd/c.md': '购物单', 'e.txt': '购物单' };
  const { out, status } = await gouji('check --format json d e.txt', { files });
  assert.equal(status, 1);
  const at = range(1, 2, 3);
  const related = Array.from({ length: 10 }, (_, i) => ({ message: `甲${i} 1`, range: range(0, 0, 1) }));
  const fixes = [
    { title: '改为 3', safe: false, edits: [{ range: at, newText: '3' }] },
    { title: '补全表格', safe: true, edits: [{ range: at, newText: '' }] },
  ];
  const balance = { rule: 'balance', severity: 'error', message: '应为 3，现为 9', range: at };
  const findings = [
    { ...balance, equation: 'T3-ROW', expected: '3', actual: '9', related, fixes },
    { rule: 'wording', severity: 'hint', message: '可疑', range: range(1, 4, 5) },
  ];
  const about = (errors: number) => ({
    isReport: true,
    form: '2021',
    year: 2023,
    issuer: '青禾县某局',
    errors,
    warnings: 0,
    equations: null,
  });
  const expected = {
    version: 1,
    files: [
      { path: 'd/a.md', ...about(1), findings },
      { path: 'd/b.md', ...about(0), findings: [] },
      { path: 'e.txt', isReport: false, form: null, year: null, issuer: null, errors: 0, warnings: 0, equations: null, findings: [] },
    ],
    summary: { files: 4, reports: 2, errors: 1, warnings: 0, infos: 0, hints: 1 },
  };
  assert.equal(JSON.stringify(JSON.parse(out)), JSON.stringify(expected));
});

test('with nothing to report it is still an object', async () => {
  const { out, status } = await gouji('check --format json nowhere');
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(out), {
    version: 1,
    files: [],
    summary: { files: 0, reports: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
  });
});

test('colours never get into it', async () => {
  const { out } = await gouji('check --format json --color a.md', { files: { 'a.md': '年报 错' }, isTTY: true });
  assert.ok(!out.includes('\u001b'));
});
