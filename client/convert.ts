import { env, type Uri, Uri as Uris, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDraft } from './active.js';
import { fromBase64, toBase64 } from './base64.js';
import type { ConvertMessages } from './messages.js';
import { ask } from './requests.js';

/** A larger file is no report; it would be held in memory several times. */
const LARGEST = 60_000_000;

/** Opens a Word file or a page as an unsaved draft; without one named the command asks for it. */
export async function importDocument(client: BaseLanguageClient, messages: ConvertMessages, given?: Uri): Promise<void> {
  const uri = given ?? (await choose(messages));
  if (uri === undefined) return;
  const name = nameOf(uri);
  const bytes = await read(uri, messages);
  if (bytes === undefined) return;
  const result = await ask(client, 'gouji/import', { uri: uri.toString(), name, base64: toBase64(bytes) });
  if ('refusal' in result) {
    void window.showErrorMessage(messages.notImported(name, result.refusal));
    return;
  }
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: result.text }));
  void window.showInformationMessage(messages.imported(name, result.summary));
  if (result.notes.length > 0) void window.showWarningMessage(messages.told(name, result.notes));
}

/** Writes the draft in hand as a Word file or a page, where the user says; the target may be named for tests and other extensions. */
export async function exportReport(client: BaseLanguageClient, messages: ConvertMessages, to: 'docx' | 'html', given?: Uri): Promise<void> {
  const draft = activeDraft();
  const result = draft && (await ask(client, 'gouji/export', { uri: draft.toString(), to }));
  if (draft === undefined || result === null || result === undefined) {
    void window.showErrorMessage(messages.nothingToExport);
    return;
  }
  if ('refusal' in result) {
    void window.showErrorMessage(messages.notExported(result.refusal));
    return;
  }
  const target =
    given ?? (await window.showSaveDialog({ title: messages.exportTitle, defaultUri: besides(draft, to), filters: messages.kinds(to) }));
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, fromBase64(result.base64));
  } catch (error) {
    void window.showErrorMessage(messages.notExported(error instanceof Error ? error.message : String(error)));
    return;
  }
  const said = [messages.exported(nameOf(target), result.summary), ...result.notes].join(' ');
  void window
    .showInformationMessage(said, messages.open)
    .then((chosen) => (chosen === messages.open ? env.openExternal(target) : undefined));
}

async function choose(messages: ConvertMessages): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ title: messages.importTitle, filters: messages.kinds('import') });
  return chosen?.[0];
}

async function read(uri: Uri, messages: ConvertMessages): Promise<Uint8Array | undefined> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size <= LARGEST) return await workspace.fs.readFile(uri);
    void window.showErrorMessage(messages.notImported(nameOf(uri), messages.tooLarge));
  } catch (error) {
    void window.showErrorMessage(messages.notImported(nameOf(uri), error instanceof Error ? error.message : String(error)));
  }
  return undefined;
}

/** Beside the draft, by its name; an unsaved one has a name, and no folder. */
function besides(draft: Uri, to: string): Uri {
  const named = draft.path.replace(/\.[^./]*$/, '');
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (draft.scheme === 'untitled' && folder !== undefined) return Uris.joinPath(folder, `${nameOf(draft)}.${to}`);
  return draft.with({ scheme: draft.scheme === 'untitled' ? 'file' : draft.scheme, path: `${named}.${to}` });
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
