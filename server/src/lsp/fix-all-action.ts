import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { fixAll } from '../features/fix-all.js';
import { say } from '../text/message.js';
import { wants, workspaceEdit } from './actions.js';
import type { Analysis } from './analysis.js';
import type { Session } from './session.js';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gouji`;

/** All safe fixes of the document as one edit; worked out only where it is asked for, as on save or from the menu of sources. */
export function fixAllActionsOf(analysis: Analysis, params: CodeActionParams, session: Session): CodeAction[] {
  const { only, triggerKind } = params.context;
  // Without a kind it is asked for on every move of the cursor, unless the user opens the list himself.
  if (only === undefined && triggerKind !== CodeActionTriggerKind.Invoked) return [];
  if (!wants(only, FIX_ALL) || analysis.report.kind !== 'report') return [];
  const { edits, count } = fixAll(analysis.report.source, (text) => session.judge(analysis.uri, text)?.findings ?? []);
  if (edits.length === 0) return [];
  return [
    {
      title: say(`改正全部可以放心改的 ${count} 处`, `Apply all ${count} safe fixes`)[session.client.locale],
      kind: FIX_ALL,
      edit: workspaceEdit(analysis, edits, session.client),
    },
  ];
}
