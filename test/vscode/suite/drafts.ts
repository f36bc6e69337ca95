import { equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import type { Status } from '../../../server/src/lsp/protocol.js';

/** The extension under test, its server running. */
export async function gouji(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('gouji.gouji');
  ok(extension, 'the extension is not loaded');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no workspace is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** An unsaved draft with the text given. */
export async function openText(content: string, language = 'markdown'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Closes every editor; what was changed is given up. */
export async function closeAll(): Promise<void> {
  // The editor's own files, such as its settings, are its own affair.
  const isDraft = ({ uri }: vscode.TextDocument) => uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty && isDraft(one))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function findingsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === '勾稽');
}

/** A finding as one line: rule, line (from 1), the characters that are underlined. */
export function shownAs(document: vscode.TextDocument, { code, range }: vscode.Diagnostic): string {
  const rule = typeof code === 'object' ? code.value : code;
  return `${rule} ${range.start.line + 1}:${range.start.character + 1} ${document.getText(range)}`;
}

/** Waits, by the editor's own events, until the findings are as wanted; mocha's time limit ends it otherwise. */
export function until(document: vscode.TextDocument, wanted: (findings: vscode.Diagnostic[]) => boolean): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = () => {
      const findings = findingsOf(document);
      if (!wanted(findings)) return;
      listener.dispose();
      resolve(findings);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** What the server says of a document, once it has read its present version; findings have arrived by then. */
export async function statusOf(api: Api, document: vscode.TextDocument): Promise<Status> {
  const status = await api.client.sendRequest<Status | null>('gouji/status', { uri: document.uri.toString() });
  ok(status, 'the server does not know the document');
  return status;
}

/** Asked again while there is nothing: the editor gives up early on a machine that is busy. */
export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  for (let tries = 1; ; tries += 1) {
    const command = 'vscode.executeCodeActionProvider';
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind);
    if (actions.length > 0 || tries === 20) return actions;
    await delay(100);
  }
}

export async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

/** Presses a key, such as `Control+V`, or types a text, as a person does; where nobody is at the keyboard: runs the command instead. */
export async function press(what: Keys, command: string, ...args: unknown[]): Promise<void> {
  const file = process.env.SUITE_KEYS;
  if (file === undefined) {
    if (what.clipboard !== undefined) await vscode.env.clipboard.writeText(what.clipboard);
    await vscode.commands.executeCommand(command, ...args);
    return;
  }
  if (what.inDialog !== true) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  writeFileSync(`${file}.new`, JSON.stringify(what));
  renameSync(`${file}.new`, file);
  while (existsSync(file)) await delay(20);
}

/**
 * Types figures and keys, one every `gap` milliseconds, as fast fingers do: ⇥ Tab, ⇤ Shift+Tab, ⏎ Enter. Where nobody is at the keyboard
 * the commands run one after the other.
 */
export async function typeKeys(text: string, gap: number): Promise<void> {
  const names: Readonly<Record<string, readonly [key: string, command: string]>> = {
    '⇥': ['Tab', 'gouji.nextCell'],
    '⇤': ['Shift+Tab', 'gouji.previousCell'],
    '⏎': ['Enter', 'gouji.nextRow'],
  };
  if (hasKeyboard()) {
    await press({ keys: [...text].map((char) => names[char]?.[0] ?? char), gap }, '');
    return;
  }
  for (const char of text) {
    const command = names[char]?.[1];
    if (command === undefined) await vscode.commands.executeCommand('type', { text: char });
    else await vscode.commands.executeCommand(command);
    await delay(gap);
  }
}

/** Clicks before a character of the first line on the screen that has these words. */
export async function click(editor: vscode.TextEditor, words: string, character: number): Promise<void> {
  const line = editor.document
    .getText()
    .split('\n')
    .findIndex((text) => text.includes(words));
  const wanted = new vscode.Position(line, character);
  editor.revealRange(new vscode.Range(wanted, wanted), vscode.TextEditorRevealType.InCenter);
  if (!hasKeyboard()) {
    editor.selection = new vscode.Selection(wanted, wanted);
    return;
  }
  // Lines are drawn some time after that was asked for, and move on when a lens comes between them.
  for (let tries = 10; tries > 0 && !editor.selection.active.isEqual(wanted); tries -= 1) {
    await delay(500);
    await press({ click: { words, character } }, '');
    await followed();
  }
  ok(editor.selection.active.isEqual(wanted), 'the click went elsewhere');
}

/** The editor has done all that it was told so far, and we have heard of it: it does one thing after the other. */
export async function followed(): Promise<void> {
  for (let turns = 3; turns > 0; turns -= 1) await vscode.commands.executeCommand('setContext', 'gouji.suite', turns);
}

export function hasKeyboard(): boolean {
  return process.env.SUITE_KEYS !== undefined;
}

/** What an expression says in the fill-in view, or another page, that is on the screen, once it is there. */
export async function seen<T>(view: NonNullable<Keys['view']>): Promise<T> {
  const file = `${process.env.SUITE_KEYS}.seen`;
  rmSync(file, { force: true });
  await press({ view, inDialog: true }, '');
  ok(existsSync(file), 'the page is not on the screen');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The same, asked until it is what is wanted. */
export async function sees<T>(view: NonNullable<Keys['view']>, wanted: T): Promise<void> {
  let found: T | undefined;
  for (let left = 100; left > 0; left -= 1) {
    found = await seen<T>(view);
    if (found === wanted) return;
    await delay(100);
  }
  equal(found, wanted);
}

interface Keys {
  readonly key?: string;
  readonly keys?: readonly string[];
  readonly gap?: number;
  readonly click?: { readonly words: string; readonly character: number };
  readonly text?: string;
  /** Goes to what has the focus, which the editor has not. */
  readonly inDialog?: boolean;
  /** Put on the clipboard before. */
  readonly clipboard?: string;
  /** The same as markup, where a browser shows the editor. */
  readonly html?: string;
  /** Letters that an input method shows while it composes, and the text that it makes of them. */
  readonly compose?: { readonly letters: string; readonly text: string };
  /**
   * In the fill-in view, or in the page that has what `within` selects, of several the one with the number `nth`: a selector of what is to
   * be clicked, then an expression that is to be evaluated.
   */
  readonly view?: { readonly click?: string; readonly script?: string; readonly within?: string; readonly nth?: number };
  /** The size of the window from now on. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Renders until the server's answer is there; mocha's time limit ends it otherwise. */
export async function rendered(document: vscode.TextDocument, wanted: (html: string) => boolean): Promise<string> {
  for (;;) {
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    if (wanted(html)) return html;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
