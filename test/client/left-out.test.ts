import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { InitializeParams } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { announcedTo } from '../../server/src/lsp/announcements.js';
import { clientOf } from '../../server/src/lsp/capabilities.js';

const LIBRARY = 'node_modules/vscode-languageclient/lib/node/main.js';

test('the editor is as new as the library of the client wants it: who installs the extension has at least that one', () => {
  const [, ...wanted] = /REQUIRED_VSCODE_VERSION = '\^(\d+)\.(\d+)\.(\d+)'/.exec(readFileSync(LIBRARY, 'utf8')) ?? assert.fail();
  const [, ...ours] = /^\^(\d+)\.(\d+)\.(\d+)$/.exec(manifest.engines.vscode) ?? assert.fail();
  assert.equal(ours[0], wanted[0]);
  assert.ok(Number(ours[1]) > Number(wanted[1]), `${ours} < ${wanted}`);
});

test('the server asks to hear of no file operation, so nobody has to know their patterns', () => {
  const able = { fileOperations: { dynamicRegistration: true, willRename: true, didCreate: true, didDelete: true } };
  const client = clientOf({ capabilities: { workspace: able } } as unknown as InitializeParams);
  assert.equal(announcedTo(client).workspace?.fileOperations, undefined);
  const code = readdirSync('server/src/lsp', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of code)
    assert.doesNotMatch(readFileSync(`server/src/lsp/${name}`, 'utf8'), /FileOperation|(?:will|did)(?:Create|Rename|Delete)Files/, name);
});

test('the library that writes Word files does without its copy of the library for zips, which is as new here, and without streams', () => {
  const { dependencies } = JSON.parse(readFileSync('node_modules/docx/package.json', 'utf8'));
  assert.equal(dependencies.fflate, `^${manifest.devDependencies.fflate}`);
  for (const name of readdirSync('server/src/convert', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')))
    assert.doesNotMatch(readFileSync(`server/src/convert/${name}`, 'utf8'), /\btoStream\b/, name);
});
