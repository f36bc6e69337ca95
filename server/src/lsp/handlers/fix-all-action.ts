import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Connection,
  type ResponseError,
} from 'vscode-languageserver';
import { fixAll, hasSafeFix } from '../../features/fixes/fix-all.js';
import { say } from '../../text/message.js';
import { meets } from '../../text/span.js';
import { wants, workspaceEdit } from '../actions.js';
import type { Analysis, ReportAnalysis } from '../analysis.js';
import { FIX_ALL } from '../announcements.js';
import { property } from '../capabilities.js';
import { answerEven } from '../feature.js';
import { spanOf } from '../ranges.js';
import type { Session } from '../session.js';

/**
 * All safe fixes of the document as one edit. It takes several readings of the whole text, so it is worked out when it is chosen;
 * for a client that cannot ask then, only where it asks for this kind by name, as on save.
 */
export function fixAllActionsOf(analysis: ReportAnalysis, params: CodeActionParams, session: Session): CodeAction[] {
  return [...asSource(analysis, params, session), ...asQuickFix(analysis, params, session)];
}

/** In the light bulb too, where a finding that can be mended safely is not the only one: editors list no source actions there. */
function asQuickFix(
  { findings, lines, uri, report }: ReportAnalysis,
  { context, range }: CodeActionParams,
  { client }: Session,
): CodeAction[] {
  if (!client.resolvesActions || !wants(context.only, CodeActionKind.QuickFix) || context.only?.includes(FIX_ALL) === true) return [];
  const safe = findings.filter((finding) => hasSafeFix([finding], report.source));
  const asked = spanOf(lines, range);
  if (safe.length < 2 || !safe.some(({ at }) => meets(at, asked))) return [];
  return [{ title: TITLE[client.locale], kind: CodeActionKind.QuickFix, data: { uri } }];
}

function asSource(analysis: ReportAnalysis, params: CodeActionParams, session: Session): CodeAction[] {
  const { only, triggerKind } = params.context;
  const { report, uri, findings } = analysis;
  // Without a kind it is asked for on every move of the cursor, unless the user opens the list himself.
  if (only === undefined && triggerKind !== CodeActionTriggerKind.Invoked) return [];
  if (!wants(only, FIX_ALL) || !hasSafeFix(findings, report.source)) return [];
  const title = TITLE[session.client.locale];
  if (session.client.resolvesActions) return [{ title, kind: FIX_ALL, data: { uri } }];
  const edit = only === undefined ? undefined : editOf(analysis, session);
  return edit === undefined ? [] : [{ title, kind: FIX_ALL, edit }];
}

const TITLE = say('改正全部可以放心改的地方', 'Apply all safe fixes');

/** The action that was chosen, with its edit for the text as it is now. */
export function serveChosenFixAll(connection: Connection, session: Session): void {
  connection.onCodeActionResolve((action, token: CancellationToken): Promise<CodeAction | ResponseError<void>> => {
    const uri = property(action.data, 'uri');
    if (typeof uri !== 'string') return Promise.resolve(action);
    return answerEven<CodeAction>(session, uri, token, (analysis) => ({
      ...action,
      edit: (analysis && editOf(analysis, session)) ?? { changes: {} },
    }));
  });
}

function editOf(analysis: Analysis, session: Session) {
  const { reading, findings, uri } = analysis;
  const { edits } = fixAll(reading.source, (text) => session.judge(uri, text)?.findings ?? [], findings);
  return edits.length === 0 ? undefined : workspaceEdit(analysis, edits, session.client);
}
