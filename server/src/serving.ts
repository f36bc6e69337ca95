import type { Connection } from 'vscode-languageserver';
import type { Greeted } from './lsp/greeting.js';
import { setManual } from './lsp/manual.js';
import { serve as serveAll } from './lsp/server.js';
import { nodeConfigHost } from './node-config.js';
import { nodeFolderHost } from './node-folder.js';

/** The server behind its greeting: a file of its own, loaded when the client has its first answer. */
export function serve(connection: Connection, greeted: Greeted, manual: string): void {
  setManual(manual);
  serveAll(connection, greeted, { configHost: nodeConfigHost, folderHost: nodeFolderHost });
}
