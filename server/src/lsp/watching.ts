import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { NAME } from '../config/parse.js';
import type { Client } from './capabilities.js';

/** Has the client tell of every gouji.config.json that is written; where it refuses, they are looked at when drafts are opened and saved. */
export function watchConfigs(connection: Connection, client: Client): void {
  if (!client.registersWatchers) return;
  const watchers = [{ globPattern: `**/${NAME}` }];
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
}
