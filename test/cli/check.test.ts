import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine } from '../../server/src/cli/engine.js';
import { fakeEngine } from './engine.js';
import { gouji, goujiWith } from './harness.js';

test('exit status: 0 clean or only milder findings, 1 errors, 2 unreadable, which wins', async () => {
  const files = { 'a.md': '年报', 'b.md': '年报 慎疑', 'c.md': '年报 错' };
  assert.equal((await gouji('check a.md', { files })).status, 0);
  assert.equal((await gouji('check a.md b.md', { files })).status, 0);
  assert.equal((await gouji('check a.md c.md', { files })).status, 1);
  const outcome = await gouji('check nowhere.md c.md', { files });
  assert.equal(outcome.status, 2);
  assert.equal(outcome.err, 'gouji: nowhere.md: 没有这个文件或文件夹\n');
  assert.match(outcome.out, /c\.md:1:4/);
});

test('too many warnings fail', async () => {
  const files = { 'b.md': '年报 慎慎' };
  assert.equal((await gouji('check --max-warnings 2 b.md', { files })).status, 0);
  assert.equal((await gouji('check --max-warnings 1 b.md', { files })).status, 1);
  assert.equal((await gouji('check --max-warnings=0 --quiet b.md', { files })).status, 1);
});

test('a folder is walked in order; what is no report is skipped and counted', async () => {
  const files = {
    'd/b.md': '年报',
    'd/a.txt': '年报',
    'd/c/x.HTML': '年报',
    'd/notes.md': '购物单',
    'd/data.json': '年报',
    'd/.git/a.md': '年报',
    'd/node_modules/p/README.md': '年报',
  };
  const { out, status } = await gouji('check d/', { files });
  assert.equal(status, 0);
  assert.deepEqual(
    out.split('\n').map((line) => line.split('  ')[0]),
    [
      'd/a.txt',
      'd/b.md',
      'd/c/x.HTML',
      '',
      '机关',
      ...Array(3).fill('青禾县某局'),
      '',
      '共 4 个文件，3 份年报，跳过 1 个（不是年报）；错误 0，警告 0，提示 0，建议 0',
      '',
    ],
  );
  assert.match((await gouji('check .', { files })).out, /^d\/a\.txt /);
});

test('a file that is named is reported, report or not; a file named twice is checked once', async () => {
  const files = { 'd/a.md': '购物单', 'd/b.md': '年报' };
  const { out } = await gouji('check d/a.md d ./d/b.md', { files });
  assert.match(out, /^d\/a\.md {2}不是政府信息公开工作年度报告，没有检查\nd\/b\.md .*没有发现问题\n共 2 个文件，1 份年报/);
});

test('a file of data or a program that is named is no report, whatever it quotes', async () => {
  const files = { 'key.json': '错 年报', 'k.sarif': '错 年报', 'a.ts': '错 年报', 'b.csv': '错 年报', 'c.tsv': '错 年报', 年报: '错 年报' };
  const { out } = await gouji('check key.json k.sarif a.ts b.csv c.tsv 年报', { files });
  for (const name of ['key.json', 'k.sarif', 'a.ts', 'b.csv']) assert.ok(out.includes(`${name}  不是政府信息公开工作年度报告，没有检查\n`));
  assert.match(out, /^共 6 个文件，2 份年报，跳过 4 个（不是年报）；错误 2/m);
  assert.equal((await gouji('check --fix key.json', { files })).written.size, 0);
  const piped = await gouji('check --stdin --stdin-filename key.json', { stdin: '错 年报' });
  assert.deepEqual([piped.status, piped.out.includes('没有检查')], [0, true]);
});

test('a pattern that the shell left alone is matched; a name with brackets is a name first', async () => {
  const files = { 'd/b.md': '年报', 'd/a.md': '年报', 'd/c.png': 'x', '报告[1].md': '年报' };
  assert.match((await gouji('check d/*', { files })).out, /^d\/a\.md.*\nd\/b\.md.*\n(?:.*\n)*共 2 个文件/);
  assert.match((await gouji('check 报告[1].md', { files })).out, /^报告\[1\]\.md/);
  const none = await gouji('check e/*.md', { files });
  assert.deepEqual([none.status, none.err], [2, 'gouji: e/*.md: 没有匹配的 .md .txt .html .htm .docx 文件\n']);
});

test('folders that cannot be opened or hold nothing are named, the rest is checked', async () => {
  const files = { 'd/a.md': '年报', 'd/locked/*': { fails: 'EACCES' }, 'e/data.csv': '1' };
  const { err, out, status } = await gouji('check d e', { files });
  assert.equal(status, 2);
  assert.equal(err, 'gouji: d/locked: 没有访问权限\ngouji: e: 文件夹里没有 .md .txt .html .htm .docx 文件\n');
  assert.match(out, /^d\/a\.md/);
});

test('standard input, with and without a name', async () => {
  const named = await gouji('check --stdin --stdin-filename 草稿.md', { stdin: '年报 错' });
  assert.equal(named.status, 1);
  assert.match(named.out, /草稿\.md:1:4 错误 应为 3，现为 9 \[balance\]/);
  assert.match((await gouji('check --stdin', { stdin: '年报' })).out, /^<stdin>/);
});

test('quiet lists errors only and counts all', async () => {
  const files = { 'a.md': '年报 慎疑', 'b.md': '年报 错慎', 'c.md': '购物单' };
  const { out } = await gouji('check --quiet a.md b.md c.md', { files });
  assert.match(out, /^b\.md/);
  assert.doesNotMatch(out, /空着|可疑/);
  assert.match(out, /错误 1，警告 2，提示 0，建议 1\n$/);
});

test('the form is handed on', async () => {
  assert.match((await gouji('check --form 2019 a.md', { files: { 'a.md': '年报' } })).out, /2019年格式 · 2023年 · 青禾县某局/);
});

test('web pages and drafts are known by their names', async () => {
  const read: string[] = [];
  const engine: Engine = {
    ...fakeEngine,
    read(text, options = {}) {
      read.push(`${text} ${options.html === true ? 'page' : ''}${options.isReport === true ? 'draft' : ''}`);
      return fakeEngine.read(text, options);
    },
  };
  const files = { 'd/a.HTM': 'a', 'd/b.html': 'b', 'd/c.gouji': 'c', 'd/d.nianbao.md': 'd', 'd/e.md': 'e' };
  await gouji('check d', { files, engine });
  assert.deepEqual(read, ['a page', 'b page', 'c draft', 'd draft', 'e ']);
});

test('a file takes the result, and only when it is complete', async () => {
  const files = { 'a.md': '年报 错' };
  const { out, written, status } = await gouji('check --color --output r.txt a.md', { files, isTTY: true });
  assert.deepEqual([out, status], ['', 1]);
  assert.match(written.get('r.txt') ?? '', /balance/);
  const refused = await gouji('check --output readonly/r.txt a.md', { files });
  assert.deepEqual([refused.status, refused.err, refused.out], [2, 'gouji: readonly/r.txt: 没有访问权限\n', '']);
});

test('a rule that fails is told of and no clean bill is given', async () => {
  const { err, out, status } = await gouji('check a.md', { files: { 'a.md': '年报 慎 炸' } });
  assert.equal(status, 2);
  assert.equal(err, 'gouji: a.md: 规则 balance 内部出错，它的结果缺失：Error: boom\n');
  assert.match(out, /空着/);
});

test('the result is never written over a report that is checked; over an older result it is', async () => {
  const files = { 'a/b.md': '错 年报', 'a/old.txt': '上次的结果' };
  for (const args of ['a/b.md --output a/b.md', 'a --output ./a/b.md', '--format json a/old.txt a/b.md --output a/b.md']) {
    const { err, written, status } = await gouji(`check ${args}`, { files });
    assert.deepEqual([status, written.size], [2, 0], args);
    assert.match(err, /^gouji: --output 不能是要检查的年报.*\n$/);
  }
  assert.ok((await gouji('check a --output a/old.txt', { files })).written.has('a/old.txt'));
});

test('when the reader of the output goes, the rest is checked in silence and counts', async () => {
  // Each result is longer than what is written at once.
  const folder = `d/${'长'.repeat(70_000)}`;
  const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${folder}/${i}.md`, i === 9 ? '年报 错' : '年报']));
  const { out, err, status } = await gouji('check d', { files, closesAfter: 2 });
  assert.deepEqual([err, status, out.split('没有发现问题').length], ['', 1, 3]);
  assert.equal((await gouji('check d', { files: { ...files, [`${folder}/9.md`]: '年报' }, closesAfter: 2 })).status, 0);
});

test('small results are written together, and none waits for the next', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`d/${i}.md`, '年报']));
  const { writes } = await gouji('check --format ndjson d', { files });
  assert.ok(writes <= 4, `${writes} writes`);
});

test('an empty name is wrong usage, and nothing is read', async () => {
  const files = { 'a.md': '年报 错', '/a.md': '年报 错' };
  for (const empty of ['', ' ', '\t', '\u3000']) {
    for (const more of [[], ['--fix']]) {
      const { status, out, err } = await goujiWith(['check', ...more, 'a.md', empty], { files });
      assert.deepEqual([status, out, err], [2, '', 'gouji: 第 2 个要检查的文件名是空的，什么也没有检查\n']);
    }
    for (const option of ['--config', '--output']) {
      const { status, out, err } = await goujiWith(['check', 'a.md', option, empty], { files });
      assert.deepEqual([status, out, err], [2, '', `gouji: ${option} 的参数是空的\n`]);
    }
  }
});

test('files of other programs are not passed over in silence', async () => {
  const only = await gouji('check d', { files: { 'd/a.odt': 'PK', 'd/sub/b.DOC': '', 'd/c.wps': '', 'd/~$a.docx': '', 'd/e.pdf': '' } });
  assert.equal(only.status, 2);
  assert.match(only.err, /^gouji: d: 只有旧版 Word（\.doc）、WPS 或 PDF 文件（4 个），不能直接读：请另存为 Word 文档[^\n]*\n$/);
  const some = await gouji('check d', { files: { 'd/a.doc': 'PK', 'd/b.md': '年报' } });
  assert.deepEqual([some.status, /共 1 个文件，1 份年报；错误/.test(some.out)], [0, true]);
  assert.match(some.err, /^gouji: d: 另有 1 个旧版 Word（\.doc）、WPS 或 PDF 文件没有检查，[^\n]*\n$/);
  assert.match((await gouji('check d/*.doc', { files: { 'd/a.doc': 'PK' } })).err, /^gouji: d\/\*\.doc: 只有旧版 Word/);
  assert.match((await gouji('check d', { files: { 'd/a.csv': '' } })).err, /文件夹里没有 \.md/);
  assert.match(
    (await gouji('check --lang en d', { files: { 'd/a.doc': '' } })).err,
    /only files of old Word \(\.doc\), WPS or PDF \(1\), which cannot be read as they are: save it as a Word document/,
  );
});

test('progress: on a terminal, after a second', async () => {
  const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`d/${i}.md`, '年报']));
  assert.match((await gouji('check d', { files, isTTY: true, tick: 600 })).err, /已检查 2 个文件…/);
  assert.equal((await gouji('check d', { files, isTTY: true, tick: 10 })).err, '');
  assert.equal((await gouji('check d', { files, tick: 600 })).err, '');
});

test('English on demand', async () => {
  const { out, err } = await gouji('check --lang en a.md nowhere', { files: { 'a.md': '年报 错' } });
  assert.match(out, /a\.md:1:4 error should be 3, is 9 \[balance\]/);
  assert.match(out, /1 files, 1 reports, 1 more could not be read; 1 errors/);
  assert.equal(err, 'gouji: nowhere: no such file or folder\n');
});
