import { window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Messages } from './messages.js';

/** Asks why a finding is to be silenced, then has the server write it down. `target` is what its code action carries. */
export async function silence(client: LanguageClient, messages: Messages, target: object): Promise<void> {
  const reason = await window.showInputBox({ prompt: messages.askReason, placeHolder: messages.reasonExample, ignoreFocusOut: true });
  if (reason === undefined || reason.trim() === '') return;
  const answer = await client.sendRequest<WorkspaceEdit | null>('gouji/silence', { ...target, reason });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (edit === undefined) window.setStatusBarMessage(messages.findingGone, 3000);
  else await workspace.applyEdit(edit);
}
