import { commands, type Disposable, type TextDocumentContentChangeEvent, window, workspace } from 'vscode';
import type { Reports } from './context.js';

/** Behind a title in the same sentence, as the server looks for it. */
const CITED = /《[^《》]{2,40}》[^《》。；！？]{0,60}第$/;

/**
 * Asks for the articles when 第 is typed behind a title. It is a letter to the editor, so that in Markdown, where it asks at no letter, the
 * list would not come up by itself.
 */
export function suggestArticles(reports: Reports): Disposable {
  return workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const [change, ...others] = contentChanges;
    if (change === undefined || others.length > 0 || document !== window.activeTextEditor?.document || !reports.has(document.uri)) return;
    const line = document.lineAt(change.range.start.line).text;
    // As if the editor had asked by itself: where there is nothing to offer, nothing is said.
    if (asksIn(line, change)) void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });
}

/** Whether 第 was typed there; an input method may have put in more with it. */
function asksIn(line: string, { range: { start }, text }: TextDocumentContentChangeEvent): boolean {
  return text.endsWith('第') && text.length <= 10 && !text.includes('\n') && CITED.test(line.slice(0, start.character + text.length));
}
