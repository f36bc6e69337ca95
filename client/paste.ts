import {
  type Disposable,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditProvider,
  languages,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Paste } from '../server/src/lsp/protocol.js';
import { selector } from './connection.js';
import type { Reports } from './context.js';
import { ask } from './requests.js';

const drafts: readonly { readonly language: string }[] = selector;
const kind = DocumentDropOrPasteEditKind.Empty.append('gouji', 'table');

/** A table from Excel, Word or a web page: its figures go to their cells in a standard table; a whole one becomes a Markdown table elsewhere. */
export function pasteIntoTables(client: () => BaseLanguageClient, reports: Reports): Disposable {
  const provider: DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, [range, ...others], data, _context, token) {
      if (range === undefined || others.length > 0 || !range.isSingleLine || !reports.has(document.uri)) return undefined;
      const [html, text] = await Promise.all(['text/html', 'text/plain'].map((type) => data.get(type)?.asString()));
      const params = { uri: document.uri.toString(), position: range.start, html, text };
      const pastes = await ask(client(), 'gouji/paste', params, token);
      return Promise.all(
        (pastes ?? []).filter(({ version }) => version === document.version).map((paste) => editOf(client(), document, paste)),
      );
    },
  };
  return languages.registerDocumentPasteEditProvider(drafts, provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/html', 'text/plain'],
  });
}

async function editOf(client: BaseLanguageClient, document: TextDocument, { title, asks, edits }: Paste): Promise<DocumentPasteEdit> {
  const edit = new DocumentPasteEdit('', title, kind);
  edit.additionalEdit = new WorkspaceEdit();
  edit.additionalEdit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...edits]));
  // Nothing is written over unasked: the plain paste comes first, ours can be chosen behind it.
  if (asks) edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
  return edit;
}
