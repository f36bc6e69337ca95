import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver/node';
import type { Requests } from '../../server/src/lsp/protocol.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { Random } from '../support/random.js';
import { RawClient, type Wire } from './raw-client.js';

const DOCUMENTS = 200;
const DRAFT = (notations[0] ?? assert.fail('no notation')).render(cleanDraft('2021')).replace('| 0 |', '| 7 |');

/** What no client that is right says. Each begins with a server of its own, and throws where that one does not stand it. */
export const abuses: Readonly<Record<string, (wire: Wire, seed: number) => Promise<void>>> = {
  'requests before initialize are refused': async (wire) => {
    const client = new RawClient(wire);
    assert.equal((await client.ask('gouji/status', { uri: 'a' })).error?.code, ErrorCodes.ServerNotInitialized);
    await assertWorks(client);
  },
  'a second initialize and what is asked after shutdown are refused': async (wire) => {
    const client = new RawClient(wire);
    await assertWorks(client);
    assert.equal(
      (await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })).error?.code,
      ErrorCodes.InvalidRequest,
    );
    assert.equal((await client.ask('shutdown', undefined)).result, null);
    for (const method of ['textDocument/hover', 'gouji/structure', 'no/such', 'shutdown'])
      assert.equal((await client.ask(method, { textDocument: { uri: 'a' }, uri: 'a' })).error?.code, ErrorCodes.InvalidRequest, method);
  },
  'what is no JSON, and JSON that is no message, is passed over': async (wire) => {
    const client = new RawClient(wire);
    await client.initialize();
    for (const text of [
      '{"jsonrpc": 2.0,,',
      '[',
      '\u0000',
      '[]',
      'null',
      '5',
      '"a"',
      '{}',
      '{"jsonrpc":"2.0"}',
      '{"jsonrpc":"2.0","id":9}',
    ])
      client.send(text);
    client.send({ jsonrpc: '2.0', id: {}, method: 'gouji/status', params: {} });
    client.send({ jsonrpc: '2.0', id: 'never asked', result: [] });
    await assertWorks(client, false);
  },
  'every request has one answer, whatever its parameters are': async (wire, seed) => {
    const client = new RawClient(wire);
    await client.initialize();
    client.open(SUBJECT, DRAFT);
    const random = new Random(seed);
    const answers = Array.from({ length: 400 }, () => {
      const method = random.oneOf(REQUESTS);
      const params = spoilt(random);
      if (random.below(4) === 0) client.notify(random.oneOf(NOTIFICATIONS), spoilt(random));
      return client.ask(method, params);
    });
    for (const answer of await Promise.all(answers)) assert.ok('result' in answer || answer.error !== undefined);
    const ids = client.told.filter(({ id, method }) => id !== undefined && method === undefined).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    await assertWorks(client, false);
  },
  [`${DOCUMENTS} open documents are all judged`]: async (wire) => {
    const client = new RawClient(wire);
    await client.initialize();
    const uris = Array.from({ length: DOCUMENTS }, (_, i) => `file:///many/${i}.md`);
    for (const [i, uri] of uris.entries()) client.open(uri, i % 2 === 0 ? DRAFT : '购物单');
    for (const uri of uris) await client.find(({ method, params }) => method === PUBLISH && params?.uri === uri);
    assert.deepEqual(
      client.told.filter(({ method }) => method === 'window/logMessage'),
      [],
    );
  },
};

/** Streams after which no message can be told from the next. */
export const unframed: readonly string[] = [
  'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","id":1,"method":"x"}',
  'Content-Length: abc\r\n\r\n{}',
  '{"jsonrpc":"2.0","id":1,"method":"x"}\r\n\r\n',
];

const PUBLISH = 'textDocument/publishDiagnostics';
const SUBJECT = 'file:///abuse/subject.md';

/** The server still does what it is for. */
async function assertWorks(client: RawClient, isNew = true): Promise<void> {
  if (isNew) await client.initialize();
  const uri = 'file:///abuse/after.md';
  client.open(uri, DRAFT);
  const { params } = await client.find((told) => told.method === PUBLISH && told.params?.uri === uri);
  assert.ok(Object(params).diagnostics.length > 0);
}

/** All of our own: the compiler asks for the one that is missing. */
const OURS: Readonly<Record<keyof Requests, true>> = {
  'gouji/cellName': true,
  'gouji/compose': true,
  'gouji/export': true,
  'gouji/fill': true,
  'gouji/fillTables': true,
  'gouji/import': true,
  'gouji/labels': true,
  'gouji/lastYear': true,
  'gouji/ledger': true,
  'gouji/paste': true,
  'gouji/preview': true,
  'gouji/silence': true,
  'gouji/status': true,
  'gouji/structure': true,
  'gouji/tableText': true,
  'gouji/units': true,
};
const REQUESTS = [
  ...['hover', 'completion', 'codeAction', 'codeLens', 'definition', 'documentHighlight', 'documentLink', 'documentSymbol', 'foldingRange'],
  ...['formatting', 'inlayHint', 'inlineCompletion', 'onTypeFormatting', 'rangeFormatting', 'references', 'selectionRange', 'diagnostic'],
  'semanticTokens/full',
]
  .map((name) => `textDocument/${name}`)
  .concat(Object.keys(OURS), ['codeAction/resolve', 'workspace/textDocumentContent', 'no/such']);
const NOTIFICATIONS = ['didOpen', 'didChange', 'didSave', 'didClose']
  .map((name) => `textDocument/${name}`)
  .concat(['gouji/cursor', 'workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', '$/cancelRequest', 'no/such']);

/** Left out where a message is written as JSON. */
const MISSING = Symbol('missing');
const ODD: readonly unknown[] = [
  ...[MISSING, null, true, -1, 0.5, 1e99, '', '\ud800', '__proto__', 'file:///no/such.md', 'untitled:x', '::', [], [[]], [null, null], {}],
  ...[{ uri: SUBJECT }, { __proto__: null, toString: 1 }, { line: -1, character: 1e99 }, { line: 'a' }, 'gouji:/x?y', '甲'.repeat(10_000)],
];

/** Parameters that most requests would take, one or more of them replaced by something odd. */
function spoilt(random: Random): unknown {
  if (random.below(4) === 0) return random.oneOf(ODD.filter((one) => one !== MISSING));
  const position = { line: random.below(80), character: random.below(40) };
  const params: Record<string, unknown> = {
    textDocument: { uri: SUBJECT, version: 1, languageId: 'markdown', text: DRAFT },
    uri: SUBJECT,
    position,
    range: { start: position, end: { line: random.below(80), character: random.below(40) } },
    positions: [position],
    context: { diagnostics: [], only: ['quickfix'], includeDeclaration: true, triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    ch: '|',
    text: '规章\t1\t2',
    html: '<table><tr><td>规章<td>1</table>',
    name: 'a.docx',
    base64: 'UEsDBA==',
    to: 'html',
    reason: '理由',
    data: { uri: SUBJECT },
    contentChanges: [{ text: DRAFT }],
    settings: { gouji: { rules: {} } },
    changes: [],
    table: 't2',
  };
  for (let left = 1 + random.below(3); left > 0; left -= 1) params[random.oneOf(Object.keys(params))] = random.oneOf(ODD);
  return params;
}
