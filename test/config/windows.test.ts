import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json';
import { isWholeDisk } from '../../server/src/cli/targets.js';
import { type ConfigHost, Configs } from '../../server/src/config/nearest.js';
import { lastYearPaths } from '../../server/src/forms/last-year.js';
import { isBelow } from '../../server/src/lsp/folder/roots.js';
import { entryEdit, renewalEdit } from '../../server/src/lsp/suppression-config.js';
import { foldersAbove, isSamePath } from '../../server/src/node-config.js';

const DRAFT = 'C:\\年报\\2023\\青禾镇.md';

/** A disk of Windows, by the paths of its files; drafts are named as the editor does there. */
function disk(files: Readonly<Record<string, string>>): ConfigHost {
  return {
    foldersAbove: (file) => foldersAbove(file, win32),
    read: (file) => {
      const found = Object.entries(files).find(([name]) => isSamePath(name, file, win32));
      return found && { text: found[1] };
    },
    isSame: (a, b) => isSamePath(a, b, win32),
    places: {
      pathOf: (uri) => decodeURIComponent(uri.slice('file:///'.length)).replaceAll('/', '\\'),
      uriOf: (file) => `file:///${encodeURI(file.replaceAll('\\', '/')).replace(':', '%3A')}`,
    },
  };
}

test('folders above a draft, to the root of its drive, and of a share', () => {
  assert.deepEqual(foldersAbove(DRAFT, win32), ['C:\\年报\\2023', 'C:\\年报', 'C:\\']);
  assert.deepEqual(foldersAbove('c:/年报/青禾镇.md', win32), ['c:\\年报', 'c:\\']);
  assert.deepEqual(foldersAbove('\\\\服务器\\共享\\年报\\青禾镇.md', win32), ['\\\\服务器\\共享\\年报', '\\\\服务器\\共享\\']);
});

test('one file by several spellings; drives and folders are not taken for one another', () => {
  assert.ok(isSamePath('C:\\年报\\a.md', 'c:/年报/x/../A.MD', win32));
  assert.ok(!isSamePath('C:\\年报\\a.md', 'D:\\年报\\a.md', win32));
  assert.ok(!isSamePath('C:\\年报\\a.md', 'C:\\年报\\2023\\a.md', win32));
});

test('a configuration above the draft holds; its entry names the draft with slashes', () => {
  const ignore = [{ rule: 'wording', fingerprint: '000000000000', reason: '已核', file: '2023/青禾镇.md' }];
  const host = disk({ 'C:\\年报\\gouji.config.json': JSON.stringify({ ignore }) });
  const complaints: string[] = [];
  const configs = new Configs(host, new Set(['wording']), (where) => complaints.push(where));
  assert.deepEqual(configs.for('c:\\年报\\2023\\青禾镇.md').ignore, ignore);
  assert.deepEqual(configs.for('C:\\年报\\2022\\青禾镇.md').ignore, []);
  assert.deepEqual(complaints, []);
});

test('what is silenced goes into the nearest configuration, the draft named from there', () => {
  const silenced = { rule: 'wording', fingerprint: '0123456789ab', reason: '已核' };
  const uri = 'file:///c%3A/%E5%B9%B4%E6%8A%A5/2023/%E9%9D%92%E7%A6%BE%E9%95%87.md';
  const config = 'file:///c%3A/%E5%B9%B4%E6%8A%A5/gouji.config.json';
  const host = disk({ 'C:\\年报\\gouji.config.json': '{"ignore": []}' });
  const edit = entryEdit(uri, silenced, { host, createsFiles: true });
  assert.deepEqual(Object.keys(edit?.changes ?? {}), [config]);
  assert.match(edit?.changes?.[config]?.[0]?.newText ?? '', /"file": "2023\/青禾镇\.md"/);

  const known = disk({ 'C:\\年报\\gouji.config.json': JSON.stringify({ ignore: [silenced] }) });
  assert.deepEqual(Object.keys(renewalEdit(uri, '0123456789ab', 'ba9876543210', known)?.changes ?? {}), [config]);
});

test('last year’s report beside this one; one that the configuration names', () => {
  assert.deepEqual(lastYearPaths(DRAFT).slice(0, 2), ['C:\\年报\\2022\\青禾镇.md', 'C:\\年报\\2022\\青禾镇.docx']);
  const named = (previous: string) =>
    new Configs(disk({ 'C:\\年报\\gouji.config.json': JSON.stringify({ previous }) }), new Set(), () => undefined).for(DRAFT).previous;
  assert.equal(named('.\\去年\\a.md'), 'C:\\年报/去年\\a.md');
  assert.equal(named('D:\\a.md'), 'D:\\a.md');
});

test('a drive is a whole disk, a folder is not; what is below a folder of the workspace', () => {
  assert.deepEqual(['C:\\', 'c:/', 'C:\\年报', 'C:'].map(isWholeDisk), [true, true, false, false]);
  const below = ['C:\\年报\\a.md', 'C:\\年报\\.git\\a.md', 'C:\\年报2\\a.md', 'D:\\a.md'].map((file) => isBelow(['C:\\年报\\'], file));
  assert.deepEqual(below, [true, false, false, false]);
});

test('the task finds file, line and column of a finding behind a drive’s colon', () => {
  const [{ pattern } = { pattern: { regexp: '' } }] = manifest.contributes.problemMatchers;
  const [, file, line, column] = new RegExp(pattern.regexp).exec('C:\\年报\\青禾镇.md:12:3 错误 应为 5，现为 6。 [balance]') ?? [];
  assert.deepEqual([file, line, column], ['C:\\年报\\青禾镇.md', '12', '3']);
});
