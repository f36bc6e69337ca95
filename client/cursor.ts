import { type Disposable, type Position, type TextDocument, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CursorParams, Notifications } from '../server/src/lsp/protocol.js';

/** Tells the server where the user writes, so that findings of what is being written can wait. `running`: the client that has started. */
export function tellCursor(running: () => BaseLanguageClient): Disposable {
  let last = window.activeTextEditor?.document;
  const tell = (document: TextDocument, position: Position | null) => {
    const client = running();
    // Documents that the server does not know are passed over there.
    if (!client.isRunning() || document.isClosed) return;
    const textDocument = client.code2ProtocolConverter.asVersionedTextDocumentIdentifier(document);
    const method: keyof Notifications = 'gouji/cursor';
    const params: CursorParams = { textDocument, position };
    client.sendNotification(method, params).catch(() => undefined);
  };
  const listeners = [
    window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      if (document === window.activeTextEditor?.document) tell(document, selection.active);
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (last !== undefined && last !== editor?.document) tell(last, null);
      last = editor?.document;
      if (editor !== undefined) tell(editor.document, editor.selection.active);
    }),
  ];
  return { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
}
