import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  type ProgressToken,
  ShutdownRequest,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import type { FolderHost } from '../../../server/src/lsp/folder/host.js';
import { notificationOf } from '../../../server/src/lsp/messages.js';
import { nodeFolderHost } from '../../../server/src/node-folder.js';
import { fakeEngine } from '../engine.js';
import { desk, listed, rounds } from './desk.js';

test('reports that nobody has opened are checked, the worst first; what is no report is not listed', async () => {
  const at = await desk({ '2023年报/甲.md': '年报', '2023年报/乙.txt': '年报错错', '2023年报/丙/丁.md': '年报错', 'readme.md': '错' });
  const answer = await at.until('乙.txt 2', '丁.md 1', '甲.md 0');
  assert.equal(answer.leftOut, 0);
  assert.deepEqual(
    at.shown('2023年报/乙.txt')?.map(({ code, range }) => [code, range.start.character]),
    [
      ['wrong', 2],
      ['wrong', 3],
    ],
  );
  assert.equal(at.shown('2023年报/甲.md'), undefined, 'nothing is told where there is nothing to tell');
  assert.equal(at.shown('readme.md'), undefined);
  at.end();
});

test('a folder in which nothing is named as a report is not read, until one is opened there, or the user wants it', async () => {
  const engine = fakeEngine();
  const at = await desk({ '甲.md': '年报错', '乙.md': '购物单' }, { engine });
  await at.settled();
  const { state, units } = await at.units();
  assert.deepEqual([state, units.length, engine.reads.length], ['asleep', 0, 0]);
  at.open(at.uri('乙.md'), '购物单');
  await at.settled();
  assert.equal((await at.units()).state, 'asleep');
  await at.connection.sendNotification(notificationOf('gouji/checkFolder'), { action: 'check' });
  await at.until('甲.md 1');
  at.end();

  const other = await desk({ '甲.md': '年报错', '乙.md': '年报错错' });
  other.open(other.uri('乙.md'), '年报');
  await other.until('甲.md 1', '乙.md 0');
  other.end();
});

test('hidden folders, node_modules, what .gitignore names and what the editor excludes is left out', async () => {
  const files = ['.git/年报.md', 'node_modules/a/年报.md', 'old/年报.md', 'old/keep/年报.md', 'out/年报.md', 'in/x.log.md', '~$年报.docx'];
  const at = await desk(
    {
      ...Object.fromEntries(files.map((name) => [name, '年报错'])),
      '.gitignore': 'out/\n',
      'in/.gitignore': '*.log.md\n',
      '年报.md': '年报错',
    },
    { configuration: () => ({ '**/old': true, '**/in': false }) },
  );
  assert.deepEqual(
    (await at.until('年报.md 1')).units.map(({ uri }) => uri),
    [at.uri('年报.md')],
  );
  at.end();
});

test('an open document is judged by its open text; closed, by what is on the disk', async () => {
  const at = await desk({ '年报.md': '年报错' });
  await at.until('年报.md 1');
  at.open(at.uri('年报.md'), '年报错错错');
  await at.settled();
  assert.equal(at.shown('年报.md')?.length, 3);
  assert.deepEqual(listed(await at.units()), ['年报.md 3']);
  at.change(at.uri('年报.md'), 2, { text: '年报错错' });
  await at.settled();
  assert.deepEqual(listed(await at.units()), ['年报.md 2']);
  const before = at.diagnostics.all.length;
  at.close(at.uri('年报.md'));
  await at.until('年报.md 1');
  assert.deepEqual(
    at.diagnostics.all.slice(before).map(({ diagnostics }) => diagnostics.length),
    [1],
    'the findings never vanish in between',
  );
  at.end();
});

test('what happens on the disk shows: written, made, deleted, renamed, folders too', async () => {
  const at = await desk({ '年报/甲.md': '年报错', '年报/乙.md': '年报错' });
  await at.until('乙.md 1', '甲.md 1');
  await at.write('年报/甲.md', '年报错错');
  await at.until('甲.md 2', '乙.md 1');
  await at.write('年报/丙.md', '年报错错错');
  await at.until('丙.md 3', '甲.md 2', '乙.md 1');
  await at.remove('年报/丙.md');
  await at.until('甲.md 2', '乙.md 1');
  assert.deepEqual(at.shown('年报/丙.md'), []);
  await at.rename('年报/甲.md', '年报/丁.md');
  await at.until('丁.md 2', '乙.md 1');
  assert.deepEqual([at.shown('年报/甲.md')?.length, at.shown('年报/丁.md')?.length], [0, 2]);
  await at.rename('年报', '2023');
  while (at.shown('2023/丁.md') === undefined) await at.progress.next();
  await at.until('丁.md 2', '乙.md 1');
  assert.deepEqual([at.shown('年报/丁.md')?.length, at.shown('2023/丁.md')?.length], [0, 2]);
  await at.remove('2023');
  await at.until();
  assert.deepEqual(at.shown('2023/丁.md'), []);
  at.end();
});

test('where nobody watches the disk, it is looked at when a draft is saved', async () => {
  const at = await desk({ '年报/甲.md': '年报错', '年报/乙.md': '年报' });
  await at.until('甲.md 1', '乙.md 0');
  at.open(at.uri('年报/乙.md'), '年报');
  await at.settled();
  await at.write('年报/甲.md', '年报错错错').catch(() => undefined);
  await at.save('年报/乙.md');
  await at.until('甲.md 3', '乙.md 0');
  at.end();
});

test('as many reports as the setting has it; the rest is counted, and moves up', async () => {
  let limit = 2;
  const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}年报.md`, '年报错']));
  const at = await desk(files, { configuration: () => ({ wholeFolderLimit: limit }) });
  assert.equal((await at.until('a年报.md 1', 'b年报.md 1')).leftOut, 2);
  await at.remove('a年报.md');
  assert.equal((await at.until('b年报.md 1', 'c年报.md 1')).leftOut, 1);
  limit = 10;
  await at.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  assert.equal((await at.until('b年报.md 1', 'c年报.md 1', 'd年报.md 1')).leftOut, 0);
  limit = 1;
  await at.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  assert.equal((await at.until('b年报.md 1')).leftOut, 2);
  assert.deepEqual(at.shown('d年报.md'), []);
  at.end();
});

test('a change of the settings judges all anew; switched off, nothing is left', async () => {
  let settings: unknown = {};
  const at = await desk({ '年报.md': '年报错疑' }, { configuration: () => settings });
  await at.until('年报.md 1');
  const change = (next: unknown) => {
    settings = next;
    return at.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  };
  await change({ rules: { wrong: 'off' } });
  await at.until('年报.md 0');
  assert.deepEqual(
    at.shown('年报.md')?.map(({ code }) => code),
    ['doubtful'],
  );
  await at.write('gouji.config.json', '{ "rules": { "wrong": "warning", "doubtful": "off" } }');
  while (at.shown('年报.md')?.[0]?.code !== 'wrong') await at.progress.next();
  assert.deepEqual(
    at.shown('年报.md')?.map(({ code, severity }) => [code, severity]),
    [['wrong', 2]],
  );
  await change({ wholeFolder: 'never' });
  while ((await at.units()).state !== 'off') await at.progress.next();
  assert.deepEqual([at.shown('年报.md'), (await at.units()).units], [[], []]);
  at.end();
});

test('several folders; one that is closed takes its findings along, one that is opened brings its own', async () => {
  const at = await desk(
    { 'one/年报.md': '年报错', 'two/年报.md': '年报错错' },
    { roots: ['one'], capabilities: { workspace: { workspaceFolders: true } } },
  );
  await at.until('年报.md 1');
  const folders = (added: string[], removed: string[]) => {
    const named = (names: string[]) => names.map((name) => ({ uri: at.uri(name), name }));
    return at.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: named(added), removed: named(removed) },
    });
  };
  await folders(['two'], []);
  await at.until('年报.md 2', '年报.md 1');
  await folders([], ['one']);
  await at.until('年报.md 2');
  assert.deepEqual([at.shown('one/年报.md')?.length, at.shown('two/年报.md')?.length], [0, 2]);
  at.end();
});

test('cancelled: what is known stays, the rest is not read; wanted again, it is', async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`年报${String(i).padStart(2, '0')}.md`, '年报错']));
  const engine = fakeEngine();
  // A slow disk: what is known already is looked at for long before the rest is in the queue.
  const folderHost: FolderHost = { ...nodeFolderHost, stat: (path) => rounds(5).then(() => nodeFolderHost.stat(path)) };
  const at = await desk(files, { engine, folderHost });
  while ((await at.progress.next()).done < 3);
  await at.connection.sendNotification(notificationOf('gouji/checkFolder'), { action: 'stop' });
  while ((await at.progress.next()).state !== 'stopped');
  const { units, state } = await at.units();
  assert.equal(state, 'stopped');
  assert.ok(units.length >= 3 && units.length < 60, `${units.length}`);
  const reads = engine.reads.length;
  await at.write('年报00.md', '年报错错');
  await at.settled();
  assert.equal(engine.reads.length, reads);
  // What was in hand is done.
  await rounds(50);
  await at.connection.sendNotification(notificationOf('gouji/checkFolder'), { action: 'check' });
  // Asked all the time: never is it said to be done before it is.
  while ((await at.units()).state !== 'done');
  assert.equal((await at.units()).units.length, 60);
  const again = engine.reads.length - 60;
  assert.ok(again === 1 || again === 2, `read again: what was written to, and what was in hand when it was stopped; but ${again}`);
  at.end();
});

test('whoever types does not wait: of the folder at most one file comes before', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`年报${i}.md`, '年报错']));
  const engine = fakeEngine();
  const at = await desk(files, { engine });
  const draft = 'untitled:草稿';
  at.open(draft, '年报');
  while ((await at.progress.next()).done < 2);
  for (let version = 2; version < 8; version += 1) {
    const before = engine.reads.length;
    at.change(draft, version, { text: `年报${'错'.repeat(version)}` });
    while (at.diagnostics.all.findLast(({ uri }) => uri === draft)?.version !== version) await at.diagnostics.next();
    assert.ok(engine.reads.length - before <= 3, `${engine.reads.length - before} readings until version ${version} was told`);
  }
  assert.equal((await at.units()).state, 'working', 'the folder was still being checked');
  at.end();
});

test('progress as the protocol has it, from the first file to the last; cancelled there, the work ends', async () => {
  const told: { kind: string }[] = [];
  let token: ProgressToken | undefined;
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`年报${i}.md`, '年报错']));
  const at = await desk(files, {
    capabilities: { window: { workDoneProgress: true } },
    watch: (client) => {
      client.onRequest(WorkDoneProgressCreateRequest.type, (params) => {
        token = params.token;
        client.onProgress(WorkDoneProgress.type, params.token, (value) => void told.push(value));
      });
    },
  });
  while (told.length < 4) await at.progress.next();
  assert.deepEqual(told[0], { kind: 'begin', title: '勾稽：检查文件夹里的年报', percentage: 0, message: '', cancellable: true });
  assert.equal(told[1]?.kind, 'report');
  assert.ok(token !== undefined);
  await at.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
  while ((await at.units()).state !== 'stopped') await at.progress.next();
  await at.settled();
  assert.equal(told.at(-1)?.kind, 'end');
  assert.ok((await at.units()).units.length < 60);
  at.end();
});

test('a server that is shut down leaves the folder alone', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`年报${i}.md`, '年报错']));
  const engine = fakeEngine();
  const at = await desk(files, { engine });
  while ((await at.progress.next()).done < 2);
  await at.connection.sendRequest(ShutdownRequest.type);
  const before = engine.reads.length;
  await rounds(200);
  assert.ok(engine.reads.length - before <= 1, `${engine.reads.length - before} more were read`);
  at.end();
});
