import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.js';

// The transport (--stdio, --node-ipc, --socket=…, --pipe=…) is read from the command line by createConnection.
startServer(createConnection(ProposedFeatures.all));
