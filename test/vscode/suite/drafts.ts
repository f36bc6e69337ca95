import { equal, ok } from 'node:assert/strict';
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

/**
 * The suite is run in a browser: no process can be ended or started, no disk be looked at, and the editor's Markdown extension, which
 * code-server runs in Node, cannot ask ours for its part of the preview.
 */
export const IN_BROWSER = process.env.SUITE_HOST === 'browser';

/** In the folder of the workspace, which is a copy of its own. */
export function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no workspace is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Of a file, read as text whatever it is. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** A file by its path, through the editor: the extension host need not know the disk. */
function outside(path: string): vscode.Uri {
  return inWorkspace('').with({ path: vscode.Uri.file(path).path });
}

export async function writeOutside(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(outside(path), new TextEncoder().encode(text));
}

function isOutside(path: string): Promise<boolean> {
  const there = vscode.workspace.fs.stat(outside(path));
  return Promise.resolve(there).then(
    () => true,
    () => false,
  );
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(name));
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
  await writeOutside(`${file}.new`, JSON.stringify(what));
  try {
    await vscode.workspace.fs.rename(outside(`${file}.new`), outside(file), { overwrite: true });
  } catch (error) {
    // Done and removed before the editor could look at what it has renamed.
    if (await isOutside(`${file}.new`)) throw error;
  }
  while (await isOutside(file)) await delay(30);
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
  if (await isOutside(file)) await vscode.workspace.fs.delete(outside(file));
  await press({ view, inDialog: true }, '');
  ok(await isOutside(file), 'the page is not on the screen');
  return JSON.parse(await textOf(outside(file)));
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
