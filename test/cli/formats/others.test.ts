import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { gouji, goujiWith } from '../harness.js';

const files = { 'd/a.md': '年报\n错 慎 疑', 'd/b.md': '年报', 'd/c.md': '', 'e.md': '购物单' };

test('ndjson: the elements of `files`, a line each', async () => {
  const whole = JSON.parse((await gouji('check --format json d e.md', { files })).out);
  const { out, status } = await gouji('check --format ndjson d e.md', { files });
  assert.deepEqual(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
    whole.files,
  );
  assert.equal(status, 2);
});

test('github: an annotation a finding, with what its syntax wants escaped', async () => {
  const path = 'd/50%,a:b.md';
  const { out } = await goujiWith(['check', '--format', 'github', path, 'd/c.md'], { files: { ...files, [path]: '年报\n错 慎 疑' } });
  const lines = out.trimEnd().split('\n');
  assert.deepEqual(lines, [
    '::error file=d/50%25%2Ca%3Ab.md,line=2,col=1,endColumn=2,title=勾稽 balance::应为 3，现为 9',
    '::warning file=d/50%25%2Ca%3Ab.md,line=2,col=3,endColumn=4,title=勾稽 cell-blank::空着',
    '::notice file=d/50%25%2Ca%3Ab.md,line=2,col=5,endColumn=6,title=勾稽 wording::可疑',
    '::error file=d/c.md::空文件，没有可检查的内容',
  ]);
});

test('github: a draft cannot give commands', async () => {
  const path = '\n::set-output name=x::y.md';
  const { out } = await goujiWith(['check', '--format', 'github', path], { files: { [path]: '年报 错' } });
  assert.deepEqual(out.match(/^::\S+/gm), ['::error']);
});

test('csv: a finding a row, quoted as Excel reads it; a clean report has a row too; nothing is a formula', async () => {
  const odd = '=1+2,"x".md';
  const { out } = await goujiWith(['check', '--format', 'csv', 'd', odd], { files: { ...files, [odd]: '年报' } });
  assert.equal(
    out,
    [
      '\ufeff文件,机关,年度,格式,行,列,位置,级别,规则,勾稽关系,应为,现为,说明,指纹',
      'd/a.md,青禾县某局,2023,2021,2,1,,错误,balance,T3-ROW,3,9,应为 3，现为 9,',
      'd/a.md,青禾县某局,2023,2021,2,3,,警告,cell-blank,,,,空着,',
      'd/a.md,青禾县某局,2023,2021,2,5,,建议,wording,,,,可疑,',
      'd/b.md,青禾县某局,2023,2021,,,,,,,,,没有发现问题,',
      'd/c.md,,,,,,,错误,,,,,空文件，没有可检查的内容,',
      '"\'=1+2,""x"".md",青禾县某局,2023,2021,,,,,,,,,没有发现问题,',
      '',
    ].join('\r\n'),
  );
});

test('junit: a suite a report, well-formed whatever a draft or its name holds', async () => {
  const odd = '<&>"\u0001\uffff.md';
  const { out } = await goujiWith(['check', '--format', 'junit', 'd', 'e.md', odd], { files: { ...files, [odd]: '年报 错' } });
  const open: string[] = [];
  const seen: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, { name: title = '', message = '' }) => {
        open.push(name);
        seen.push([name, title, message].filter(Boolean).join(' '));
      },
      onclosetag: (name) => assert.equal(open.pop(), name),
    },
    { xmlMode: true },
  );
  parser.end(out);
  assert.deepEqual(open, []);
  assert.deepEqual(seen, [
    'testsuites gouji',
    'testsuite d/a.md',
    'testcase balance 2:1',
    'failure 应为 3，现为 9',
    'testcase cell-blank 2:3',
    'failure 空着',
    'testsuite d/b.md',
    'testcase gouji',
    'testsuite d/c.md',
    'testcase gouji',
    'error 空文件，没有可检查的内容',
    'testsuite e.md',
    'testcase gouji',
    'skipped',
    'testsuite <&>"<U+0001>\ufffd.md',
    'testcase balance 1:4',
    'failure 应为 3，现为 9',
  ]);
  assert.match(out, /<testsuite name="d\/a\.md" tests="2" failures="2" errors="0">/);
  for (const forbidden of ['\u0001', '\uffff']) assert.ok(!out.includes(forbidden));
});

test('the closing table: each report in one line, when there are several, and not with --quiet', async () => {
  const { out } = await gouji('check d', { files });
  assert.match(
    out,
    /\n\n机关 {8}年度 {2}格式 {2}错误 {2}警告 {2}勾稽 {2}文件\n青禾县某局 {2}2023 {2}2021 {5}1 {5}1 {4}— {2}d\/a\.md\n青禾县某局 {2}2023 {2}2021 {5}0 {5}0 {4}— {2}d\/b\.md\n\n共 2 个文件/,
  );
  assert.doesNotMatch((await gouji('check d/a.md e.md', { files })).out, /机关/);
  assert.doesNotMatch((await gouji('check --quiet d', { files })).out, /机关/);
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`d/${i}.md`, '年报']));
  const { out: long } = await gouji('check --lang en d', { files: many });
  assert.match(long, /\ntoo many reports for a list; use --format csv to have each of them\n1001 files/);
});
