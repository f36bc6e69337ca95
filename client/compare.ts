import { commands, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDraft, COMPARED, offerReport } from './active.js';
import { importDocument } from './convert.js';
import type { Messages } from './messages.js';
import { ask } from './requests.js';

/** What `gouji.compare` opened, for tests and other extensions. */
export interface Shown {
  readonly last: Uri;
  readonly now: Uri;
}

/** A report of the side bar. */
interface Item {
  readonly unit?: { readonly uri: string };
}

/** Shows a report beside last year's in the editor's own comparison; where there is none, says so and helps to find it. */
export async function compareWithLastYear(client: BaseLanguageClient, messages: Messages, given?: Uri | Item): Promise<Shown | undefined> {
  const draft = given instanceof Uri ? given : given?.unit === undefined ? activeDraft() : Uri.parse(given.unit.uri);
  if (draft === undefined) {
    await offerReport(messages);
    return undefined;
  }
  // The server knows open documents.
  await workspace.openTextDocument(draft);
  const found = await ask(client, 'gouji/lastYear', { uri: draft.toString() });
  if (found === null) {
    await offerReport(messages);
    return undefined;
  }
  if ('refusal' in found) {
    void help(client, messages, draft, found.refusal);
    return undefined;
  }
  const [last, now] = [comparedOf(draft, 'last'), comparedOf(draft, 'now')];
  await commands.executeCommand('vscode.diff', last, now, found.title, { preview: true });
  return { last, now };
}

/** The server makes its text from the draft that the query names. */
function comparedOf(draft: Uri, side: 'last' | 'now'): Uri {
  const name = draft.path.slice(draft.path.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '');
  return Uri.from({ scheme: COMPARED, path: `/${side}/${name}.md`, query: draft.toString() });
}

/** Whether it is answered is the user's affair. An open report is found; a Word file is opened as a draft. */
async function help(client: BaseLanguageClient, messages: Messages, draft: Uri, refusal: string): Promise<void> {
  const { compare } = messages;
  const chosen = await window.showWarningMessage(compare.notFound(refusal), compare.choose, compare.setting);
  if (chosen === compare.setting) await commands.executeCommand('workbench.action.openSettings', 'gouji.previous');
  if (chosen !== compare.choose) return;
  const [uri] = (await window.showOpenDialog({ title: compare.choose, canSelectMany: false })) ?? [];
  if (uri === undefined) return;
  if (/\.doc[xm]$/i.test(uri.path)) await importDocument(client, messages.convert, uri);
  else await window.showTextDocument(uri);
  // When it has been read, it is known as last year's.
  const opened = window.activeTextEditor?.document.uri;
  if (opened !== undefined) await ask(client, 'gouji/status', { uri: opened.toString() });
  await compareWithLastYear(client, messages, draft);
}
