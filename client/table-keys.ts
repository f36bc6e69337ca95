import { commands, Disposable, env, Range, Selection, type TextEditor, window } from 'vscode';
import type { LanguageClient, Position, TextEdit } from 'vscode-languageclient/node';
import type { Messages } from './messages.js';

interface TableMove {
  readonly version: number;
  readonly edits: TextEdit[];
  readonly select: { readonly start: Position; readonly end: Position };
}

/** What each key does where it is not for a table after all. */
const otherwise: Readonly<Record<string, () => Thenable<unknown>>> = {
  nextCell: () => commands.executeCommand('tab'),
  previousCell: () => commands.executeCommand('outdent'),
  nextRow: () => commands.executeCommand('type', { text: '\n' }),
};

/** Tab and Enter in a table: the server says what they do, in one step that one undo takes back. */
export function tableCommands(client: () => LanguageClient, messages: Messages): Disposable {
  const moves = Object.keys(otherwise).map((move) =>
    commands.registerCommand(`gouji.${move}`, async () => {
      const editor = window.activeTextEditor;
      if (editor === undefined || !(await moveIn(editor, move, client()))) await otherwise[move]?.();
    }),
  );
  const copy = commands.registerCommand('gouji.copyTable', async () => {
    if (window.activeTextEditor === undefined) return;
    const { document, selection } = window.activeTextEditor;
    const place = { uri: document.uri.toString(), position: selection.active };
    const table = await client().sendRequest<{ readonly text: string } | null>('gouji/tableText', place);
    if (table !== null) await env.clipboard.writeText(table.text);
    window.setStatusBarMessage(table === null ? messages.noTable : messages.tableCopied, 3000);
  });
  return Disposable.from(...moves, copy);
}

/** False where the key keeps its usual meaning. */
async function moveIn(editor: TextEditor, move: string, client: LanguageClient): Promise<boolean> {
  const { document, selection } = editor;
  const answer = await client
    .sendRequest<TableMove | null>('gouji/table', { uri: document.uri.toString(), position: selection.active, move })
    .catch(() => null);
  if (answer === null) return false;
  // Typed on meanwhile: what was answered is for another text, and so was the key.
  if (document.version !== answer.version) return true;
  const edits = await client.protocol2CodeConverter.asTextEdits(answer.edits);
  if (edits.length > 0) {
    const done = await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    });
    if (!done) return true;
  }
  const { start, end } = answer.select;
  editor.selection = new Selection(start.line, start.character, end.line, end.character);
  editor.revealRange(new Range(editor.selection.start, editor.selection.end));
  return true;
}
