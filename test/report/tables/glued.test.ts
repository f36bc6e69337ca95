import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, findings } from '../../rules/support.js';
import { cleanDraft } from '../../support/draft.js';
import { tsv } from '../../support/notations/plain.js';

const text = tsv(cleanDraft('2021'));
const spoken = (draft: string) =>
  allFindings(draft)
    .filter(({ rule }) => rule.startsWith('table') || rule.startsWith('cell') || rule === 'balance')
    .map(({ rule, severity, message }) => `${rule} ${severity} ${/^[表二三四、]+/.exec(message.zh)?.[0] ?? ''}`);

test('tables whose cells nothing holds apart are there, and what cannot be read of them is said without alarm', () => {
  const draft = text.replaceAll('\t', '');
  assert.deepEqual(
    spoken(draft).filter((finding) => !finding.startsWith('table-row info')),
    [],
  );
  assert.ok(spoken(draft).some((finding) => finding.includes('表四')));
});

test('tables whose cells are held apart by something that is no notation are not called missing', () => {
  const draft = text.replaceAll('\t', '、');
  assert.deepEqual(spoken(draft), ['table-row info 表二、表三、表四']);
  assert.deepEqual(findings('punctuation', draft), []);
});

test('words of a table without figures are no table', () => {
  const words = '结果维持、结果纠正、其他结果、尚未审结、总计、未经复议直接起诉、复议后起诉';
  const [, table = ''] = /(行政复议\t[\s\S]*?)\n\n五、/.exec(text) ?? [];
  assert.deepEqual(spoken(text.replace(table, words)), ['table-missing error ']);
  assert.deepEqual(spoken(text.replace(table, `行政复议${words.replaceAll('、', '0件、')}均为0件。`)), ['table-missing error ']);
});

test('a word for nothing in every cell of a table leaves it the table', () => {
  const found = spoken(text.replace(/\t0(?=\t|$)/gm, '\t零'));
  assert.ok(found.length > 0);
  assert.deepEqual([...new Set(found.map((finding) => finding.split(' ')[0]))], ['cell-blank']);
});

test('a label behind the one that it stands under is its row', () => {
  const joined = text.replaceAll('）无法提供\t1.', '）无法提供 1.').replace('三、本年度办理结果\t（一）', '三、本年度办理结果（一）');
  assert.notEqual(joined, text);
  assert.deepEqual(spoken(joined), []);
  assert.deepEqual(spoken(joined.replaceAll('\t', ' ')), []);
});
