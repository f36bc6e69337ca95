import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  CompletionRequest,
  type Diagnostic,
  DocumentSymbolRequest,
  ErrorCodes,
  HoverRequest,
  InitializeRequest,
  LSPErrorCodes,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { type FakeEngine, fakeEngine } from './engine.js';
import { connect, type Editor, meet } from './harness.js';

const URI = 'file:///drafts/a.md';
const textDocument = { uri: URI };
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A fake engine that notes each text it is to read. */
function noting(onRead: (text: string) => void = () => undefined): FakeEngine & { readonly texts: string[] } {
  const texts: string[] = [];
  const fake = fakeEngine();
  const read: FakeEngine['read'] = (text, options) => {
    texts.push(text);
    onRead(text);
    return fake.read(text, options);
  };
  return { ...fake, read, texts };
}

async function opened(engine: FakeEngine, text: string): Promise<Editor> {
  const editor = await connect({ engine });
  editor.open(URI, text);
  await editor.settled();
  return editor;
}

const rejected = (code: number) => (error: { readonly code?: number }) => error.code === code;

/** The next round of the event loop: the server takes in one message in each. */
const round = () => new Promise((resolve) => setImmediate(resolve));

test('of 300 edits that come in at once only the newest version is analysed', async () => {
  const noted = noting();
  const editor = await opened(noted, '年报');
  for (let version = 2; version <= 301; version += 1) editor.change(URI, version, { range: START, text: '错' });
  await editor.settled();
  assert.deepEqual(noted.texts, ['年报', `${'错'.repeat(300)}年报`]);
  const told = editor.diagnostics.all.at(-1);
  assert.deepEqual([told?.version, told?.diagnostics.length], [301, 300]);
  editor.dispose();
});

test('edits that come in while a version is analysed: one more analysis, of the last', async () => {
  let editor: Editor | undefined;
  const noted = noting((text) => {
    if (text !== '乙年报') return;
    for (let version = 3; version <= 302; version += 1) editor?.change(URI, version, { range: START, text: '错' });
  });
  editor = await opened(noted, '年报');
  editor.change(URI, 2, { range: START, text: '乙' });
  while ((await editor.diagnostics.next()).version !== 302);
  assert.deepEqual(noted.texts, ['年报', '乙年报', `${'错'.repeat(300)}乙年报`]);
  editor.dispose();
});

test('a request is answered for the version that it was asked for', async () => {
  const noted = noting();
  const editor = await opened(noted, '年报');
  editor.change(URI, 2, { text: '年报\n# 一、甲' });
  const first = editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  editor.change(URI, 3, { text: '年报\n# 二、乙' });
  const second = editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.match(JSON.stringify(await first), /一、甲/);
  assert.match(JSON.stringify(await second), /二、乙/);
  // The findings of the newest version come first; what is asked of it costs nothing more.
  assert.deepEqual(noted.texts.slice(1), ['年报\n# 二、乙', '年报\n# 一、甲']);
  assert.deepEqual(
    editor.diagnostics.all.map(({ version }) => version),
    [1, 3],
  );
  editor.dispose();
});

test('a request that was cancelled costs no work, before it is looked at and after', async () => {
  const noted = noting();
  const editor = await opened(noted, '年报');
  const early = new CancellationTokenSource();
  const late = new CancellationTokenSource();
  editor.change(URI, 2, { range: START, text: '甲' });
  const hover = { textDocument, position: START.start };
  const asked = Promise.allSettled([late, early].map(({ token }) => editor.connection.sendRequest(HoverRequest.type, hover, token)));
  for (let version = 3; version <= 20; version += 1) editor.change(URI, version, { range: START, text: '乙' });
  early.cancel();
  // By now the server has the first request in its hands, and messages behind it.
  for (let i = 0; i < 6; i += 1) await round();
  late.cancel();
  const codes = (await asked).map((one) => one.status === 'rejected' && one.reason.code);
  assert.deepEqual(codes, [LSPErrorCodes.RequestCancelled, LSPErrorCodes.RequestCancelled]);
  await editor.settled();
  assert.deepEqual(noted.texts, ['年报', `${'乙'.repeat(18)}甲年报`]);
  editor.dispose();
});

test('asked of every version, and nothing cancelled: the findings of the newest wait for one other analysis at most', async () => {
  let editor: Editor | undefined;
  let version = 9;
  const noted = noting((text) => {
    if (!/^甲+年报$/.test(text)) return;
    version += 1;
    editor?.change(URI, version, { text: `新${version}年报` });
  });
  editor = await opened(noted, '年报');
  const answers = [];
  for (let old = 2; old <= 9; old += 1) {
    editor.change(URI, old, { range: START, text: '甲' });
    answers.push(editor.connection.sendRequest(CompletionRequest.type, { textDocument, position: START.start }));
  }
  await Promise.all(answers);
  await editor.settled();
  // The first is that of the newest version then; behind it the seven that are past.
  assert.equal(noted.texts.map((text) => text[0]).join(''), '年甲甲新甲新甲新甲新甲新甲新甲新');
  editor.dispose();
});

test('another text under the same version is analysed', async () => {
  const editor = await opened(noting(), '年报');
  editor.change(URI, 1, { text: '年报错' });
  await editor.settled();
  assert.equal(editor.diagnostics.all.at(-1)?.diagnostics.length, 1);
  editor.open(URI, '年报错错');
  await editor.settled();
  assert.equal(editor.diagnostics.all.at(-1)?.diagnostics.length, 2);
  editor.dispose();
});

test('a closed document is forgotten, what was asked of it before is answered', async () => {
  const noted = noting();
  const editor = await opened(noted, '年报');
  editor.change(URI, 2, { text: '年报错\n# 一、甲' });
  const asked = editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  editor.close(URI);
  assert.match(JSON.stringify(await asked), /一、甲/);
  assert.deepEqual(
    editor.diagnostics.all.map(({ version, diagnostics }) => [version, diagnostics.length]),
    [
      [1, 0],
      [undefined, 0],
    ],
  );
  editor.dispose();
});

test('a burst of edits ends at the findings of the text as it is opened', async () => {
  const editor = await connect({ engine, initializationOptions: { tellsCursor: true } });
  editor.open(URI, '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n');
  for (let version = 2; version <= 40; version += 1) {
    const at = { line: 1, character: 0 };
    editor.change(URI, version, { range: { start: at, end: at }, text: version % 2 === 0 ? '，，' : '2023年2月30日' });
  }
  editor.open('file:///drafts/twin.md', `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n，，${'2023年2月30日，，'.repeat(19)}\n`);
  await editor.settled();
  const [burst, twin] = [URI, 'file:///drafts/twin.md'].map((uri) => editor.diagnostics.all.findLast((told) => told.uri === uri));
  assert.deepEqual([burst?.version, twin?.version], [40, 1]);
  const told = (all: readonly Diagnostic[] = []) => all.map(({ code, range, message }) => ({ code, range, message }));
  assert.deepEqual(told(burst?.diagnostics), told(twin?.diagnostics));
  assert.ok((burst?.diagnostics.length ?? 0) > 20);
  editor.dispose();
});

test('requests before initialize, a second initialize and requests after shutdown are refused', async () => {
  const editor = meet();
  const { connection } = editor;
  const initialize = () => connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  const hover = () => connection.sendRequest(HoverRequest.type, { textDocument, position: START.start });
  await assert.rejects(hover(), rejected(ErrorCodes.ServerNotInitialized));
  for (const method of ['nobody/knows', 'gouji/labels'])
    await assert.rejects(connection.sendRequest(method), rejected(ErrorCodes.ServerNotInitialized), method);
  await assert.rejects(connection.sendRequest(ShutdownRequest.type), rejected(ErrorCodes.ServerNotInitialized));
  assert.equal((await initialize()).serverInfo?.name, 'gouji');
  await assert.rejects(initialize(), rejected(ErrorCodes.InvalidRequest));
  await assert.rejects(connection.sendRequest('nobody/knows'), rejected(ErrorCodes.MethodNotFound));
  assert.equal(await hover(), null);
  assert.equal(await connection.sendRequest(ShutdownRequest.type), null);
  await assert.rejects(hover(), rejected(ErrorCodes.InvalidRequest));
  await assert.rejects(initialize(), rejected(ErrorCodes.InvalidRequest));
  editor.dispose();
});

test('the connection ends while work waits: nobody is told, and nothing is thrown', async () => {
  const thrown: unknown[] = [];
  const onThrown = (error: unknown) => void thrown.push(error);
  process.on('uncaughtException', onThrown);
  const noted = noting();
  const editor = await opened(noted, '年报');
  editor.change(URI, 2, { text: '年报错' });
  await round();
  editor.dispose();
  for (let i = 0; i < 20; i += 1) await round();
  process.off('uncaughtException', onThrown);
  assert.deepEqual(thrown, []);
  assert.equal(noted.texts.at(-1), '年报错');
});
