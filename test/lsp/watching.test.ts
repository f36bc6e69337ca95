import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DidSaveTextDocumentNotification, type Registration, RegistrationRequest, WatchKind } from 'vscode-languageserver/node';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { nodeFolderHost } from '../../server/src/node-folder.js';
import { fakeEngine } from './engine.js';
import { connect, type Editor, type Options } from './harness.js';

const DRAFT = 'file:///drafts/a.md';
const CONFIG = '/drafts/gouji.config.json';
const OFF = '{ "rules": { "wrong": "off" } }';

/** A disk on which the test writes. */
function disk(files: Map<string, string>): ConfigHost {
  const host = {
    foldersAbove: () => ['/drafts', ''],
    read(path: string) {
      const text = files.get(path);
      return text === undefined ? undefined : { text };
    },
    isSame: (a: string, b: string) => a === b,
  };
  return host;
}

async function opened(files: Map<string, string>, options: Options = {}): Promise<Editor> {
  const editor = await connect({ configHost: disk(files), ...options });
  editor.open(DRAFT, '年报错');
  await editor.settled();
  return editor;
}

const wrongs = (editor: Editor, uri = DRAFT) => editor.diagnostics.all.findLast((told) => told.uri === uri)?.diagnostics.length;

async function save(editor: Editor, uri: string): Promise<void> {
  await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  await editor.settled();
}

/** What a client is asked to watch that can, or cannot. */
async function watched(dynamicRegistration: boolean, options: Options = {}): Promise<unknown> {
  const registered: Registration[] = [];
  const editor = await connect({ capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration } } }, ...options });
  editor.connection.onRequest(RegistrationRequest.type, ({ registrations }) => void registered.push(...registrations));
  await editor.settled();
  editor.dispose();
  return registered.map(({ method, registerOptions }) => [method, registerOptions]);
}

test('a client that can is asked to watch the configurations, and packs and drafts where there is a disk; another is not', async () => {
  const configs = { globPattern: '**/gouji.config.json' };
  const packs = { globPattern: '**/*.json', kind: WatchKind.Change };
  const drafts = [
    { globPattern: '**/*.{md,txt,html,htm,gouji,docx,docm}', kind: WatchKind.Change },
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  assert.deepEqual(await watched(true), [['workspace/didChangeWatchedFiles', { watchers: [configs] }]]);
  const onDisk = await watched(true, { folderHost: nodeFolderHost });
  assert.deepEqual(onDisk, [['workspace/didChangeWatchedFiles', { watchers: [configs, packs, ...drafts] }]]);
  assert.deepEqual(await watched(false, { folderHost: nodeFolderHost }), []);
});

test('where nobody watches: a configuration counts when it is saved in the editor, and when it is opened', async () => {
  const files = new Map<string, string>();
  const editor = await opened(files);
  assert.equal(wrongs(editor), 1);
  editor.open(`file://${CONFIG}`, OFF, 'json');
  await editor.settled();
  assert.equal(wrongs(editor), 1);
  files.set(CONFIG, OFF);
  await save(editor, `file://${CONFIG}`);
  assert.equal(wrongs(editor), 0);
  files.delete(CONFIG);
  editor.close(`file://${CONFIG}`);
  editor.open(`file://${CONFIG}`, '', 'json');
  await editor.settled();
  assert.equal(wrongs(editor), 1);
  editor.dispose();
});

test('where nobody watches: one written elsewhere counts when a draft is saved or opened', async () => {
  const files = new Map<string, string>();
  const editor = await opened(files);
  files.set(CONFIG, OFF);
  await save(editor, DRAFT);
  assert.equal(wrongs(editor), 0);
  files.set(CONFIG, '{}');
  editor.open('file:///drafts/b.md', '年报错错');
  await editor.settled();
  assert.deepEqual([wrongs(editor), wrongs(editor, 'file:///drafts/b.md')], [1, 2]);
  editor.dispose();
});

test('a draft is saved and no configuration has changed: nothing is judged anew', async () => {
  const counted = fakeEngine();
  const files = new Map([[CONFIG, OFF]]);
  const editor = await opened(files, { engine: counted });
  await save(editor, DRAFT);
  assert.equal(counted.reads.length, 1);
  assert.deepEqual(editor.log.all, []);
  editor.dispose();
});
