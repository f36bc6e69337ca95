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

/** The same table with another figure. */
const OTHER = LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |');

test('a configuration says where last year’s reports are, a file or a folder, from its own place', async () => {
  const config = (previous: string) => JSON.stringify({ previous });
  const files = { '县/今年/a.md': THIS, '县/上年/白石.md': LAST.replaceAll('青禾镇', '白石镇'), '县/上年/青禾.md': LAST };
  assert.deepEqual(await carried('县/今年', files), []);
  for (const place of ['上年', './上年/青禾.md', '上年/'])
    assert.deepEqual(await carried('县/今年', { ...files, '县/gouji.config.json': config(place) }), ['县/今年/a.md'], place);
  const nearer = { ...files, '县/gouji.config.json': config('上年'), '县/今年/gouji.config.json': config('../上年/白石.md') };
  assert.deepEqual(await carried('县/今年', nearer), []);
  assert.deepEqual(await carried('县/今年 --no-config', { ...files, '县/gouji.config.json': config('上年') }), []);
  const named = { ...files, 'c/其他.json': JSON.stringify({ previous: '../县/上年' }) };
  assert.deepEqual(await carried('县/今年 --config c/其他.json', { ...named, 'c/../县/上年': LAST }), ['县/今年/a.md']);
  assert.deepEqual(await carried('县/今年 --previous 县/上年/青禾.md', nearer), ['县/今年/a.md']);
});

test('where the folder of the configuration has none, the name is gone by; where there is no such folder, it is said', async () => {
  const files = { '青禾镇2023.md': THIS, '青禾镇2022.md': LAST, '旧/白石.md': LAST.replaceAll('青禾镇', '白石镇') };
  assert.deepEqual(await carried('青禾镇2023.md', { ...files, 'gouji.config.json': '{ "previous": "旧" }' }), ['青禾镇2023.md']);
  const wrong = { ...files, 'gouji.config.json': '{ "previous": "没有" }' };
  assert.deepEqual(await carried('青禾镇2023.md', wrong), ['青禾镇2023.md']);
  const { err, status } = await gouji('check 青禾镇2023.md 青禾镇2022.md', { engine, files: wrong });
  assert.deepEqual([err, status], ['gouji: ./没有: 配置里的 previous 指到这里：没有这个文件或文件夹\n', 2]);
});

test('two reports on last year with different figures: none is taken, and it is said', async () => {
  const files = { '青禾镇2023.md': THIS, '旧/初稿.md': OTHER, '旧/定稿.md': LAST };
  assert.deepEqual(await carried('青禾镇2023.md --previous 旧', files), []);
  const { err } = await gouji('check 青禾镇2023.md --previous 旧', { engine, files });
  assert.match(
    err,
    /^gouji: 青禾镇2023\.md: 上年年报有 2 份，数字不一样（旧\/初稿\.md、旧\/定稿\.md），没有拿来核对；请用 --previous 指明哪一份\n$/,
  );
  assert.deepEqual(await carried('青禾镇2023.md --previous 旧', { ...files, '旧/初稿.md': LAST }), ['青禾镇2023.md']);
  assert.deepEqual(await carried('青禾镇2023.md --previous 旧/定稿.md', files), ['青禾镇2023.md']);
  const beside = { '2023/青禾镇2023.md': THIS, '2023/青禾镇2022.md': LAST, '2022/青禾镇2022.md': OTHER };
  assert.deepEqual(await carried('2023', beside), []);
});

test('a body that has another name by now: only a report that is named is taken for its own', async () => {
  const files = {
    '青禾镇2023.md': THIS,
    '青禾镇2022.md': LAST.replaceAll('青禾镇人民政府', '青禾街道办事处').replaceAll('青禾镇', '青禾街道'),
  };
  assert.deepEqual(await carried('青禾镇2023.md', files), []);
  assert.deepEqual(await carried('青禾镇2023.md --previous .', files), []);
  assert.deepEqual(await carried('青禾镇2023.md --previous 青禾镇2022.md', files), ['青禾镇2023.md']);
});

test('why the report that was named is not used', async () => {
  const files = {
    '今年.md': THIS,
    '白石.md': LAST.replaceAll('青禾镇', '白石镇'),
    '前年.md': LAST.replaceAll('2022', '2021'),
    '单子.md': '购物单',
  };
  for (const [name, why] of [
    ['白石.md', '它是“云溪县白石镇人民政府”的，这份是“云溪县青禾镇人民政府”的'],
    ['前年.md', '它是2021年的，要的是2022年的'],
    ['单子.md', '它读不出来，或不是年报'],
  ]) {
    const { err } = await gouji(`check 今年.md --previous ${name}`, { engine, files });
    assert.equal(err, `gouji: 今年.md: 没有拿 ${name} 来核对：${why}\n`);
    assert.equal((await gouji(`check 今年.md --previous ${name} --quiet`, { engine, files })).err, '');
  }
});

test('of many reports only few are kept in memory, and each still finds its own', async () => {
  const bodies = Array.from({ length: 20 }, (_, i) => `第${i + 1}乡`);
  const of = (text: string, name: string) => text.replaceAll('青禾镇', name);
  const files = Object.fromEntries(
    bodies.flatMap((name) => [
      [`今/${name}.md`, of(THIS, name)],
      [`昨/${name}.md`, of(LAST, name)],
    ]),
  );
  assert.equal(((await carried('今 --previous 昨', files)) as string[]).length, bodies.length);
});
