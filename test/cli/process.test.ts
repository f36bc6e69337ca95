import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { docxOf } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { buildProgram, env } from './program.js';
import { goujiIn } from './real-files.js';

const folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'));
const cli = join(folder, 'cli.js');
const drafts = join(folder, 'drafts');

const zeros = ' 0 |'.repeat(10);
const REPORT = `# 青禾县档案馆2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
${'| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 '.repeat(3)}|
| 1 | 2 | 0 | 0 | 9 |${zeros}
`;

before(() => {
  buildProgram(cli);
  mkdirSync(join(drafts, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'report.md'), REPORT);
  writeFileSync(join(drafts, 'shopping.md'), '购物单\n');
  writeFileSync(join(drafts, 'sub', 'empty.md'), '');
  symlinkSync(drafts, join(drafts, 'sub', 'circle'));
});

after(() => rmSync(folder, { recursive: true }));

function gouji(args: readonly string[], input?: string) {
  const most = { maxBuffer: 64_000_000 };
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    ...most,
    ...(input === undefined ? {} : { input }),
  });
}

test('real folders, links in circles, real failures', async () => {
  const { status, out, err } = await goujiIn(folder, ['check', 'drafts', 'drafts/*.md', 'drafts/sub/nowhere.md']);
  assert.equal(status, 2);
  assert.equal(err, 'gouji: drafts/sub/empty.md: 空文件，没有可检查的内容\ngouji: drafts/sub/nowhere.md: 没有这个文件或文件夹\n');
  assert.match(out, /^共 1 个文件，0 份年报，跳过 1 个（不是年报），另有 2 个无法读取/);
});

test('the result is never written over a report that is checked, whatever leads to it', async () => {
  symlinkSync('report.md', join(folder, 'link.json'));
  const pairs = [
    ['report.md', 'link.json'],
    ['report.md', './drafts/../report.md'],
  ] as const;
  for (const [draft, output] of pairs) {
    const { status, err } = await goujiIn(folder, ['check', draft, '--output', output]);
    assert.deepEqual([status, err.startsWith('gouji: --output 不能是要检查的年报')], [2, true], output);
    assert.equal(readFileSync(join(folder, 'report.md'), 'utf8'), REPORT);
  }
  rmSync(join(folder, 'link.json'));
  assert.deepEqual(readdirSync(folder).sort(), ['cli.js', 'drafts', 'report.md']);
});

test('standard input to a file, whole or not at all', () => {
  const { status, stdout, stderr } = gouji(['check', '--stdin', '--format', 'json', '--output', 'result.json'], '购物单');
  assert.deepEqual([status, stdout, stderr], [0, '', '']);
  assert.equal(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')).files[0].isReport, false);
  assert.deepEqual(readdirSync(folder).sort(), ['cli.js', 'drafts', 'report.md', 'result.json']);
});

test('real threads give what one gives, Word files among the rest', async () => {
  const many = join(folder, 'many');
  mkdirSync(many);
  const word = docxOf(cleanDraft('2021'));
  for (let i = 0; i < 80; i += 1)
    writeFileSync(join(many, `${i}.${i % 50 === 3 ? 'docx' : 'md'}`), i % 50 === 3 ? word : i === 79 ? '' : REPORT);
  const check = ['check', '--quiet', '--format', 'github', '--jobs'];
  const one = await goujiIn(folder, [...check, '1', 'many']);
  const two = gouji([...check, '2', 'many']);
  rmSync(many, { recursive: true });
  const named = new Set(one.out.match(/many\/\d+/g));
  assert.deepEqual([named.size, named.has('many/79')], [78, true], 'every report but the two of Word, which have no error');
  assert.deepEqual([two.stdout, two.stderr, two.status], [one.out, one.err, 2]);
});

/** What the last step of the GitHub Action runs, which is indented as a text of YAML. */
function actionScript(): string {
  const block = readFileSync('action.yml', 'utf8').split('\n      run: |\n').at(-1) ?? '';
  return block.replace(/^ {8}/gm, '');
}

test('the GitHub Action: annotations, SARIF beside them, names with blanks, exit status of the check', {
  skip: process.platform === 'win32',
}, async () => {
  const spaced = join(folder, 'a b');
  mkdirSync(spaced);
  writeFileSync(join(spaced, '年 报.md'), REPORT);
  const inputs = { GOUJI: cli, PATHS: 'a b\nreport.md\n\n', BASELINE: '', SARIF: 'out.sarif', MAX_WARNINGS: '', LANGUAGE: 'zh' };
  const act = (more: object) =>
    spawnSync('bash', ['-eo', 'pipefail', '-c', actionScript()], { cwd: folder, encoding: 'utf8', env: { ...env, ...inputs, ...more } });
  const { status, stdout, stderr } = act({});
  assert.deepEqual([status, stderr], [1, '']);
  assert.match(stdout, /^::error file=a b\/年 报\.md,line=9,col=19,endColumn=20,title=勾稽 balance::/m);
  assert.match(stdout, /^::error file=report\.md,line=9/m);
  assert.equal(
    JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
    'a%20b/%E5%B9%B4%20%E6%8A%A5.md',
  );
  writeFileSync(join(folder, 'base.json'), (await goujiIn(folder, ['check', '--format', 'json', 'a b', 'report.md'])).out);
  assert.deepEqual(
    [act({ SARIF: '', BASELINE: 'base.json' }).status, act({ SARIF: '', BASELINE: 'base.json', MAX_WARNINGS: '0' }).stdout],
    [0, ''],
  );
  for (const name of ['a b', 'out.sarif', 'base.json']) rmSync(join(folder, name), { recursive: true });
});

test('the pre-commit hook: what it names is read, and other documents are passed over in silence', async () => {
  const hook = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const [, entry = ''] = /^ {2}entry: gouji (.*)$/m.exec(hook) ?? [];
  const [, files = ''] = /^ {2}files: (.*)$/m.exec(hook) ?? [];
  for (const name of ['a.md', '年报.docx', 'd/x.HTML'.toLowerCase()]) assert.match(name, new RegExp(files));
  assert.doesNotMatch('a.ts', new RegExp(files));
  const other = await goujiIn(folder, [...entry.split(' '), 'drafts/shopping.md']);
  assert.deepEqual([other.status, other.out.split('\n').length], [0, 2]);
  assert.equal((await goujiIn(folder, [...entry.split(' '), 'drafts/shopping.md', 'report.md'])).status, 1);
});

test('a draft that does not add up, all the way', async () => {
  const { status, stdout } = gouji(['check', 'report.md']);
  assert.equal(status, 1);
  assert.match(stdout, /^report\.md {2}2021年格式 · 2023年 · 青禾县档案馆\n/);
  assert.match(stdout, /^report\.md:9:19 错误 .* \[balance\]\n {2}9 \| .*\n {4}\| {19}\^\n {4}9:3 /m);
  const [file] = JSON.parse((await goujiIn(folder, ['check', '--format', 'json', 'report.md'])).out).files;
  const found = file.findings.find(({ rule }: { rule: string }) => rule === 'balance');
  assert.deepEqual([found.expected, found.actual, found.related.length], ['3', '9', 2]);
});

test('a reader that goes away is no failure, a full disk is', () => {
  const shell = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env });
  const check = `"${process.execPath}" "${cli}" check report.md`;
  assert.equal(shell(`${check} | true`).stderr, '');
  const full = shell(`${check} > /dev/full`);
  assert.deepEqual([full.status, full.stderr], [2, 'gouji: stdout: 磁盘已满\n']);
});

test('the server starts from the command line, analyses only a few versions of 300 edits sent at once, and ends when it is told to', async () => {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const told: (number | undefined)[] = [];
    const last = new Promise<void>((resolve) => {
      client.onNotification(PublishDiagnosticsNotification.type, ({ version }) => {
        told.push(version);
        if (version === 301) resolve();
      });
    });
    client.listen();
    const { capabilities } = await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
    assert.equal(capabilities.positionEncoding, 'utf-16');
    const uri = 'file:///drafts/a.md';
    const textDocument = { uri, languageId: 'markdown', version: 1, text: REPORT };
    await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const end = { line: 1, character: 0 };
    for (let version = 2; version <= 301; version += 1) {
      const contentChanges = [{ range: { start: end, end }, text: '。' }];
      void client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
    }
    await last;
    assert.ok(told.length <= 10, `${told}`);
    await client.sendRequest(ShutdownRequest.type);
    const exit = once(server, 'exit');
    await client.sendNotification(ExitNotification.type);
    assert.deepEqual(await exit, [0, null]);
    client.dispose();
  } finally {
    server.kill();
  }
});

for (const [name, wrong] of [
  ['short', -3],
  ['long', 9],
] as const) {
  test(`a Content-Length that is too ${name} ends the server, instead of leaving it alive and deaf`, { timeout: 20_000 }, async () => {
    const frame = (message: object, off = 0) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${body.length + off}\r\n\r\n${body}`;
    };
    const initialize = frame({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    const ask = (off: number) => frame({ id: 2, method: 'gouji/status', params: { uri: 'untitled:none' } }, off);
    const input = `${initialize}${ask(wrong)}${ask(0)}`;
    const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env, stdio: ['pipe', 'ignore', 'pipe'] });
    try {
      let stderr = '';
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      const closed = once(server, 'close');
      // The input stays open: the end of it would end the server too.
      server.stdin.write(input);
      assert.deepEqual(await closed, [1, null]);
      assert.match(stderr, /^gouji: unreadable input, ending: /);
    } finally {
      server.kill();
    }
  });
}

test('the server ends in silence when nobody reads it any more', { timeout: 20_000 }, async () => {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env });
  try {
    const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    client.listen();
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
    let told = '';
    server.stderr.on('data', (data: Buffer) => {
      told += data.toString();
    });
    const end = once(server, 'close');
    server.stdout.destroy();
    const text = '# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n';
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: 'untitled:年报.md', languageId: 'markdown', version: 1, text },
    });
    await end;
    assert.equal(told, '');
  } finally {
    server.kill();
  }
});
