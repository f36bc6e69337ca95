import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ConfigHost } from '../config/nearest.js';
import { clientOf } from './capabilities.js';
import { engine as core, type Engine } from './engine.js';
import { capabilitiesFor, features } from './features.js';
import { Session } from './session.js';
import { watchConfigs } from './watching.js';

/** Serves the protocol on the connection until the client ends it. Knows nothing of Node or the browser. */
export function startServer(connection: Connection, engine: Engine = core, configHost?: ConfigHost): void {
  const session = new Session(connection, engine, configHost);

  connection.onInitialize((params) => {
    const refusal = session.lifecycle.begin();
    if (refusal !== undefined) return refusal;
    session.client = clientOf(params);
    session.configuration.initialize(session.client);
    return { capabilities: capabilitiesFor(session.client), serverInfo: { name: 'gouji' } };
  });
  connection.onShutdown(() => {
    const { refusal } = session.lifecycle;
    if (refusal === undefined) session.lifecycle.end();
    return refusal;
  });
  connection.onRequest((method) => session.lifecycle.refusal ?? new ResponseError(ErrorCodes.MethodNotFound, `no method ${method}`));
  connection.onInitialized(() =>
    guard(session, 'initialized', () => {
      watchConfigs(connection, session.client);
      return session.configuration.initialized();
    }),
  );
  connection.onDidChangeConfiguration((params) => guard(session, 'didChangeConfiguration', () => session.configuration.changed(params)));

  connection.onDidChangeWatchedFiles(() => session.configsChanged());

  session.documents.onDidOpen(({ document }) => session.opened(document.uri));
  session.documents.onDidSave(({ document }) => session.lookAtConfigs(document.uri));
  session.documents.onDidChangeContent(({ document }) => session.changed(document.uri));
  session.documents.onDidClose(({ document }) => session.close(document.uri));

  for (const feature of features) feature.serve(connection, session);
  session.documents.listen(connection);
  connection.listen();
}

/** For notifications, which have no answer: what goes wrong is logged. */
async function guard(session: Session, what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    session.log(what, error);
  }
}
