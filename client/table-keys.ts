import {
  commands,
  Disposable,
  env,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Host, KeyOrder, type Stretch } from './key-order.js';
import type { Messages } from './messages.js';
import { ask } from './requests.js';
import type { Direction } from './table-move.js';
import { stepIn } from './table-step.js';
import type { IsLabel } from './table-stops.js';

/** What each key does where it is not for a table after all. */
const otherwise: Readonly<Record<Direction, () => Thenable<unknown>>> = {
  nextCell: () => commands.executeCommand('tab'),
  previousCell: () => commands.executeCommand('outdent'),
  nextRow: () => commands.executeCommand('type', { text: '\n' }),
};
const WARM_UP = 'warm up';
/** By then an editor has followed, or never will. */
const PATIENCE_MS = 3000;

/** Tab and Enter in a table. They move the cursor by the text alone, whatever the server is at, and change no padding. */
export function tableCommands(client: () => BaseLanguageClient, isLabel: IsLabel, messages: Messages): Disposable {
  const keys = new TableKeys(isLabel);
  const moves = (Object.keys(otherwise) as Direction[]).map((direction) =>
    commands.registerCommand(`gouji.${direction}`, (purpose?: string) => {
      const editor = window.activeTextEditor;
      if (purpose === WARM_UP || editor === undefined || keys.press(editor, direction)) return undefined;
      return otherwise[direction]();
    }),
  );
  warmUp();
  const copy = commands.registerCommand('gouji.copyTable', async () => {
    if (window.activeTextEditor === undefined) return;
    const { document, selection } = window.activeTextEditor;
    const place = { uri: document.uri.toString(), position: selection.active };
    const table = await ask(client(), 'gouji/tableText', place);
    if (table !== null) await env.clipboard.writeText(table.text);
    window.setStatusBarMessage(table === null ? messages.noTable : messages.tableCopied, 3000);
  });
  return Disposable.from(keys, ...moves, copy);
}

/**
 * The editor holds back the first call of each command until it has asked whether an extension waits for it, and lets what is typed
 * meanwhile pass. So the first call is not that of a key.
 */
function warmUp(): void {
  const calls = Object.keys(otherwise).map((direction) => ({ command: `gouji.${direction}`, args: WARM_UP }));
  commands.executeCommand('runCommands', { commands: calls }).then(undefined, () => undefined);
}

/** The keys of the editor that they were last pressed in. */
class TableKeys {
  #editor: TextEditor | undefined;
  #order: KeyOrder | undefined;
  #pressed = 0;
  readonly #listeners: readonly Disposable[];

  constructor(private readonly isLabel: IsLabel) {
    this.#listeners = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== this.#editor?.document) return;
        this.#order?.changed(
          contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, length: rangeLength, text })),
        );
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection, ...others], kind }) => {
        if (textEditor !== this.#editor || selection === undefined) return;
        if (others.length > 0 || kind === TextEditorSelectionChangeKind.Mouse) this.#order?.forget();
        else this.#order?.selected(stretchOf(textEditor.document, selection));
      }),
      window.onDidChangeActiveTextEditor(() => this.#order?.forget()),
    ];
  }

  /** False where the key keeps its usual meaning. */
  press(editor: TextEditor, direction: Direction): boolean {
    if (editor !== this.#editor || this.#order === undefined) {
      this.#editor = editor;
      this.#order = new KeyOrder(this.#hostOf(editor));
    }
    if (Date.now() - this.#pressed > PATIENCE_MS) this.#order.forget();
    this.#pressed = Date.now();
    return this.#order.press(direction, editor.document.getText(), stretchOf(editor.document, editor.selection));
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #hostOf(editor: TextEditor): Host {
    const { document } = editor;
    const rangeOf = ({ start, length }: Stretch) => new Range(document.positionAt(start), document.positionAt(start + length));
    return {
      step: (text, cursor, direction) => stepIn(text, cursor, direction, this.isLabel),
      write: async (change, isStep) =>
        editor.edit((builder) => builder.replace(rangeOf(change), change.text), { undoStopBefore: isStep, undoStopAfter: isStep }),
      select: (stretch) => {
        const { start, end } = rangeOf(stretch);
        editor.selection = new Selection(start, end);
        editor.revealRange(editor.selection);
      },
    };
  }
}

function stretchOf(document: TextDocument, { start, end }: Range): Stretch {
  const offset = document.offsetAt(start);
  return { start: offset, length: document.offsetAt(end) - offset };
}
