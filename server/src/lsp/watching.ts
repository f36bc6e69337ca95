import { type Connection, DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver';
import { NAME } from '../config/parse.js';
import type { Client } from './capabilities.js';

const CONFIGS = [{ globPattern: `**/${NAME}` }];
/** A form pack has any name; whoever hears of other files of the kind lets them be. */
const PACKS = [{ globPattern: '**/*.json', kind: WatchKind.Change }];
/** Of a folder that comes or goes no pattern of names tells; what was written in a file that is there is wanted of drafts alone. */
const DRAFTS = [
  { globPattern: '**/*.{md,txt,html,htm,gouji,docx,docm}', kind: WatchKind.Change },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/**
 * Has the client tell of every file that is written. Where it refuses, configurations are looked at when drafts are opened and saved, and
 * the reports of the folder when one is saved.
 */
export function watchFiles(connection: Connection, client: Client, { drafts }: { readonly drafts: boolean }): void {
  if (!client.registersWatchers) return;
  const watchers = drafts ? [...CONFIGS, ...PACKS, ...DRAFTS] : CONFIGS;
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
}
