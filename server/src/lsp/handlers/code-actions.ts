import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { encloses } from '../../text/span.js';
import { fixActionsOf } from '../actions.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { spanOf } from '../ranges.js';
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
      answer(session, params.textDocument.uri, token, (analysis) => {
        const named = session.client.resolvesActions ? undefined : onlyFindingNamed(analysis, params);
        return named === undefined ? actionsFor(analysis, params, session) : bestFor(named, { analysis, params, session });
      }),
    );
    serveChosenFixAll(connection, session);
  },
};

function actionsFor(analysis: ReportAnalysis, params: CodeActionParams, session: Session): CodeAction[] {
  return sources.flatMap((source) => source(analysis, params, session));
}

/**
 * Kate asks over the whole draft for one finding, and applies all that comes: it gets the one change that is preferred. An editor that has an
 * action worked out when it is chosen shows a list of them, and gets them all.
 */
function onlyFindingNamed({ lines, report }: ReportAnalysis, { range, context }: CodeActionParams): Diagnostic | undefined {
  const [named, ...others] = context.diagnostics;
  const whole = encloses(spanOf(lines, range), { start: 0, end: report.source.trimEnd().length });
  return whole && context.only === undefined && others.length === 0 ? named : undefined;
}

function bestFor(
  { range, code }: Diagnostic,
  { analysis, params, session }: { readonly analysis: ReportAnalysis; readonly params: CodeActionParams; readonly session: Session },
): CodeAction[] {
  const best = actionsFor(analysis, { ...params, range }, session).find(
    ({ isPreferred, diagnostics }) => isPreferred === true && diagnostics?.some((diagnostic) => diagnostic.code === code) === true,
  );
  return best === undefined ? [] : [best];
}
