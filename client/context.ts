import { commands, type Disposable, type Event, EventEmitter, type TextEditor, type Uri, window, workspace } from 'vscode';
import type { Status } from '../server/src/lsp/protocol.js';
import { activeDraft } from './active.js';
import type { Listener } from './connection.js';
import { type Lines, tableAt } from './pipe-table.js';
import type { ServerState } from './status.js';
import { moveIn } from './table-move.js';
import { type IsLabel, isFigureAt } from './table-stops.js';

/** A row of a pipe table that few windows can show on one line. */
const WIDE_ROW = /^[ \t]*\|.{60,}/m;

/**
 * Which open documents are reports. Sets the keys `gouji.isReport`, `gouji.inTable`, `gouji.inRow`, `gouji.inFigure` and `gouji.hasWideTable` for menus and
 * keybindings.
 */
export interface Reports extends Listener, Disposable {
  has(uri: Uri): boolean;
  /** The server has read a new version of a document, or forgotten all. */
  readonly onDidChange: Event<Uri | undefined>;
}

export function createReports(isLabel: IsLabel): Reports {
  const known = new Set<string>();
  /** What was a report when the server last spoke: the keys in its tables do not wait for one that is away. */
  const drafts = new Set<string>();
  const changed = new EventEmitter<Uri | undefined>();
  const keys = new Map<string, boolean>();

  const set = (key: string, value: boolean) => {
    if (keys.get(key) === value) return;
    keys.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const followCursor = () => {
    const editor = window.activeTextEditor;
    const active = activeDraft()?.toString();
    set('gouji.isReport', active !== undefined && known.has(active));
    const isReport = editor !== undefined && known.has(editor.document.uri.toString());
    const keys = keysIn(editor !== undefined && drafts.has(editor.document.uri.toString()) ? editor : undefined, isLabel);
    set('gouji.inTable', keys.tab);
    set('gouji.inRow', keys.enter);
    set('gouji.inFigure', keys.isFigure);
    return isReport ? editor.document : undefined;
  };
  const refresh = () => {
    const report = followCursor();
    set('gouji.hasWideTable', report !== undefined && WIDE_ROW.test(report.getText()));
  };
  const listeners = [
    changed,
    window.onDidChangeActiveTextEditor(refresh),
    window.tabGroups.onDidChangeTabs(refresh),
    window.onDidChangeTextEditorSelection(followCursor),
    workspace.onDidCloseTextDocument(({ uri }) => [known, drafts].forEach((uris) => void uris.delete(uri.toString()))),
  ];
  refresh();

  return {
    report({ uri, isReport }: Status) {
      for (const uris of [known, drafts]) {
        if (isReport) uris.add(uri);
        else uris.delete(uri);
      }
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

interface Keys {
  readonly tab: boolean;
  readonly enter: boolean;
  readonly isFigure: boolean;
}

const NO_KEYS: Keys = { tab: false, enter: false, isFigure: false };

/**
 * Whether Tab and Enter are the table's: one cursor, in a row, and for Enter not behind it. Where a figure has been typed they are so
 * even if a suggestion is shown: who copies figures from paper does not see it coming.
 */
function keysIn(editor: TextEditor | undefined, isLabel: IsLabel): Keys {
  if (editor === undefined || editor.selections.length > 1 || !editor.selection.isSingleLine) return NO_KEYS;
  const { document, selection } = editor;
  const lines: Lines = { count: document.lineCount, text: (line) => document.lineAt(line).text };
  if (tableAt(lines, selection.active.line) === undefined) return NO_KEYS;
  const isFigure = selection.isEmpty && isFigureAt(document.lineAt(selection.active.line).text, selection.active.character);
  return { tab: true, enter: moveIn(lines, selection.end, 'nextRow', isLabel) !== undefined, isFigure };
}
