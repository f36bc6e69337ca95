import { commands, TabInputCustom, TabInputWebview, Uri, window } from 'vscode';
import type { Messages } from './messages.js';

/** The type of the editor that is the fill-in view. */
export const FILL = 'gouji.fill';
/** The type of the page that is the ledger of a draft, before the draft's address. */
export const LEDGER = 'gouji.ledger:';
/** The scheme of a draft, and of last year's report, as they are laid out to be compared: the query is the draft. */
export const COMPARED = 'gouji-compared';

/** The draft that is worked at, as a text, in the fill-in view, in its ledger, or beside last year's report. */
export function activeDraft(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof TabInputCustom && input.viewType === FILL) return input.uri;
  // VS Code puts a word of its own in front.
  const [, draft] = input instanceof TabInputWebview ? input.viewType.split(LEDGER) : [];
  if (draft !== undefined) return Uri.parse(draft, true);
  const uri = window.activeTextEditor?.document.uri;
  return uri?.scheme === COMPARED ? Uri.parse(uri.query, true) : uri;
}

/** Where a command needs a report and none is open: how to come by one. */
export async function offerReport(messages: Messages): Promise<void> {
  const { openExample, newReport } = messages;
  const chosen = await window.showInformationMessage(messages.noReport, newReport.title, openExample);
  if (chosen !== undefined) await commands.executeCommand(chosen === openExample ? 'gouji.openExample' : 'gouji.newReport');
}
