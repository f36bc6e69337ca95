import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DiagnosticSeverity, DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { defaultSettings, parseSettings, type Settings } from '../../server/src/lsp/settings.js';
import { fakeEngine } from './engine.js';
import { connect } from './harness.js';

const URI = 'file:///drafts/a.md';
const changed = DidChangeConfigurationNotification.type;

test('settings are asked for before anything is checked; a change re-checks every open document', async () => {
  let settings: unknown = { rules: { wrong: 'off' } };
  const editor = await connect({ configuration: () => settings });
  editor.open(URI, '年报 错疑');
  editor.open('file:///drafts/b.md', '年报 错');
  assert.deepEqual(
    (await editor.diagnostics.next()).diagnostics.map(({ code }) => code),
    ['doubtful'],
  );
  assert.deepEqual((await editor.diagnostics.next()).diagnostics, []);
  settings = { rules: { wrong: 'info', doubtful: 'off' } };
  await editor.connection.sendNotification(changed, { settings: null });
  for (const uri of [URI, 'file:///drafts/b.md']) {
    const { diagnostics, ...about } = await editor.diagnostics.next();
    assert.deepEqual(about, { uri, version: 1 });
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [['wrong', DiagnosticSeverity.Information]],
    );
  }
  editor.dispose();
});

test('the same settings again check nothing again', async () => {
  const editor = await connect({ initializationOptions: { settings: { form: '2019' } } });
  editor.open(URI, '年报 错');
  await editor.diagnostics.next();
  await editor.connection.sendNotification(changed, { settings: { gouji: { form: '2019' } } });
  await editor.settled();
  assert.equal(editor.diagnostics.all.length, 1);
  editor.dispose();
});

test('a client without workspace/configuration hands them over, at the start and later', async () => {
  const engine = fakeEngine();
  const editor = await connect({ engine, initializationOptions: { settings: { form: '2019', rules: { wrong: 'hint' } } } });
  editor.open(URI, '年报 错');
  assert.equal((await editor.diagnostics.next()).diagnostics[0]?.severity, DiagnosticSeverity.Hint);
  assert.equal((await editor.statuses.next()).form, '2019');
  await editor.connection.sendNotification(changed, { settings: { gouji: { form: '2008' } } });
  assert.equal((await editor.diagnostics.next()).diagnostics[0]?.severity, DiagnosticSeverity.Error);
  assert.equal((await editor.statuses.next()).form, '2008');
  assert.deepEqual(
    engine.reads.map(({ form }) => form),
    ['2019', '2008'],
  );
  editor.dispose();
});

test('a client that refuses to answer gets the settings of the start', async () => {
  const editor = await connect({
    initializationOptions: { settings: { rules: { wrong: 'warning' } } },
    configuration: () => {
      throw new Error('no');
    },
  });
  editor.open(URI, '年报 错');
  assert.equal((await editor.diagnostics.next()).diagnostics[0]?.severity, DiagnosticSeverity.Warning);
  editor.dispose();
});

test('a bad setting is logged and ignored, the good ones hold', async () => {
  const editor = await connect({ configuration: () => ({ rules: { wrong: 'loud', nowhere: 'off', doubtful: 'error' }, form: 2021 }) });
  editor.open(URI, '年报 疑');
  assert.equal((await editor.diagnostics.next()).diagnostics[0]?.severity, DiagnosticSeverity.Error);
  const logged = editor.log.all.join('\n');
  assert.match(logged, /gouji\.rules\.wrong 的值 "loud" 无效/);
  assert.match(logged, /没有规则 nowhere/);
  assert.match(logged, /gouji\.form 的值 2021 无效/);
  editor.dispose();
});

test('settings of any shape are survived', () => {
  for (const raw of [undefined, null, 1, 'x', [], { rules: [], form: {} }, { rules: 'off' }, { rules: null, form: null }]) {
    assert.deepEqual(
      parseSettings(raw, new Set(), () => undefined),
      defaultSettings,
    );
  }
});

/** Read by the client alone. */
const OF_CLIENT = ['trace.server'];

test('what package.json offers is what the server reads: the same names, defaults and values', () => {
  const offered: Record<string, { readonly default: unknown; readonly enum?: readonly unknown[]; readonly maximum?: number }> = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ).contributes.configuration.properties;
  const known = Object.entries(offered).map(([name, setting]) => [name.replace(/^gouji\./, ''), setting] as const);
  const ofServer = known.filter(([key]) => !OF_CLIENT.includes(key));
  assert.deepEqual(Object.fromEntries(ofServer.map(([key, setting]) => [key, setting.default])), defaultSettings);
  for (const [key, { enum: values, default: fallback, maximum }] of ofServer) {
    const complaints: string[] = [];
    const read = (value: unknown) => Reflect.get(parsed({ [key]: value }, complaints), key);
    for (const value of values ?? [typeof fallback === 'boolean' ? !fallback : (maximum ?? fallback)])
      assert.deepEqual(read(value), value, key);
    assert.deepEqual(complaints, [], key);
    assert.deepEqual(read(maximum === undefined ? 7 : maximum + 1), fallback, key);
    assert.notDeepEqual(complaints, [], `${key}: a value that is not offered is complained of`);
  }
});

function parsed(raw: unknown, complaints: string[]): Settings {
  return parseSettings(raw, new Set(), ({ en }) => complaints.push(en));
}
