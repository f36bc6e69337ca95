import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { fixActionsOf } from '../actions.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import type { Session } from '../session.js';
import { fixAllActionsOf, serveChosenFixAll } from './fix-all-action.js';
import { rewritingActionsOf } from './rewriting-actions.js';
import { suppressionActionsOf } from './suppression-actions.js';

type Source = (analysis: ReportAnalysis, params: CodeActionParams, session: Session) => CodeAction[];

/** In the order in which they are offered. */
const sources: readonly Source[] = [fixActionsOf, rewritingActionsOf, suppressionActionsOf, fixAllActionsOf];

/** textDocument/codeAction: fixes, suggestions, rewritings and silencing at a place. */
export const codeActions: Feature = {
  serve(connection, session) {
    connection.onCodeAction((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) => sources.flatMap((source) => source(analysis, params, session))),
    );
    serveChosenFixAll(connection, session);
  },
};
