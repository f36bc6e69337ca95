import assert from 'node:assert/strict';
import fs, { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { replaceFile } from '../../server/src/cli/replace.js';

const OLD = '原来的文字，比新的长得多。'.repeat(3);
const NEW = '新的文字。';

/** Every call that touches the disk, in order. A write puts down few bytes at a time, so that it can be cut short. */
const CALLS = ['openSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'closeSync', 'renameSync', 'rmSync', 'fchownSync', 'fchmodSync'];
const MOST_WRITTEN = 20;
type Call = (...args: readonly unknown[]) => unknown;

type Fault = 'kill' | 'full';

/**
 * Replaces the file, and at the n-th call is told that the disk is full, or comes no further: what a program does when it is killed between
 * two calls is that it does none of the following ones.
 */
function replaceWith({ at, fault }: { readonly at: number; readonly fault: Fault }, path: string, text: string): string {
  let calls = 0;
  let killed = false;
  const open = new Set<unknown>();
  const real = Object.entries(fs).filter(([name, value]) => typeof value === 'function' && name.endsWith('Sync'));
  for (const [name, call] of real as [string, Call][]) {
    const standIn: Call = (...args) => {
      if (CALLS.includes(name)) calls += 1;
      if (CALLS.includes(name) && calls === at && fault === 'kill') killed = true;
      if (killed) throw new Error('killed');
      if (CALLS.includes(name) && calls === at) throw new Error(`full at ${name}`);
      const [file, bytes, from, length, ...more] = args;
      const result = name === 'writeSync' ? call(file, bytes, from, Math.min(Number(length), MOST_WRITTEN), ...more) : call(...args);
      if (name === 'openSync') open.add(result);
      if (name === 'closeSync') open.delete(file);
      return result;
    };
    Reflect.set(fs, name, standIn);
  }
  try {
    replaceFile(path, Buffer.from(text));
    return killed ? 'killed' : '';
  } catch (error) {
    return killed ? 'killed' : String(error);
  } finally {
    for (const [name, call] of real) Reflect.set(fs, name, call);
    // As the system does when a process has ended.
    for (const file of open) fs.closeSync(Number(file));
  }
}

const root = mkdtempSync(join(tmpdir(), 'gouji-replace-'));
after(() => rmSync(root, { recursive: true }));

interface Outcome {
  readonly said: string;
  readonly killed: boolean;
  readonly files: Readonly<Record<string, string>>;
}

let runs = 0;
function folderOf(files: Readonly<Record<string, string>>, names: readonly string[]): string {
  runs += 1;
  const folder = join(root, `${runs}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  for (const name of names) linkSync(join(folder, 'a.md'), join(folder, name));
  return folder;
}

function replaced(names: readonly string[], at: number, fault: Fault): Outcome {
  const folder = folderOf({ 'a.md': OLD }, names);
  const said = replaceWith({ at, fault }, join(folder, 'a.md'), NEW);
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return { said, killed: said === 'killed', files };
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
  const folder = folderOf({ 'a.md': NEW, 'a.md.gouji-backup': OLD }, ['b.md']);
  assert.match(
    replaceWith({ at: 0, fault: 'kill' }, join(folder, 'a.md'), 'x'),
    /an earlier run was cut short and left the old text in .*a\.md\.gouji-backup/,
  );
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), NEW);
  assert.equal(readFileSync(join(folder, 'a.md.gouji-backup'), 'utf8'), OLD);
});
