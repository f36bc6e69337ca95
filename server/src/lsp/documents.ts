import { type Range, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from './deferred-diagnostics.js';

/** The open documents. `changed` is told what was written; of a text that was replaced as a whole, nothing. */
export function openDocuments(changed: (uri: string, version: number, changes: readonly Change[]) => void): TextDocuments<TextDocument> {
  return new TextDocuments({
    create: TextDocument.create,
    update: (document, events, version) => {
      let updated = document;
      const changes: Change[] = [];
      for (const event of events) {
        if ('range' in event) changes.push(changeOf(updated, event));
        updated = TextDocument.update(updated, [event], version);
      }
      changed(document.uri, version, changes.length === events.length ? changes : []);
      return updated;
    },
  });
}

function changeOf(document: TextDocument, { range, text }: { readonly range: Range; readonly text: string }): Change {
  return { start: document.offsetAt(range.start), oldEnd: document.offsetAt(range.end), removed: document.getText(range), added: text };
}
