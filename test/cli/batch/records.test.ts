import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../../../server/src/cli/batch/records.js';
import { gouji, type World } from '../harness.js';

const record = (path: unknown, text: unknown) => JSON.stringify({ path, text });
const results = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a path or a record a line in, a result a line out, in order, whatever is in a line', async () => {
  const lines = [
    'd/a.md',
    record('记录.md', '年报 错'),
    '{"path": 3}',
    '{"path": "x", ',
    '',
    'nowhere.md\r',
    record('空.md', ' '),
    JSON.stringify({ path: 'd/b.md' }),
    record('别的.md', '购物单'),
  ];
  const files = { 'd/a.md': '年报 疑', 'd/b.md': '年报' };
  const { out, err, status } = await gouji('check --stdin-files', { files, stdin: lines.join('\n') });
  const said = results(out).map(({ path, isReport, findings, error }) => [path, error ?? (isReport ? findings.length : '不是年报')]);
  assert.deepEqual(said, [
    ['d/a.md', 1],
    ['记录.md', 1],
    ['<stdin>:3', 'JSON 记录应为 {"path": "文件名", "text": "全文"}（不写 text 时读这个文件）'],
    ['<stdin>:4', '这一行以 { 开头，却不是有效的 JSON'],
    ['<stdin>:5', '空行：每行应是一个文件名，或一条 JSON 记录'],
    ['nowhere.md', '没有这个文件或文件夹'],
    ['空.md', '空文件，没有可检查的内容'],
    ['d/b.md', 0],
    ['别的.md', '不是年报'],
  ]);
  assert.deepEqual([status, err], [2, ''], 'what is wrong with a record stands in its result');
});

test('a line that is no text, or far too long, is one result too', async () => {
  const bytes = Buffer.concat([Buffer.from('a.md\n'), Buffer.of(0x2f, 0xff, 0x0a), Buffer.from('a.md')]);
  const { out } = await gouji('check --stdin-files --lang en', { files: { 'a.md': '年报' }, stdin: bytes });
  assert.deepEqual(
    results(out).map(({ path, error }) => [path, error]),
    [
      ['a.md', undefined],
      ['<stdin>:2', 'the line is not valid UTF-8'],
      ['a.md', undefined],
    ],
  );
  const lines = [];
  for await (const line of linesOf([Buffer.from('12345'), Buffer.from('678\nab'), Buffer.from('c\n\n123456')], 5))
    lines.push(line?.toString());
  assert.deepEqual(lines, [undefined, 'abc', '', undefined]);
});

test('exit status: as ever; 0 for engines that take any other for a failed task', async () => {
  const world: World = { stdin: record('a.md', '年报 错') };
  assert.equal((await gouji('check --stdin-files', world)).status, 1);
  assert.equal((await gouji('check --stdin-files --exit-zero', world)).status, 0);
  assert.equal((await gouji('check --stdin-files --exit-zero', { stdin: '{}' })).status, 0);
  assert.equal((await gouji('check --exit-zero --form 1999', world)).status, 2, 'wrong usage is none of that');
});

test('the configuration is that of the folder in the path', async () => {
  const files = { 'd/gouji.config.json': '{"form": "2008"}' };
  const { out } = await gouji('check --stdin-files', { files, stdin: `${record('d/a.md', '年报')}\n${record('e/a.md', '年报')}` });
  assert.deepEqual(
    results(out).map(({ form }) => form),
    ['2008', '2021'],
  );
});

test('a result is there before the next line comes', async () => {
  const out: string[] = [];
  const seen: number[] = [];
  async function* oneByOne(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 60; i += 1) {
      yield Buffer.from(`${record(`${i}.md`, '年报')}\n`);
      for (let turns = 0; turns < 8; turns += 1) await new Promise(setImmediate);
      seen.push(out.length);
    }
  }
  for (const threads of [1, 3]) {
    out.length = 0;
    seen.length = 0;
    await gouji('check --stdin-files', { stdinChunks: oneByOne(), threads, out });
    assert.deepEqual(
      seen,
      Array.from({ length: 60 }, (_, i) => i + 1),
      `${threads} threads`,
    );
  }
});

test('a reader that goes ends the run: nothing more is read', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; read < 100_000; read += 1) yield Buffer.from(`${record(`${'长'.repeat(30_000)}.md`, '年报')}\n`);
  }
  await gouji('check --stdin-files', { stdinChunks: endless(), closesAfter: 1 });
  assert.ok(read < 100, `${read}`);
});
