import { type Disposable, StatusBarAlignment, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Reports } from './context.js';
import { ask } from './requests.js';

export interface CellName extends Disposable {
  /** What the status bar says; undefined while it is hidden. */
  readonly name: string | undefined;
}

/** Row and column of the figure that the cursor is in, in the status bar: in a long table its head is off the screen. */
export function createCellName(client: () => BaseLanguageClient, reports: Reports): CellName {
  const item = window.createStatusBarItem('gouji.cell', StatusBarAlignment.Right, 102);
  let asked = 0;
  let name: string | undefined;
  const put = (next: string | undefined) => {
    name = next;
    item.text = next ?? '';
    if (next === undefined) item.hide();
    else item.show();
  };
  const follow = async (editor: TextEditor | undefined) => {
    asked += 1;
    const mine = asked;
    if (editor === undefined || !reports.has(editor.document.uri)) return put(undefined);
    const params = { uri: editor.document.uri.toString(), position: editor.selection.active };
    const found = await ask(client(), 'gouji/cellName', params).catch(() => null);
    // The cursor has gone on meanwhile.
    if (mine === asked) put(found?.name);
  };
  const listeners = [
    item,
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(({ textEditor }) => void (textEditor === window.activeTextEditor && follow(textEditor))),
    reports.onDidChange(() => void follow(window.activeTextEditor)),
  ];
  return {
    get name() {
      return name;
    },
    dispose: () => listeners.forEach((listener) => void listener.dispose()),
  };
}
