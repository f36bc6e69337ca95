import { type Disposable, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SuppressionTarget } from '../server/src/lsp/protocol.js';
import type { Messages } from './messages.js';
import { ask } from './requests.js';

/** Asks why a finding is to be silenced, unless told; then has the server write it down. */
export async function suppress(client: BaseLanguageClient, messages: Messages, target: SuppressionTarget, given?: string): Promise<void> {
  const reason = given ?? (await askReason(messages));
  if (reason === undefined) return;
  if (reason.trim() === '') {
    void window.showErrorMessage(messages.reasonMissing);
    return;
  }
  const answer = await ask(client, 'gouji/silence', { ...target, reason });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (edit === undefined) {
    window.setStatusBarMessage(messages.findingGone, 3000);
    return;
  }
  // What is written for the tool and not in the draft counts from the moment it is saved.
  const others = edit
    .entries()
    .map(([uri]) => uri)
    .filter((uri) => uri.toString() !== draftOf(target));
  const unsaved = workspace.textDocuments.find(
    ({ isDirty, uri }) => isDirty && others.some((other) => other.toString() === uri.toString()),
  );
  if (unsaved !== undefined) {
    // The server knows the file as it is on disk: its edit would go to a wrong place.
    void window.showErrorMessage(messages.configUnsaved(workspace.asRelativePath(unsaved.uri)));
    return;
  }
  const isWritten = (await workspace.applyEdit(edit)) && (await savedAll(others));
  if (!isWritten) void window.showErrorMessage(messages.notSuppressed);
}

function draftOf({ uri }: SuppressionTarget): string {
  return Uri.parse(uri, true).toString();
}

async function savedAll(uris: readonly Uri[]): Promise<boolean> {
  for (const uri of uris) {
    const document = await workspace.openTextDocument(uri);
    if (document.isDirty && !(await document.save())) return false;
  }
  return true;
}

/** Undefined where the user gave up. It stays open until there is a reason: what is typed next would go into the draft. */
function askReason(messages: Messages): Promise<string | undefined> {
  const box = window.createInputBox();
  box.prompt = messages.askReason;
  box.placeholder = messages.reasonExample;
  box.ignoreFocusOut = true;
  return new Promise((resolve) => {
    const finish = (reason?: string) => {
      resolve(reason);
      for (const one of [...listeners, box]) one.dispose();
    };
    const listeners: Disposable[] = [
      box.onDidAccept(() => {
        if (box.value.trim() === '') box.validationMessage = messages.reasonMissing;
        else finish(box.value);
      }),
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
      }),
      box.onDidHide(() => finish()),
    ];
    box.show();
  });
}
