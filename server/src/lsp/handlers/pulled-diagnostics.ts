import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.js';
import { diagnosticsOf } from '../diagnostics.js';
import { answerEven, type Feature } from '../feature.js';
import type { Session } from '../session.js';

/** Answered always, announced only to a client that asks for it: one that both pulls and is pushed would show each finding twice. */
export const pulledDiagnostics: Feature = {
  serve: (connection, session) =>
    connection.languages.diagnostics.on((params, token) =>
      answerEven(session, params.textDocument.uri, token, (analysis) => pulled(session, params, analysis)),
    ),
};

function pulled(session: Session, params: DocumentDiagnosticParams, analysis: Analysis | undefined): DocumentDiagnosticReport {
  if (analysis === undefined) {
    throw new ResponseError(LSPErrorCodes.ServerCancelled, `not open: ${params.textDocument.uri}`, { retriggerRequest: false });
  }
  const visible = session.visibleFindings(analysis);
  const resultId = `${analysis.id}.${visible.size}`;
  if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(analysis, visible, session.client.locale) };
}
