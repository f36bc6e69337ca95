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
  assert.deepEqual([status, out], [0, '']);
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
  assert.match(err, /^gouji: last\.md: 上年年报是“云溪县青禾镇人民政府”的，新建的是“云溪县林业局”的，请核对是否拿错了文件[^\n]*\n$/);
  assert.match(out, /^# 云溪县林业局2024年/);
});

test('new: what cannot be is one line in the user’s language, and 2', async () => {
  const cases: readonly [string, RegExp][] = [
    ['new --issuer 某局', /^gouji: 缺少选项 --year <YEAR>\n$/],
    ['new --year 2024 --lang en', /^gouji: required option '--issuer <NAME>' not specified\n$/],
    ['new --year 二〇二三 --issuer 某局', /^gouji: --year 要一个不小于 0 的整数/],
    ['new --year 2999 --issuer 某局', /^gouji: 2999 年没有年报格式：年度最晚到 2099 年\n$/],
    ['new --year 2024 --issuer 某局 --previous .', /^gouji: \.: 这是文件夹，不是文件\n$/],
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
