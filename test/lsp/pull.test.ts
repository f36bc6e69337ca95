import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentDiagnosticReport, DocumentDiagnosticRequest, type ProtocolConnection } from 'vscode-languageserver/node';
import { connect } from './harness.js';

const URI = 'file:///drafts/a.md';

function pull(connection: ProtocolConnection, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  const params = { textDocument: { uri: URI }, ...(previousResultId === undefined ? {} : { previousResultId }) };
  return connection.sendRequest(DocumentDiagnosticRequest.type, params);
}

test('pulled and pushed diagnostics are the same; pulling is not announced unasked', async () => {
  const editor = await connect();
  assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
  editor.open(URI, '年报 错疑');
  const pushed = await editor.diagnostics.next();
  const pulled = await pull(editor.connection);
  assert.equal(pulled.kind, 'full');
  assert.deepEqual(pulled.kind === 'full' && pulled.items, pushed.diagnostics);
  editor.dispose();
});

test('a client that asks for it pulls, and nothing is pushed but the status', async () => {
  const editor = await connect({ initializationOptions: { pullDiagnostics: true } });
  assert.deepEqual(editor.initialized.capabilities.diagnosticProvider, { interFileDependencies: false, workspaceDiagnostics: false });
  editor.open(URI, '年报 错');
  const first = await pull(editor.connection);
  assert.equal(first.kind === 'full' && first.items.length, 1);
  assert.equal((await editor.statuses.next()).findings.errors, 1);
  editor.close(URI);
  await editor.settled();
  assert.equal(editor.diagnostics.all.length, 0);
  editor.dispose();
});

test('an unchanged version is answered as unchanged, a changed one in full', async () => {
  const editor = await connect();
  editor.open(URI, '年报 错');
  const first = await pull(editor.connection);
  assert.equal((await pull(editor.connection, first.resultId)).kind, 'unchanged');
  editor.change(URI, 2, { text: '年报' });
  const second = await pull(editor.connection, first.resultId);
  assert.deepEqual(second.kind === 'full' && second.items, []);
  editor.dispose();
});

test('a document that is not open is no clean one', async () => {
  const editor = await connect();
  await assert.rejects(pull(editor.connection), /not open/);
  editor.dispose();
});
