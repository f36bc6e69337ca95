import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { encodeGb18030 } from '../../server/src/input/gb18030.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { buildProgram, env } from './program.js';
import { goujiIn } from './real-files.js';

const root = mkdtempSync(join(tmpdir(), 'gouji-files-'));
const cli = join(root, 'cli.js');
const FIXED = markdown(cleanDraft('2021'));
const DRAFT = FIXED.replace('（一）主动公开情况', '(一)主动公开情况');
const WRONG = DRAFT.replace('| 21 | 4 |', '| 91 | 4 |');

before(() => buildProgram(cli));
after(() => rmSync(root, { recursive: true }));

/** A folder of its own, with these drafts. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function gouji(cwd: string, args: readonly string[], identity: { readonly uid?: number } = {}) {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', env, timeout: 60_000, ...identity });
}

const isRoot = process.getuid?.() === 0;

/** Someone whom the rights of files bind, which they do not root; whoever runs this, where that is not root. */
function nobody(folder: string): { readonly uid?: number } {
  if (!isRoot) return {};
  chmodSync(root, 0o755);
  chmodSync(folder, 0o777);
  return { uid: 4321 };
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const checkedIn = (stdout: string) => JSON.parse(stdout).files.map(({ path }: { path: string }) => path);

function hasPipes(t: TestContext): boolean {
  const has = spawnSync('mkfifo', ['--version']).status === 0;
  if (!has) t.diagnostic('no mkfifo on this machine: pipes are left out');
  return has;
}

test('pipes, devices, sockets and folders named as drafts: one line each, the others are checked', async (t) => {
  const folder = folderOf('odd', { 'good.md': DRAFT });
  const names = ['device.md', 'socket.md'];
  symlinkSync('/dev/zero', join(folder, 'device.md'));
  const server = createServer().listen(join(folder, 'socket.md'));
  await once(server, 'listening');
  if (hasPipes(t)) names.push('pipe.md');
  if (names.includes('pipe.md')) spawnSync('mkfifo', [join(folder, 'pipe.md')]);
  mkdirSync(join(folder, 'folder.md'));
  const { status, out, err } = await goujiIn(folder, ['check', '--format', 'json', ...names, 'folder.md', 'good.md']);
  server.close();
  assert.equal(status, 2);
  const lines = names.map((name) => `gouji: ${name}: 不是普通文件，无法读取`);
  assert.deepEqual(err.trimEnd().split('\n'), [...lines, 'gouji: folder.md: 文件夹里没有 .md .txt .html .htm .docx 文件']);
  assert.deepEqual(checkedIn(out), ['good.md']);
});

test('standard input without end is left when it is too long', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `yes | "${process.execPath}" "${cli}" check --stdin`], { encoding: 'utf8', env });
  assert.deepEqual([status, /文件太大/.test(stderr)], [2, true]);
});

test('patterns do not run in circles or over the whole disk, and each file comes once', async () => {
  const folder = folderOf('circles', { 'd/a.md': DRAFT, 'd/sub/b.md': DRAFT });
  symlinkSync('..', join(folder, 'd/sub/circle'));
  symlinkSync('/', join(folder, 'd/disk'));
  symlinkSync('a.md', join(folder, 'd/same.md'));
  symlinkSync('/', join(folder, 'disk'));
  symlinkSync('d', join(folder, 'again'));
  const listed = async (...args: string[]) => {
    const { status, out, err } = await goujiIn(folder, ['check', '--format', 'json', ...args]);
    return { status, err, files: checkedIn(out) };
  };
  assert.deepEqual((await listed('**/*.md')).files, ['d/a.md', 'd/sub/b.md']);
  assert.deepEqual((await listed('d/same*')).files, ['d/same.md'], 'a link to a file is a file');
  assert.deepEqual((await listed('d', 'again', 'again/**/*.md', 'd/same.md', 'd/sub/circle/a.md')).files, ['d/a.md', 'd/sub/b.md']);
  const { status, err, files } = await listed('disk', 'd/a.md');
  assert.deepEqual([status, err, files], [2, 'gouji: disk: 这个链接指向整个磁盘，没有检查\n', ['d/a.md']]);
  assert.deepEqual((await listed('disk/*.md')).err, 'gouji: disk/*.md: 没有匹配的 .md .txt .html .htm .docx 文件\n');
});

test('a reader that goes does not stop the fixing, and the status is that of the findings', () => {
  const names = Array.from({ length: 20 }, (_, i) => `${i}.md`);
  const folder = folderOf('head', Object.fromEntries([...names, 'x.md'].map((name) => [`d/${name}`, name === 'x.md' ? WRONG : DRAFT])));
  const script = `("${process.execPath}" "${cli}" check --fix d; echo $? > status) | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env });
  assert.deepEqual([stdout.split('\n').length, stderr], [2, '']);
  for (const name of names) assert.equal(read(folder, `d/${name}`), FIXED, name);
  assert.equal(read(folder, 'status'), '1\n');
});

test('--fix keeps hard links, links, mode and owner', async (t) => {
  const folder = folderOf('rights', { 'a.md': DRAFT, 'two.md': DRAFT });
  linkSync(join(folder, 'two.md'), join(folder, 'other.md'));
  symlinkSync('a.md', join(folder, 'link.md'));
  chmodSync(join(folder, 'a.md'), 0o646);
  chmodSync(join(folder, 'two.md'), 0o664);
  if (!isRoot) t.diagnostic('not root: owners cannot be tried');
  if (isRoot) for (const name of ['a.md', 'two.md']) chownSync(join(folder, name), 1234, 2345);
  const facts = (name: string) => {
    const { mode, uid, gid, nlink } = statSync(join(folder, name));
    return { mode, uid, gid, nlink };
  };
  const before = ['a.md', 'two.md'].map(facts);
  const inode = statSync(join(folder, 'two.md')).ino;
  await goujiIn(folder, ['check', '--fix', 'link.md', 'two.md']);
  assert.deepEqual(['a.md', 'two.md'].map(facts), before);
  assert.deepEqual([statSync(join(folder, 'two.md')).ino, statSync(join(folder, 'other.md')).ino], [inode, inode]);
  assert.equal(readlinkSync(join(folder, 'link.md')), 'a.md');
  for (const name of ['a.md', 'two.md', 'other.md']) assert.equal(read(folder, name), FIXED, name);
  assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'link.md', 'other.md', 'two.md']);
});

test('a file of somebody else that may be written stays theirs', (t) => {
  if (!isRoot) return t.skip('not root: there is no somebody else');
  const folder = folderOf('theirs', { 'a.md': DRAFT });
  const identity = nobody(folder);
  chownSync(join(folder, 'a.md'), 1234, 2345);
  chmodSync(join(folder, 'a.md'), 0o666);
  const { stderr } = gouji(folder, ['check', '--fix', 'a.md'], identity);
  assert.equal(stderr, '');
  const { uid, gid, mode } = statSync(join(folder, 'a.md'));
  assert.deepEqual([uid, gid, mode & 0o777, read(folder, 'a.md')], [1234, 2345, 0o666, FIXED]);
  assert.deepEqual(readdirSync(folder), ['a.md']);
});

test('what is read-only stays as it is, and nobody says that there was nothing to fix', () => {
  const folder = folderOf('readonly', { 'a.md': DRAFT });
  chmodSync(join(folder, 'a.md'), 0o444);
  const { status, stdout, stderr } = gouji(folder, ['check', '--fix', 'a.md'], nobody(folder));
  assert.deepEqual([status, stderr, read(folder, 'a.md')], [2, 'gouji: a.md: 没有写回：文件是只读的\n', DRAFT]);
  assert.match(stdout, /\n有 1 处可以改，但没有写成\n/);
  assert.doesNotMatch(stdout, /没有可以放心改的/);
  assert.equal(statSync(join(folder, 'a.md')).mode & 0o777, 0o444);
});

test('the superuser may write what is read-only, which stays read-only', { skip: isRoot ? false : 'only root may' }, async () => {
  const folder = folderOf('readonly-root', { 'a.md': DRAFT });
  chmodSync(join(folder, 'a.md'), 0o444);
  assert.equal((await goujiIn(folder, ['check', '--fix', 'a.md'])).err, '');
  assert.deepEqual([read(folder, 'a.md'), statSync(join(folder, 'a.md')).mode & 0o777], [FIXED, 0o444]);
});

test('GBK is written back as GBK', async () => {
  const gbk = (text: string) => encodeGb18030(text)?.bytes ?? new Uint8Array();
  const odd = Buffer.concat([gbk(DRAFT), Buffer.from('a3a0', 'hex')]);
  const folder = folderOf('gbk', { 'a.txt': gbk(DRAFT), 'odd.txt': odd });
  const { status, err } = await goujiIn(folder, ['check', '--fix', 'a.txt', 'odd.txt']);
  assert.deepEqual(readFileSync(join(folder, 'a.txt')), Buffer.from(gbk(FIXED)));
  assert.deepEqual(readFileSync(join(folder, 'odd.txt')), odd);
  assert.equal(status, 2);
  assert.match(err, /^gouji: odd\.txt: 文件的编码不能原样写回[^\n]*\ngouji: a\.txt 等 2 个文件按 GBK（GB18030）编码读取\n$/);
});

test('--output writes through a link that leads nowhere yet, and keeps rights and names of what is there', async () => {
  const folder = folderOf('output', { 'a.md': DRAFT, 'old.json': '', 'private.json': '', 'locked.json': '' });
  mkdirSync(join(folder, 'sub'));
  symlinkSync('sub/new.json', join(folder, 'dangling.json'));
  linkSync(join(folder, 'old.json'), join(folder, 'name.json'));
  chmodSync(join(folder, 'private.json'), 0o600);
  chmodSync(join(folder, 'locked.json'), 0o444);
  const put = (name: string) => goujiIn(folder, ['check', '--format', 'json', '--output', name, 'a.md']);
  for (const name of ['dangling.json', 'old.json', 'private.json']) assert.equal((await put(name)).err, '', name);
  assert.ok(lstatSync(join(folder, 'dangling.json')).isSymbolicLink());
  for (const name of ['sub/new.json', 'name.json', 'private.json']) assert.deepEqual(checkedIn(read(folder, name)), ['a.md'], name);
  assert.equal(statSync(join(folder, 'private.json')).mode & 0o777, 0o600);
  const { status, stderr } = gouji(folder, ['check', '--format', 'json', '--output', 'locked.json', 'a.md'], nobody(folder));
  assert.deepEqual([status, stderr, read(folder, 'locked.json')], [2, 'gouji: locked.json: 文件是只读的\n', '']);
  assert.deepEqual((await put('sub')).err, 'gouji: sub: 这是文件夹，不是文件\n');
  for (const name of ['.', 'sub']) assert.ok(readdirSync(join(folder, name)).every((one) => !one.endsWith('.tmp')));
});

const temporaries = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

/** A run that has begun its result and waits for its draft; ended by the signal. */
async function interrupted(folder: string, signal: NodeJS.Signals): Promise<unknown> {
  const watcher = watch(folder);
  const begun = once(watcher, 'change');
  const run = spawn(process.execPath, [cli, 'check', '--stdin', '--output', 'result.json'], { cwd: folder, env });
  try {
    await begun;
    assert.equal(temporaries(folder).length, 1);
    run.kill(signal);
    const [, by] = await once(run, 'exit');
    return by;
  } finally {
    run.kill('SIGKILL');
    watcher.close();
  }
}

test('an interrupted run leaves nothing behind, and a killed one nothing for long', { timeout: 60_000 }, async (t) => {
  if (process.platform === 'win32') return t.skip('no signals on Windows');
  const folder = folderOf('interrupted', { 'old.json': '' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    assert.equal(await interrupted(folder, signal), signal);
    assert.deepEqual(readdirSync(folder), ['old.json'], signal);
  }
  assert.equal(await interrupted(folder, 'SIGKILL'), 'SIGKILL');
  const [left = ''] = temporaries(folder);
  const mine = `.gouji-${process.pid}-1.tmp`;
  for (const name of [mine, '.gouji-x-1.tmp', 'a.tmp']) writeFileSync(join(folder, name), '');
  gouji(folder, ['check', '--output', 'result.json', 'old.json']);
  assert.ok(!readdirSync(folder).includes(left));
  assert.deepEqual(temporaries(folder).sort(), [mine, '.gouji-x-1.tmp', 'a.tmp'].sort(), 'what is of living processes, or not ours');
});
