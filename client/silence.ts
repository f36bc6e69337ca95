import { window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Messages } from './messages.js';

/** Asks why a finding is to be silenced, unless told; then has the server write it down. `target` is what its code action carries. */
export async function silence(client: LanguageClient, messages: Messages, target: object, given?: string): Promise<void> {
  const prompt = { prompt: messages.askReason, placeHolder: messages.reasonExample, ignoreFocusOut: true };
  const reason = given ?? (await window.showInputBox(prompt));
  if (reason === undefined || reason.trim() === '') return;
  const answer = await client.sendRequest<WorkspaceEdit | null>('gouji/silence', { ...target, reason });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (edit === undefined) window.setStatusBarMessage(messages.findingGone, 3000);
  else await workspace.applyEdit(edit);
}
