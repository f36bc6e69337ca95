import { type CancellationToken, type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Analysis, ReportAnalysis } from './analysis.js';
import type { Session } from './session.js';

/** One ability of the server: the requests that it answers. What of it is announced stands in announcements.ts. */
export interface Feature {
  serve(connection: Connection, session: Session): void;
}

/**
 * The door: features are asked of a report, of the version that the document has now, whenever the turn comes; of any other document, and
 * of one that is not open, the answer is null. Cancelled and failed are error responses, never an empty list.
 */
export function answer<T, E = void>(
  session: Session,
  uri: string,
  token: CancellationToken,
  from: (analysis: ReportAnalysis) => T,
): Promise<T | null | ResponseError<E>> {
  return answerAny(session, uri, token, (analysis) => {
    const { report } = analysis;
    return report === undefined ? null : from({ ...analysis, report });
  });
}

/** The same for what is to be said of any open document, a report or not. */
export function answerAny<T, E = void>(
  session: Session,
  uri: string,
  token: CancellationToken,
  from: (analysis: Analysis) => T,
): Promise<T | null | ResponseError<E>> {
  return answerEven(session, uri, token, (analysis) => (analysis === undefined ? null : from(analysis)));
}

/** The same, where a document that is not open has an answer of its own. */
export function answerEven<T, E = void>(
  session: Session,
  uri: string,
  token: CancellationToken,
  from: (analysis: Analysis | undefined) => T,
): Promise<T | ResponseError<E>> {
  const { refusal } = session.lifecycle;
  if (refusal !== undefined) return Promise.resolve(refusal);
  if (!isToken(token)) return Promise.resolve(new ResponseError(ErrorCodes.InvalidParams, 'parameters go by name, in one object'));
  return new Promise((resolve) => {
    session.ask(uri, token, {
      answer: (analysisOf) => resolve(tried(() => from(analysisOf()), uri, session)),
      drop: () => resolve(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')),
    });
  });
}

/** Parameters that are sent as a list are handed over one by one, and the last of them stands where the token is expected. */
function isToken(token: unknown): boolean {
  return typeof token === 'object' && token !== null && typeof Reflect.get(token, 'isCancellationRequested') === 'boolean';
}

function tried<T, E>(run: () => T, uri: string, session: Session): T | ResponseError<E> {
  try {
    return run();
  } catch (error) {
    if (error instanceof ResponseError) return error;
    session.log(uri, error);
    return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
  }
}
