import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildSync } from 'esbuild';
import { env } from './program.js';

const root = mkdtempSync(join(tmpdir(), 'gouji-replace-'));
const OLD = '原来的文字，比新的长得多。'.repeat(3);
const NEW = '新的文字。';

/** Every call that touches the disk, in order. A write puts down one byte at a time, so that it can be cut short. */
const CALLS = ['openSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'closeSync', 'renameSync', 'rmSync', 'fchownSync', 'fchmodSync'];

/** Replaces a file, and at the n-th call is killed, or told that the disk is full. */
const PROGRAM = `
import fs from 'node:fs';
import { replaceFile } from './server/src/cli/replace.js';
const [path, text, at, fault] = process.argv.slice(2);
let calls = 0;
for (const name of ${JSON.stringify(CALLS)}) {
  const real = fs[name];
  fs[name] = (...args) => {
    calls += 1;
    if (calls === Number(at) && fault === 'kill') process.kill(process.pid, 'SIGKILL');
    if (calls === Number(at) && fault === 'full') throw new Error('full at ' + name);
    if (name === 'writeSync') return real(args[0], args[1], args[2], Math.min(args[3], 20), args[4]);
    return real(...args);
  };
}
try {
  replaceFile(path, Buffer.from(text));
} catch (error) {
  console.log(error.message);
}
console.log('calls', calls);
`;

before(() => {
  buildSync({
    stdin: { contents: PROGRAM, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(root, 'replace.js'),
  });
});
after(() => rmSync(root, { recursive: true }));

interface Outcome {
  readonly said: string;
  readonly killed: boolean;
  readonly files: Readonly<Record<string, string>>;
}

let runs = 0;
function replaced(names: readonly string[], at: number, fault: 'kill' | 'full', text = NEW): Outcome {
  runs += 1;
  const folder = join(root, `${runs}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.md'), OLD);
  for (const name of names) linkSync(join(folder, 'a.md'), join(folder, name));
  const args = [join(root, 'replace.js'), join(folder, 'a.md'), text, `${at}`, fault];
  const { stdout, signal } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return { said: stdout, killed: signal === 'SIGKILL', files };
}

const whole = (text: string | undefined) => text === OLD || text === NEW;

for (const [kind, names] of [
  ['with one name', []],
  ['with two names', ['b.md']],
] as const) {
  test(`a file ${kind}: killed at any moment, the old text or the new one is there, whole`, () => {
    let torn = 0;
    for (let at = 1; ; at += 1) {
      const { files, killed } = replaced(names, at, 'kill');
      if (!killed) {
        assert.ok(at > 5, 'the disk was touched');
        assert.deepEqual(Object.keys(files).sort(), ['a.md', ...names], 'nothing is left beside it');
        for (const name of ['a.md', ...names]) assert.equal(files[name], NEW);
        break;
      }
      if (!whole(files['a.md'])) torn += 1;
      assert.ok(whole(files['a.md']) || files['a.md.gouji-backup'] === OLD, `killed at ${at}`);
    }
    assert.equal(torn > 0, names.length > 0, 'only what has several names is written over');
  });

  test(`a file ${kind}: a full disk at any moment leaves the old text and says so`, () => {
    for (let at = 1; ; at += 1) {
      const { files, said } = replaced(names, at, 'full');
      if (!said.includes('full')) break;
      assert.ok(at < 60);
      assert.ok(whole(files['a.md']), `full at ${at}: ${said}`);
      const left = Object.keys(files).length - names.length - 1;
      assert.ok(left === 0 || /rmSync|closeSync/.test(said), `full at ${at}: ${said} ${Object.keys(files)}`);
    }
  });
}

test('what an interrupted run left is not written over, but named', () => {
  runs += 1;
  const folder = join(root, `${runs}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.md'), NEW);
  writeFileSync(join(folder, 'a.md.gouji-backup'), OLD);
  linkSync(join(folder, 'a.md'), join(folder, 'b.md'));
  const args = [join(root, 'replace.js'), join(folder, 'a.md'), 'x', '0', 'kill'];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  assert.match(stdout, /an earlier run was cut short and left the old text in .*a\.md\.gouji-backup/);
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), NEW);
  assert.equal(readFileSync(join(folder, 'a.md.gouji-backup'), 'utf8'), OLD);
});
