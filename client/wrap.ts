import { commands, Disposable } from 'vscode';

/**
 * Markdown wraps its lines, which takes wide tables apart. Wrapping is the editor's: it keeps it for each open document and
 * lets nobody else set or read it. So both commands toggle it, and each is offered in one state only (`editorWordWrap`).
 */
export function wrapCommands(): Disposable {
  const toggle = () => commands.executeCommand('editor.action.toggleWordWrap');
  return Disposable.from(...['gouji.unwrapTables', 'gouji.wrapLines'].map((command) => commands.registerCommand(command, toggle)));
}
