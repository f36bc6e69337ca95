import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version } from '../../package.json';
import { nearest } from '../../server/src/cli/suggest.js';
import { gouji } from './harness.js';

test('wrong usage is one line in the language of the user, and 2', async () => {
  const cases: readonly [string, RegExp][] = [
    ['', /^gouji: 请给出命令/],
    ['chek a.md', /^gouji: 没有命令 chek；是不是 check？/],
    ['check', /^gouji: 请给出要检查的文件或文件夹，或用 --stdin/],
    ['check --fromat json a.md', /没有选项 --fromat；是不是 --format？/],
    ['check --format xml a.md', /--format 不能是 xml，可用：pretty、json、ndjson、sarif、github、junit、csv/],
    ['check --stdin-files a.md', /--stdin-files 不能与文件一起用/],
    ['check --stdin-files --stdin', /--stdin 和 --stdin-files 只能用一个/],
    ['check --stdin-files --fix', /--stdin-files 没有可写回的文件/],
    ['check --stdin-files --format json', /--stdin-files 每行输出一条结果，只能用 --format ndjson/],
    ['check --baseline b.json --fix a.md', /--baseline 不能与 --fix 一起用/],
    ['check --watch --output r.txt a.md', /--watch 在终端上显示/],
    ['check --jobs many a.md', /--jobs 要一个不小于 0 的整数/],
    ['check --form 2020 a.md', /--form 不能是 2020，可用：auto、2008、2019、2021/],
    ['check --max-warnings many a.md', /--max-warnings 要一个不小于 0 的整数/],
    ['check --max-warnings -1 a.md', /--max-warnings/],
    ['check --output', /选项 --output <FILE> 缺少参数/],
    ['check --stdin a.md', /--stdin 不能与文件一起用/],
    ['check --stdin-filename a.md', /--stdin-filename 要与 --stdin 一起用/],
    ['check --lang fr a.md', /--lang 不能是 fr/],
    ['explain', /缺少参数 RULE/],
    ['explain a b', /参数太多/],
    ['lsp', /请加 --stdio/],
    ['check --lang en', /name files or folders to check/],
    ['explain --lang en', /missing required argument 'RULE'/],
  ];
  for (const [args, message] of cases) {
    const { status, err, out } = await gouji(args);
    assert.deepEqual([status, out], [2, ''], args);
    assert.match(err, message);
    assert.match(err, /^gouji: .*\n$/);
  }
});

test('rules: as a list and as JSON', async () => {
  const { out } = await gouji('rules');
  assert.match(out, /^balance {5}错误 {5}总计不等于各项之和\ncell-blank {2}警告/);
  const { rules } = JSON.parse((await gouji('rules --format json --lang en')).out);
  assert.deepEqual(rules[0], {
    id: 'balance',
    severity: 'error',
    title: 'a total differs from its sum',
    why: 'The figures of a table must reconcile.',
    source: '自拟',
  });
});

test('explain: all that the manual says', async () => {
  const { out, status } = await gouji('explain balance');
  assert.equal(status, 0);
  assert.equal(
    out,
    [
      'balance  错误  总计不等于各项之和',
      '',
      '表内数字应当勾稽一致。',
      '',
      '依据：自拟',
      '',
      '错误示例（⟦⟧ 标出所指之处）：',
      '    | 总计 | ⟦9⟧ |',
      '    | 甲 | 1 |',
      '',
      '正确示例：',
      '    | 总计 | 1 |',
      '    | 甲 | 1 |',
      '',
    ].join('\n'),
  );
});

test('explain: an unknown rule gets the nearest ones', async () => {
  const near = await gouji('explain balanse');
  assert.deepEqual([near.status, near.err], [2, 'gouji: 没有规则 balanse；是不是 balance？\n']);
  assert.match((await gouji('explain zzzzzzzz')).err, /没有规则 zzzzzzzz；gouji rules 列出全部规则/);
});

test('nearness: letters missing, doubled or wrong, and parts of a name', () => {
  const names = ['balance', 'cell-blank', 'cell-value', 'table-row'];
  assert.deepEqual(nearest('balnce', names), ['balance']);
  assert.deepEqual(nearest('BLANK', names), ['cell-blank']);
  assert.deepEqual(nearest('cell-valve', names), ['cell-value']);
  assert.deepEqual(nearest('xyz', names), []);
});

test('version, help in both languages, and the server', async () => {
  assert.deepEqual(await gouji('--version').then(({ out, status }) => [out, status]), [`${version}\n`, 0]);
  const help = await gouji('check --help');
  assert.equal(help.status, 0);
  assert.match(help.out, /用法：[\s\S]*参数：[\s\S]*选项：[\s\S]*退出状态：/);
  assert.match((await gouji('--help --lang en')).out, /Usage:[\s\S]*Commands:/);
  assert.deepEqual(await gouji('lsp --stdio').then(({ out, status }) => [out, status]), ['serving\n', 0]);
});
