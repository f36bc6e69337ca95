import { Range, type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';

const SCHEME = 'gouji-ledger';
const COMPARED = 'gouji-compared';

/** Opens the 勾稽核算表 of a draft, at the chapter of the table where one is named; of the active editor where no draft is. */
export async function openLedger(draft?: string, table?: string): Promise<void> {
  const uri = draft === undefined ? window.activeTextEditor?.document.uri : Uri.parse(draft, true);
  if (uri === undefined) return;
  const document = await workspace.openTextDocument(ledgerOf(uri));
  const line = table === undefined ? 0 : chapterOf(document, table);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, selection: new Range(line, 0, line, 0) });
}

/** The draft that such a text is made of; undefined for anything else. */
export function draftOf({ scheme, query }: Uri): Uri | undefined {
  return scheme === SCHEME || scheme === COMPARED ? Uri.parse(query, true) : undefined;
}

/** The draft, or last year's report, laid out so that the two can be compared. */
export function comparedOf(draft: Uri, side: 'last' | 'now'): Uri {
  return Uri.from({ scheme: COMPARED, path: `/${side}/${nameOf(draft)}.md`, query: draft.toString() });
}

/** The server makes its text from the draft that the query names. */
function ledgerOf(draft: Uri): Uri {
  return Uri.from({ scheme: SCHEME, path: `/勾稽核算表 ${nameOf(draft)}.md`, query: draft.toString() });
}

/** Of its file, without the ending. */
function nameOf({ path }: Uri): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

function chapterOf(document: TextDocument, table: string): number {
  const lines = document.getText().split('\n');
  return Math.max(
    0,
    lines.findIndex((text) => text.startsWith(`## ${table}`)),
  );
}
