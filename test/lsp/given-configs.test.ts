import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Configs } from '../../server/src/config/nearest.js';
import { GivenConfigs } from '../../server/src/lsp/given-configs.js';
import { entryEdit } from '../../server/src/lsp/suppression-config.js';
import { PACK, qingyun } from '../config/qingyun.js';
import { connect } from './harness.js';

const FOLDER = 'vscode-vfs://github/county/%E5%B9%B4%E6%8A%A5';
const DRAFT = `${FOLDER}/2023/a.md`;

function configFile(folder: string, config: unknown): { uri: string; base64: string } {
  return { uri: `${folder}/gouji.config.json`, base64: Buffer.from(JSON.stringify(config)).toString('base64') };
}

test('a draft that is on no disk has the configurations that the client hands over, the nearer one first', () => {
  const host = new GivenConfigs();
  host.take([configFile(FOLDER, { form: '2019' })]);
  const folders = host.foldersAbove(host.places.pathOf(DRAFT));
  assert.deepEqual(folders, [
    'vscode-vfs://github/county/年报/2023',
    'vscode-vfs://github/county/年报',
    'vscode-vfs://github/county',
    'vscode-vfs://github',
  ]);
  assert.deepEqual(
    folders.map((folder) => host.read(`${folder}/gouji.config.json`)),
    [undefined, { text: '{"form":"2019"}' }, undefined, undefined],
  );
  assert.equal(host.places.uriOf(`${folders[1]}/gouji.config.json`), `${FOLDER}/gouji.config.json`);
});

test('an entry names its draft as people do', () => {
  const host = new GivenConfigs();
  const path = host.places.pathOf('vscode-vfs://github/county/2023/%E9%9D%92%E7%A6%BE%E9%95%87.md');
  assert.ok(host.isSame('vscode-vfs://github/county/x/../2023/./青禾镇.md', path));
  assert.ok(!host.isSame('vscode-vfs://github/county/青禾镇.md', path));
});

test('what is no configuration is said to be none, and nothing falls over', () => {
  const host = new GivenConfigs();
  host.take('no list');
  host.take([null, { uri: 3 }, { uri: `${FOLDER}/gouji.config.json` }]);
  const failures = ['vscode-vfs://github/county/年报/gouji.config.json', 'vscode-vfs://github/gouji.config.json'].map((at) =>
    host.read(at),
  );
  assert.match(JSON.stringify(failures[0]), /太大/);
  assert.equal(failures[1], undefined);
  host.take([{ uri: `${FOLDER}/gouji.config.json`, base64: Buffer.from([0xc4, 0xea]).toString('base64') }]);
  assert.match(JSON.stringify(host.read('vscode-vfs://github/county/年报/gouji.config.json')), /UTF-8/);
});

test('a draft that was never saved stands in no folder: it gets no entry, and nothing falls over', () => {
  const host = new GivenConfigs();
  assert.deepEqual(host.foldersAbove(host.places.pathOf('untitled:Untitled-1')), []);
  const silenced = { rule: 'wording', fingerprint: '3f9a0c12b7de', reason: '引文' };
  assert.equal(entryEdit('untitled:Untitled-1', silenced, { host, createsFiles: true }), undefined);
  assert.ok(entryEdit(DRAFT, silenced, { host, createsFiles: true }));
});

test('a form pack that a configuration names is handed over with it, wherever it stands', () => {
  const pack = { uri: 'vscode-vfs://github/county/qingyun.json', base64: Buffer.from(PACK).toString('base64') };
  const host = new GivenConfigs();
  const told: string[] = [];
  const formFor = () =>
    new Configs(host, new Set(), (where, { zh }) => told.push(`${where} ${zh}`)).for(host.places.pathOf(DRAFT)).extended;
  host.take([configFile(FOLDER, { formPack: '../qingyun.json' }), pack]);
  assert.equal(formFor()?.name, qingyun.name);
  assert.deepEqual(told, []);
  host.take([configFile(FOLDER, { formPack: '../qingyun.json' })]);
  assert.equal(formFor(), undefined);
  assert.match(told.join(), /没有这个文件/);
});

test('a draft is judged anew when the client hands over other configurations', async () => {
  const configHost = new GivenConfigs();
  const off = configFile(FOLDER, { rules: { wrong: 'off' } });
  configHost.take([off]);
  const editor = await connect({ configHost });
  editor.open(DRAFT, '年报错');
  await editor.settled();
  const counts = () => editor.diagnostics.all.filter(({ uri }) => uri === DRAFT).map(({ diagnostics }) => diagnostics.length);
  assert.deepEqual(counts(), [0]);
  configHost.take([]);
  await editor.settled();
  assert.deepEqual(counts(), [0, 1]);
  configHost.take([off]);
  await editor.settled();
  assert.deepEqual(counts(), [0, 1, 0]);
  editor.dispose();
});
