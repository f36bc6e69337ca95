import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeConfigHost } from '../../server/src/node-config.js';

const folder = mkdtempSync(join(tmpdir(), 'gouji-config-'));
const path = (name: string) => join(folder, name);
after(() => rmSync(folder, { recursive: true }));

function read(name: string): string | undefined {
  const found = nodeConfigHost.read(path(name));
  return found && ('text' in found ? found.text : `! ${found.failure.zh}`);
}

test('a byte order mark is no part of the text', () => {
  writeFileSync(path('marked.json'), '\ufeff{"rules": {}}');
  assert.equal(read('marked.json'), '{"rules": {}}');
});

test('none is none', () => {
  writeFileSync(path('file'), '');
  assert.equal(read('nowhere.json'), undefined);
  assert.equal(read('file/gouji.config.json'), undefined);
});

test('what is no text in UTF-8 is named', () => {
  writeFileSync(path('gbk.json'), Buffer.from('7b22d5fe223a317d', 'hex'));
  writeFileSync(path('utf16.json'), Buffer.from('\ufeff{}', 'utf16le'));
  for (const name of ['gbk.json', 'utf16.json']) assert.match(read(name) ?? '', /^! 配置文件不是 UTF-8 编码/);
});

test('folders, circles, what is too large: named, never read', () => {
  mkdirSync(path('folder.json'));
  symlinkSync('circle.json', path('circle.json'));
  writeFileSync(path('large.json'), Buffer.alloc(2_000_001, ' '));
  assert.equal(read('folder.json'), '! 不是普通文件，没有读取');
  assert.equal(read('circle.json'), '! 配置文件无法读取（ELOOP）');
  assert.equal(read('large.json'), '! 配置文件太大，须小于 2 MB');
});

test('what would lead a parser too deep is not handed on', () => {
  writeFileSync(path('deep.json'), '['.repeat(100_000));
  assert.equal(read('deep.json'), '! 括号套了 30 层以上，不是配置文件');
});

test('pipes and devices are never opened', (t) => {
  if (spawnSync('mkfifo', [path('pipe.json')]).status !== 0) return t.skip('no mkfifo on this machine');
  symlinkSync('/dev/zero', path('device.json'));
  for (const name of ['pipe.json', 'device.json']) assert.equal(read(name), '! 不是普通文件，没有读取');
});
