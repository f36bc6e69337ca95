import { commands, type Disposable, type Event, EventEmitter, type TextEditor, type Uri, window, workspace } from 'vscode';
import type { Listener } from './connection.js';
import type { ServerState, Status } from './status.js';

/** A row of a pipe table that few windows can show on one line. */
const WIDE_ROW = /^[ \t]*\|.{60,}/m;

/** Which open documents are reports. Sets the keys `gouji.isReport`, `gouji.inTable` and `gouji.hasWideTable` for menus and keybindings. */
export interface Reports extends Listener, Disposable {
  has(uri: Uri): boolean;
  /** The server has read a new version of a document, or forgotten all. */
  readonly onDidChange: Event<Uri | undefined>;
}

export function createReports(): Reports {
  const known = new Set<string>();
  const changed = new EventEmitter<Uri | undefined>();
  const keys = new Map<string, boolean>();

  const set = (key: string, value: boolean) => {
    if (keys.get(key) === value) return;
    keys.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const followCursor = () => {
    const editor = window.activeTextEditor;
    const isReport = editor !== undefined && known.has(editor.document.uri.toString());
    set('gouji.isReport', isReport);
    set('gouji.inTable', isReport && isInTable(editor));
    return isReport ? editor.document : undefined;
  };
  const refresh = () => {
    const report = followCursor();
    set('gouji.hasWideTable', report !== undefined && WIDE_ROW.test(report.getText()));
  };
  const listeners = [
    changed,
    window.onDidChangeActiveTextEditor(refresh),
    window.onDidChangeTextEditorSelection(followCursor),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  ];
  refresh();

  return {
    report({ uri, isReport }: Status) {
      if (isReport) known.add(uri);
      else known.delete(uri);
      refresh();
      changed.fire(workspace.textDocuments.find((document) => document.uri.toString() === uri)?.uri);
    },
    server(state: ServerState) {
      if (state === 'running') return;
      known.clear();
      refresh();
      changed.fire(undefined);
    },
    has: (uri) => known.has(uri.toString()),
    onDidChange: changed.event,
    dispose() {
      for (const disposable of listeners) disposable.dispose();
    },
  };
}

/** One cursor, in a line that begins with a border. The server knows better; this is asked at every move. */
function isInTable({ document, selections, selection }: TextEditor): boolean {
  if (selections.length > 1 || !selection.isSingleLine) return false;
  return /^[ \t]*\|/.test(document.lineAt(selection.active.line).text);
}
