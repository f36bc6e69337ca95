import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { ConfigHost } from '../config/nearest.js';
import { codeActionsOf } from './actions.js';
import type { Analysis } from './analysis.js';
import { capabilitiesFor, clientOf } from './capabilities.js';
import { diagnosticsOf } from './diagnostics.js';
import { engine as core, type Engine } from './engine.js';
import { foldingRangesOf } from './folding.js';
import { Session } from './session.js';
import { silencingActionsOf } from './silencing-actions.js';
import { statusOf, statusRequest } from './status.js';
import { documentSymbolsOf } from './symbols.js';

/** Serves the protocol on the connection until the client ends it. Knows nothing of Node or the browser. */
export function startServer(connection: Connection, engine: Engine = core, configHost?: ConfigHost): void {
  const session = new Session(connection, engine, configHost);

  connection.onInitialize((params) => {
    session.client = clientOf(params);
    session.configuration.initialize(session.client);
    return { capabilities: capabilitiesFor(session.client), serverInfo: { name: 'gouji' } };
  });
  connection.onInitialized(() => guard(session, 'initialized', () => session.configuration.initialized()));
  connection.onDidChangeConfiguration((params) => guard(session, 'didChangeConfiguration', () => session.configuration.changed(params)));

  connection.onDidChangeWatchedFiles(() => session.configsChanged());

  session.documents.onDidChangeContent(({ document }) => session.publish(document.uri));
  session.documents.onDidClose(({ document }) => session.close(document.uri));

  answerRequests(connection, session);
  session.documents.listen(connection);
  connection.listen();
}

function answerRequests(connection: Connection, session: Session): void {
  connection.languages.diagnostics.on((params, token) =>
    answer(session, params.textDocument.uri, token, (analysis) => pulled(session, params, analysis)),
  );
  connection.onDocumentSymbol((params, token) =>
    answer(session, params.textDocument.uri, token, (analysis) => analysis && documentSymbolsOf(analysis)),
  );
  connection.onFoldingRanges((params, token) =>
    answer(session, params.textDocument.uri, token, (analysis) => analysis && foldingRangesOf(analysis)),
  );
  connection.onCodeAction((params, token) =>
    answer(
      session,
      params.textDocument.uri,
      token,
      (analysis) => analysis && [...codeActionsOf(analysis, params, session.client), ...silencingActionsOf(analysis, params, session)],
    ),
  );
  connection.onRequest(statusRequest, (params, token) =>
    answer(session, params.uri, token, (analysis) => (analysis === undefined ? null : statusOf(analysis, session.engine))),
  );
}

/** Answers from the analysis of the document's present version. Cancelled and failed are error responses, never an empty list. */
async function answer<T, E = void>(
  session: Session,
  uri: string,
  token: CancellationToken,
  from: (analysis: Analysis | undefined) => T,
): Promise<T | ResponseError<E>> {
  await session.configuration.ready;
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  try {
    return from(session.analysisOf(uri));
  } catch (error) {
    if (error instanceof ResponseError) return error;
    session.log(uri, error);
    return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
  }
}

function pulled(session: Session, params: DocumentDiagnosticParams, analysis: Analysis | undefined): DocumentDiagnosticReport {
  if (analysis === undefined) {
    throw new ResponseError(LSPErrorCodes.ServerCancelled, `not open: ${params.textDocument.uri}`, { retriggerRequest: false });
  }
  if (params.previousResultId === analysis.id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: analysis.id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: analysis.id, items: diagnosticsOf(analysis, session.client.locale) };
}

/** For notifications, which have no answer: what goes wrong is logged. */
async function guard(session: Session, what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    session.log(what, error);
  }
}
