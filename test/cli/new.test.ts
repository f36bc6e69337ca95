import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { nodeFiles, nodeIo } from '../../server/src/cli/node-io.js';
import { run } from '../../server/src/cli/run.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { reportOf } from '../support/reading.js';
import { gouji } from './harness.js';

const files = { 'last.md': markdown(cleanDraft('2021')), 'list.md': '购物单', 'there.md': '原文' };
const NEW = 'new --year 2024 --issuer 云溪县青禾镇人民政府';

test('new: the report goes to stdout', async () => {
  const { status, out, err } = await gouji(NEW, { engine });
  assert.deepEqual([status, err], [0, '']);
  const { kind, year, issuer, form } = reportOf(out);
  assert.deepEqual([kind, year, issuer, form.id], ['report', 2024, '云溪县青禾镇人民政府', '2021']);
});

test('new: with last year’s report, into a file', async () => {
  const { status, out, written } = await gouji(`${NEW} --previous last.md --with-previous-text --output new.md`, { engine, files });
  assert.equal(status, 0);
  assert.equal(
    out,
    'new.md：云溪县青禾镇人民政府2024年年报，2021年格式；从上年年报取了“二、上年结转政府信息公开申请数量”7格（上年年报：last.md）\n',
  );
  const text = written.get('new.md') ?? '';
  assert.equal(
    reportOf(text)
      .tables.find(({ table }) => table.id === 't3')
      ?.cells.get('r2.tot')?.value,
    4,
  );
  assert.match(text, /<!-- 2023年年报这一部分：/);
});

test('new: what is to be looked at is told on stderr, and the report is written all the same', async () => {
  const { status, out, err } = await gouji('new --year 2024 --issuer 云溪县林业局 --previous last.md', { engine, files });
  assert.equal(status, 0);
  assert.match(
    err,
    /^gouji: last\.md: 上年年报是“云溪县青禾镇人民政府”的，新建的是“云溪县林业局”的，请核对是否拿错了文件[^\n]*\ngouji: 云溪县林业局2024年年报，2021年格式；[^\n]*\n$/,
  );
  assert.match(out, /^# 云溪县林业局2024年/);
});

test('new: what cannot be is one line in the user’s language, and 2', async () => {
  const cases: readonly [string, RegExp][] = [
    ['new --issuer 某局', /^gouji: 缺少选项 --year <YEAR>\n$/],
    ['new --year 2024 --lang en', /^gouji: required option '--issuer <NAME>' not specified\n$/],
    ['new --year 二〇二三 --issuer 某局', /^gouji: --year 要一个不小于 0 的整数/],
    ['new --year 2999 --issuer 某局', /^gouji: 2999 年没有年报格式：年度最晚到 2099 年\n$/],
    [
      'new --year 2024 --issuer 某局 --previous .',
      /^gouji: \.: 没有找到某局2023年的年报；有的是：last\.md（云溪县青禾镇人民政府 2023）\n$/,
    ],
    ['new --previous .', /^gouji: --previous 是文件夹时，要用 --year 写明新年报的年度\n$/],
    ['new --previous list.md', /^gouji: 上年年报不像政府信息公开工作年度报告\n$/],
    ['new --year 1999 --issuer 某局', /^gouji: 1999 年没有年报格式：年报从 2008 年度开始编制\n$/],
    [`${NEW} --with-previous-text`, /^gouji: --with-previous-text 要与 --previous 一起用\n$/],
    [`${NEW} --previous none.md`, /^gouji: none.md: 没有这个文件或文件夹\n$/],
    [`${NEW} --previous list.md`, /^gouji: 上年年报不像政府信息公开工作年度报告\n$/],
    [`${NEW} --output there.md`, /^gouji: there.md: 文件已经存在，不会覆盖，请换一个文件名\n$/],
    [`${NEW} --output readonly/new.md --lang en`, /^gouji: readonly\/new.md: permission denied\n$/],
  ];
  for (const [args, message] of cases) {
    const { status, out, err, written } = await gouji(args, { engine, files });
    assert.match(err, message);
    assert.deepEqual([status, out, written.size], [2, '', 0], args);
  }
});

test('new: body and year are those of last year’s report, unless they are given', async () => {
  const { status, out, err } = await gouji('new --previous last.md', { engine, files });
  assert.equal(status, 0);
  assert.match(out, /^# 云溪县青禾镇人民政府2024年政府信息公开工作年度报告\n/);
  assert.match(err, /^gouji: 云溪县青禾镇人民政府2024年年报，2021年格式；从上年年报取了“二、上年结转[^\n]*（上年年报：last\.md）\n$/);
  assert.match((await gouji('new --previous last.md --issuer 青禾镇人民政府', { engine, files })).out, /^# 青禾镇人民政府2024年/);
  const nobody = { 'last.md': '# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 五、存在的主要问题及改进情况\n' };
  assert.match(
    (await gouji('new --previous last.md', { engine, files: nobody })).err,
    /^gouji: 上年年报没有写明机关，请用 --issuer 写明\n$/,
  );
});

test('new: last year’s findings stay with last year’s report', async () => {
  const faulty = files['last.md'].replace(/\| 21 +\| 4 +\| 0 +\| 1 /, '| 99 | 4 | 0 | 1 ');
  assert.notEqual(faulty, files['last.md']);
  const { out, err } = await gouji('new --previous last.md', { engine, files: { 'last.md': faulty } });
  assert.match(out, /^# 云溪县青禾镇人民政府2024年/);
  assert.equal(err.split('\n').length, 2);
});

test('new: of a folder the only report that fits is taken; where there are several they are listed', async () => {
  const last = files['last.md'];
  const folder = {
    '旧/青禾.md': last,
    '旧/白石.md': last.replaceAll('青禾镇', '白石镇'),
    '旧/前年.md': last.replaceAll('2023年', '2022年'),
  };
  const run = (args: string, more: Readonly<Record<string, string>> = {}) =>
    gouji(`new --year 2024 ${args}`, { engine, files: { ...folder, ...more } });
  assert.match((await run('--previous 旧 --issuer 白石镇人民政府')).err, /（上年年报：旧\/白石\.md）\n$/);
  assert.match((await run('--previous --issuer 云溪县青禾镇人民政府')).err, /（上年年报：旧\/青禾\.md）\n$/);
  const several = await run('--previous 旧');
  assert.deepEqual([several.status, several.out], [2, '']);
  assert.match(
    several.err,
    /^gouji: 旧: 有 2 份2023年的年报，请用 --previous 指明文件，或用 --issuer 写明机关：旧\/白石\.md（云溪县白石镇人民政府 2023）、旧\/青禾\.md（[^）]*）\n$/,
  );
  assert.match((await run('--previous', { 'gouji.config.json': '{ "previous": "旧/青禾.md" }' })).err, /（上年年报：\.\/旧\/青禾\.md）\n$/);
  // The same report twice is no choice; two with different figures are.
  assert.match((await run('--previous --issuer 青禾镇人民政府', { '旧/青禾（二）.md': last })).err, /（上年年报：旧\/青禾\.md）\n$/);
  const other = last.replace(/\| 21 +\| 4 +\| 0 +\| 1 /, '| 99 | 4 | 0 | 1 ');
  assert.match((await run('--previous --issuer 青禾镇人民政府', { '旧/青禾（二）.md': other })).err, /^gouji: \.: 有 2 份2023年的年报/);
});

test('new: on the disk, a file that is there is left alone and nothing is left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-new-'));
  try {
    await writeFile(join(folder, 'a.md'), '原文');
    const silent = { isTTY: false, columns: undefined, closed: false, write: async () => undefined };
    const io = { ...nodeIo(''), stdout: silent, stderr: silent, files: nodeFiles(folder) };
    const to = (name: string) => run([...NEW.split(' '), '--output', name], io);
    assert.deepEqual([await to('a.md'), await to('b.md'), await to('b.md')], [2, 0, 2]);
    let told = '';
    const write = async (text: string) => {
      told += text;
    };
    assert.equal(await run([...NEW.split(' '), '--output', 'none/c.md'], { ...io, stderr: { ...silent, write } }), 2);
    assert.match(told, /^gouji: none\/c\.md: 要写入的文件夹不存在，请先建好\n$/);
    assert.equal(await readFile(join(folder, 'a.md'), 'utf8'), '原文');
    assert.match(await readFile(join(folder, 'b.md'), 'utf8'), /^# 云溪县青禾镇人民政府2024年政府信息公开工作年度报告\n/);
    assert.deepEqual((await readdir(folder)).sort(), ['a.md', 'b.md']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
