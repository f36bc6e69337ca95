import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { manualOf } from '../../server/src/lsp/manual.js';
import { checkWithThrowingRule, fakeEngine } from './engine.js';
import { connect, type Options } from './harness.js';

const URI = 'file:///drafts/a.md';

async function editing(options: Options, run: (editor: Awaited<ReturnType<typeof connect>>) => Promise<void>): Promise<void> {
  const editor = await connect(options);
  try {
    await run(editor);
  } finally {
    editor.dispose();
  }
}

test('a finding is pushed with version, source, rule, manual, addends and index', () =>
  editing({}, async ({ open, diagnostics }) => {
    open(URI, '年报\n有错');
    assert.deepEqual(await diagnostics.next(), {
      uri: URI,
      version: 1,
      diagnostics: [
        {
          range: { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } },
          severity: DiagnosticSeverity.Error,
          code: 'wrong',
          codeDescription: { href: manualOf('wrong') },
          source: '勾稽',
          message: '此处有误',
          data: 0,
          relatedInformation: [
            { location: { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }, message: '见此' },
          ],
        },
      ],
    });
  }));

test('an edit is applied and checked; the mended draft has none', () =>
  editing({}, async ({ open, change, diagnostics }) => {
    open(URI, '年报\n有错');
    await diagnostics.next();
    change(
      URI,
      2,
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '一行\n' },
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } }, text: '没有' },
    );
    const moved = await diagnostics.next();
    assert.equal(moved.version, 2);
    assert.deepEqual(moved.diagnostics[0]?.range.start, { line: 2, character: 2 });
    change(URI, 3, { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } }, text: '' });
    assert.deepEqual(await diagnostics.next(), { uri: URI, version: 3, diagnostics: [] });
  }));

test('positions count UTF-16 units, whatever the line ends', () =>
  editing({}, async ({ open, diagnostics }) => {
    open(URI, '𠮷年报\r\n　𠮷错\r　　错\n👨‍👩‍👧错');
    const starts = (await diagnostics.next()).diagnostics.map(({ range }) => range.start);
    assert.deepEqual(starts, [
      { line: 1, character: 3 },
      { line: 2, character: 2 },
      { line: 3, character: 8 },
    ]);
  }));

test('messages follow the locale of the client', () =>
  editing({ locale: 'en-US' }, async ({ open, diagnostics }) => {
    open(URI, '年报 错');
    const [diagnostic] = (await diagnostics.next()).diagnostics;
    assert.equal(diagnostic?.message, 'wrong here');
    assert.equal(diagnostic?.relatedInformation?.[0]?.message, 'see here');
  }));

test('a document that is no report is told so once, and when it stops being one', () =>
  editing({}, async ({ open, change, close, diagnostics, settled }) => {
    open(URI, '购物单：错');
    assert.deepEqual(await diagnostics.next(), { uri: URI, version: 1, diagnostics: [] });
    change(URI, 2, { text: '购物单：错错' });
    await settled();
    assert.equal(diagnostics.all.length, 1);
    change(URI, 3, { text: '年报：错' });
    assert.equal((await diagnostics.next()).diagnostics.length, 1);
    change(URI, 4, { text: '购物单：错' });
    assert.deepEqual(await diagnostics.next(), { uri: URI, version: 4, diagnostics: [] });
    close(URI);
    await settled();
    assert.equal(diagnostics.all.length, 3);
  }));

test('closing clears, and a document opened again is analysed anew', () =>
  editing({}, async ({ open, close, diagnostics }) => {
    open(URI, '年报 错');
    await diagnostics.next();
    close(URI);
    assert.deepEqual(await diagnostics.next(), { uri: URI, diagnostics: [] });
    open(URI, '年报 错错');
    assert.equal((await diagnostics.next()).diagnostics.length, 2);
  }));

test('one analysis a version answers everything', async () => {
  const engine = fakeEngine();
  await editing({ engine }, async ({ open, connection, diagnostics, settled }) => {
    open(URI, '年报 错');
    await diagnostics.next();
    await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: URI } });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
    await connection.sendRequest('gouji/status', { uri: URI });
    await settled();
    assert.equal(engine.reads.length, 1);
  });
});

test('a web page is read as one, by its name or its language', async () => {
  const engine = fakeEngine();
  await editing({ engine }, async ({ open, settled }) => {
    open('file:///a.md', '年报');
    open('file:///%E5%B9%B4%E6%8A%A5.HTM?x=1', '年报', 'plaintext');
    open('untitled:a', '年报', 'html');
    await settled();
    assert.deepEqual(
      engine.reads.map(({ html }) => html),
      [false, true, true],
    );
  });
});

test('a rule that throws is logged and loses only its own findings', () =>
  editing({ engine: fakeEngine({ check: checkWithThrowingRule }) }, async ({ open, diagnostics, log }) => {
    open(URI, '年报 错');
    assert.equal((await diagnostics.next()).diagnostics.length, 1);
    assert.match(await log.next(), /a\.md: rule throwing: Error: boom/);
  }));

test('a core that fails is logged and answers with an error, never with an empty list', () => {
  const engine = fakeEngine({
    read() {
      throw new Error('out of order');
    },
  });
  return editing({ engine }, async ({ open, connection, diagnostics, log, settled }) => {
    open(URI, '年报 错');
    assert.match(await log.next(), /out of order/);
    await assert.rejects(connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } }), /out of order/);
    await assert.rejects(connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: URI } }), /out of order/);
    await settled();
    assert.equal(diagnostics.all.length, 0);
  });
});
