import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import type { InitializeParams } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
// @ts-expect-error It has no types.
import { ABILITIES_LEFT_OUT, withoutAbility } from '../../server/left-out.mjs';
import { announcedTo } from '../../server/src/lsp/announcements.js';
import { clientOf } from '../../server/src/lsp/capabilities.js';

const LIBRARY = 'node_modules/vscode-languageclient/lib/node/main.js';

test('the editor is as new as the library of the client wants it: who installs the extension has at least that one', () => {
  const [, ...wanted] = /REQUIRED_VSCODE_VERSION = '\^(\d+)\.(\d+)\.(\d+)'/.exec(readFileSync(LIBRARY, 'utf8')) ?? assert.fail();
  const [, ...ours] = /^\^(\d+)\.(\d+)\.(\d+)$/.exec(manifest.engines.vscode) ?? assert.fail();
  assert.equal(ours[0], wanted[0]);
  assert.ok(Number(ours[1]) > Number(wanted[1]), `${ours} < ${wanted}`);
});

const abilities: Readonly<Record<string, string>> = ABILITIES_LEFT_OUT;

test('what the library of the client is to do without, the server neither announces nor asks for later', () => {
  const dynamic = { dynamicRegistration: true };
  const fileOperations = { ...dynamic, willRename: true, didCreate: true, didDelete: true };
  const textDocument = new Proxy({}, { get: () => dynamic });
  const able = { workspace: { fileOperations, symbol: dynamic }, textDocument, notebookDocument: { synchronization: dynamic } };
  const announced = announcedTo(clientOf({ capabilities: able } as unknown as InitializeParams));
  const names = Object.keys({ ...announced, ...announced.workspace });
  assert.ok(names.includes('hoverProvider') && names.includes('workspaceFolders'));
  assert.deepEqual(
    Object.values(abilities).filter((name) => names.includes(name)),
    [],
  );
  const code = readdirSync('server/src/lsp', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const registered = code.flatMap((name) => [
    ...readFileSync(`server/src/lsp/${name}`, 'utf8').matchAll(/\.register\(([\w.]+)|\.add\((\w+)\.type/g),
  ]);
  assert.deepEqual(registered.map(([, one, other]) => one ?? other).sort(), [
    'DidChangeConfigurationNotification.type',
    'DidChangeWatchedFilesNotification.type',
    'DocumentFormattingRequest',
    'DocumentOnTypeFormattingRequest',
    'DocumentRangeFormattingRequest',
    'registrationFor',
  ]);
});

test('what stands in for an ability has all that the library asks of one', () => {
  const asked = ['fillClientCapabilities', 'initialize', 'getState', 'clear'];
  const askedOfNotebooks = [
    'register',
    'unregister',
    'handles',
    ...['Open', 'Change', 'Save', 'Close'].map((event) => `on${event}NotificationSent`),
  ];
  for (const name of Object.keys(abilities)) {
    const code = readFileSync(`node_modules/vscode-languageclient/lib/common/${name}.js`, 'utf8');
    const exports: Record<string, new () => Record<string, unknown>> = {};
    runInNewContext(withoutAbility(code), { exports });
    const wanted = [...code.matchAll(/^class (\w+Feature)\b/gm)]
      .map(([, feature = '']) => feature)
      .filter((one) => code.includes(`exports.${one} =`));
    assert.deepEqual(Object.keys(exports).sort(), wanted.sort(), name);
    for (const StandIn of Object.values(exports)) {
      const feature = new StandIn();
      for (const method of name === 'notebook' ? [...asked, ...askedOfNotebooks] : asked)
        assert.equal(typeof feature[method], 'function', `${name}: ${method}`);
    }
  }
  const diagnostic = readFileSync('node_modules/vscode-languageclient/lib/common/diagnostic.js', 'utf8');
  for (const [, used = ''] of diagnostic.matchAll(/notebookFeature\.(\w+)/g)) assert.ok(askedOfNotebooks.includes(used), used);
});

test('the library that writes Word files does without its copy of the library for zips, which is as new here, and without streams', () => {
  const { dependencies } = JSON.parse(readFileSync('node_modules/docx/package.json', 'utf8'));
  assert.equal(dependencies.fflate, `^${manifest.devDependencies.fflate}`);
  for (const name of readdirSync('server/src/convert', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')))
    assert.doesNotMatch(readFileSync(`server/src/convert/${name}`, 'utf8'), /\btoStream\b/, name);
});
