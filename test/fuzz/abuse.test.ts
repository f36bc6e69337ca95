import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.js';
import { watchFrames } from '../../server/src/node-frames.js';
import { abuses, unframed } from './abuse.js';
import type { Wire } from './raw-client.js';

/** A server in this process, behind the frames of the protocol. */
function wired(): { readonly wire: Wire; readonly end: () => void } {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(fromServer));
  startServer(connection);
  return { wire: { toServer, fromServer }, end: () => connection.dispose() };
}

for (const [name, abuse] of Object.entries(abuses)) {
  test(name, async () => {
    const { wire, end } = wired();
    await abuse(wire, 1);
    end();
  });
}

test('where messages cannot be told apart any more, it is noticed', async () => {
  for (const text of unframed) {
    const input = new PassThrough();
    const broken = new Promise<string>((resolve) => watchFrames(input, resolve));
    input.write(`${text}Content-Length: 2\r\n\r\n{}`);
    assert.notEqual(await broken, '', text);
  }
});
