import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { gouji } from './harness.js';

const THIS = readFileSync('test/drafts/damaged/carry-over.md', 'utf8')
  .replace(/^(?:%%.*\n)+/, '')
  .replace(/[⟦⟧]/g, '');
const LAST = readFileSync('test/drafts/previous/2022.md', 'utf8');
const carried = async (command: string, files: Readonly<Record<string, string>>) => {
  const { out, err, status } = await gouji(`check ${command} --format json`, { files, engine });
  if (out === '') return { err, status };
  const { files: found }: { files: { path: string; findings: { rule: string }[] }[] } = JSON.parse(out);
  return found.filter(({ findings }) => findings.some(({ rule }) => rule === 'carry-over')).map(({ path }) => path);
};

test('last year’s report is found by the years in the paths', async () => {
  assert.deepEqual(await carried('青禾镇2023.md', { '青禾镇2023.md': THIS, '青禾镇2022.md': LAST }), ['青禾镇2023.md']);
  assert.deepEqual(await carried('县', { '县/2023/青禾镇.md': THIS, '县/2022/青禾镇.md': LAST }), ['县/2023/青禾镇.md']);
  assert.deepEqual(await carried('青禾镇2023.md', { '青禾镇2023.md': THIS }), []);
  assert.deepEqual(await carried('青禾镇.md', { '青禾镇.md': THIS, '旧.md': LAST }), []);
});

test('what a name suggests is last year’s only if it says so itself', async () => {
  const other = LAST.replaceAll('青禾镇', '白石镇');
  assert.deepEqual(await carried('青禾镇2023.md', { '青禾镇2023.md': THIS, '青禾镇2022.md': other }), []);
  assert.deepEqual(await carried('青禾镇2023.md', { '青禾镇2023.md': THIS, '青禾镇2022.md': THIS }), []);
});

test('--previous names the report, or the folder that holds it', async () => {
  const files = { '年报.md': THIS, '旧/a.md': LAST.replaceAll('青禾镇', '白石镇'), '旧/b.md': LAST };
  assert.deepEqual(await carried('年报.md --previous 旧', { ...files }), ['年报.md']);
  assert.deepEqual(await carried('年报.md --previous 旧/b.md', files), ['年报.md']);
  assert.deepEqual(await carried('年报.md --previous 旧/a.md', files), []);
  const refused = await carried('年报.md --previous 无/此.md', files);
  assert.deepEqual(refused, { err: 'gouji: 无/此.md: 没有这个文件或文件夹\n', status: 2 });
});

test('a Word file may be last year’s, and this year’s', async () => {
  const { err } = await gouji('check 青禾镇2023.md', { engine, files: { '青禾镇2023.md': THIS, '青禾镇2022.docx': 'no Word file' } });
  assert.equal(err, '');
});
