import type { Connection } from 'vscode-languageserver';
import { engine as core, type Engine } from './engine.js';
import { features } from './features.js';
import { type Greeted, greet } from './greeting.js';
import type { Hosts } from './hosts.js';
import { Session } from './session.js';
import { watchFiles } from './watching.js';

/** What a server works with. */
export interface Means extends Hosts {
  readonly engine?: Engine;
}

/** Serves the protocol on the connection until the client ends it. Knows nothing of Node or the browser. */
export function startServer(connection: Connection, means: Means = {}): void {
  greet(connection, (greeted) => serve(connection, greeted, means));
}

/** All that follows the greeting. */
export function serve(connection: Connection, { client, lifecycle, initialized }: Greeted, { engine = core, ...hosts }: Means): void {
  const session = new Session(connection, engine, { ...hosts, lifecycle });
  session.client = client;
  hosts.configHost?.watch?.(() => session.configsChanged());
  session.configuration.initialize(client);

  connection.onDidChangeConfiguration((params) => guard(session, 'didChangeConfiguration', () => session.configuration.changed(params)));
  connection.onDidChangeWatchedFiles(({ changes }) => session.filesChanged(changes));
  session.documents.onDidOpen(({ document }) => session.opened(document.uri));
  session.documents.onDidSave(({ document }) => session.lookAtConfigs(document.uri));
  session.documents.onDidChangeContent(({ document }) => session.changed(document.uri));
  session.documents.onDidClose(({ document }) => session.close(document.uri));
  for (const feature of features) feature.serve(connection, session);
  session.documents.listen(connection);

  void guard(session, 'initialized', async () => {
    await initialized;
    watchFiles(connection, client, { drafts: hosts.folderHost !== undefined });
    await session.configuration.initialized();
  });
}

/** For notifications, which have no answer: what goes wrong is logged. */
async function guard(session: Session, what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    session.log(what, error);
  }
}
