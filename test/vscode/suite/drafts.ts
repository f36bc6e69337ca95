import { ok } from 'node:assert/strict';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import type { Status } from '../../../client/status.js';

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
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  writeFileSync(`${file}.new`, JSON.stringify(what));
  renameSync(`${file}.new`, file);
  while (existsSync(file)) await delay(20);
}

interface Keys {
  readonly key?: string;
  readonly text?: string;
  /** Put on the clipboard before. */
  readonly clipboard?: string;
  /** The same as markup, where a browser shows the editor. */
  readonly html?: string;
}

/** Renders until the server's answer is there; mocha's time limit ends it otherwise. */
export async function rendered(document: vscode.TextDocument, wanted: (html: string) => boolean): Promise<string> {
  for (;;) {
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    if (wanted(html)) return html;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
