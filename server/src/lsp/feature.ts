import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Analysis } from './analysis.js';
import type { Client } from './capabilities.js';
import type { Session } from './session.js';

/** One ability of the server: what it announces of it, and the requests that it answers. */
export interface Feature {
  announce?(client: Client): Partial<ServerCapabilities>;
  serve(connection: Connection, session: Session): void;
}

/**
 * Answers from the analysis of the document's present version; null for a document that is not open.
 * Cancelled and failed are error responses, never an empty list.
 */
export function answer<T, E = void>(
  session: Session,
  uri: string,
  token: CancellationToken,
  from: (analysis: Analysis) => T,
): Promise<T | null | ResponseError<E>> {
  return answerEven(session, uri, token, (analysis) => (analysis === undefined ? null : from(analysis)));
}

/** The same, where a document that is not open has an answer of its own. */
export async function answerEven<T, E = void>(
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
