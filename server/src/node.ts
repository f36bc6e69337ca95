import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { setManual } from './lsp/manual.js';
import { startServer } from './lsp/server.js';
import { nodeConfigHost } from './node-config.js';
import { watchFrames } from './node-frames.js';

// Beside the folder of the bundle, in the extension as in the npm package.
setManual(pathToFileURL(join(__dirname, '..', 'MANUAL.md')).href);
// Nobody is left to talk to, nor to be told of it.
process.stdout.on('error', () => process.exit(1));
// The transport (--stdio, --node-ipc, --socket=…, --pipe=…) is read from the command line by createConnection.
startServer(createConnection(ProposedFeatures.all), undefined, nodeConfigHost);

if (process.argv.includes('--stdio')) {
  watchFrames(process.stdin, (reason) => {
    process.stderr.write(`gouji: unreadable input, ending: ${reason}\n`, () => process.exit(1));
  });
}
