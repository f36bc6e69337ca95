import { commands, TabInputCustom, TabInputWebview, Uri, window } from 'vscode';
import type { Messages } from './messages.js';

/** The type of the editor that is the fill-in view. */
export const FILL = 'gouji.fill';
/** The type of the page that is the ledger of a draft, before the draft's address. */
export const LEDGER = 'gouji.ledger:';

/** The draft that is worked at, as a text, in the fill-in view, or in its ledger. */
export function activeDraft(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof TabInputCustom && input.viewType === FILL) return input.uri;
  // VS Code puts a word of its own in front.
  const [, draft] = input instanceof TabInputWebview ? input.viewType.split(LEDGER) : [];
  return draft === undefined ? window.activeTextEditor?.document.uri : Uri.parse(draft, true);
}

/** Where a command needs a report and none is open: how to come by one. */
export async function offerReport(messages: Messages): Promise<void> {
  const { openExample, newReport } = messages;
  const chosen = await window.showInformationMessage(messages.noReport, newReport.title, openExample);
  if (chosen !== undefined) await commands.executeCommand(chosen === openExample ? 'gouji.openExample' : 'gouji.newReport');
}
