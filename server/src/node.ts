import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { greet } from './lsp/greeting.js';
import { watchFrames } from './node-frames.js';

// A draft is small, and what is made of one version is garbage at the next key. Left alone the heap grows to three times what is in use
// before any of it is swept: 120 MB where 75 MB do, for a tenth of the time at most.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=30');

// Nobody is left to talk to, nor to be told of it.
process.stdout.on('error', () => process.exit(1));
// The transport (--stdio, --node-ipc, --socket=…, --pipe=…) is read from the command line by createConnection.
const connection = createConnection(ProposedFeatures.all);
greet(connection, (greeted) => {
  // Forms, law and rules take longer to load than all the rest. At once, not by a promise: the next message wants its handler.
  const { serve } = require('./serving.js') as typeof import('./serving.js');
  // Beside the folder of the bundle, in the extension as in the npm package.
  serve(connection, greeted, pathToFileURL(join(__dirname, '..', 'MANUAL.md')).href);
});

if (process.argv.includes('--stdio')) {
  watchFrames(process.stdin, (reason) => {
    process.stderr.write(`gouji: unreadable input, ending: ${reason}\n`, () => process.exit(1));
  });
}
