import { type CompletionItem, CompletionItemKind, InsertTextFormat, TextEdit } from 'vscode-languageserver';
import { completionsAt } from '../../features/complete/complete.js';
import type { Completion } from '../../features/complete/completion.js';
import { snippetOf, textOf } from '../../forms/pieces.js';
import type { LineIndex } from '../../text/lines.js';
import type { Client } from '../capabilities.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  title: CompletionItemKind.Reference,
  article: CompletionItemKind.Reference,
  section: CompletionItemKind.Module,
  figure: CompletionItemKind.Value,
  row: CompletionItemKind.Struct,
  part: CompletionItemKind.Snippet,
};

/** textDocument/completion: what may stand at the place, with letters of its pinyin to be found by. */
export const completion: Feature = {
  serve: (connection, session) =>
    connection.onCompletion((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) =>
        completionsAt(report, lines.offsetAt(params.position)).map((found, i) => itemOf(found, i, { lines, client: session.client })),
      ),
    ),
};

/** The ranges are ours: by itself an editor takes a whole run of Chinese for one word. */
function itemOf(found: Completion, place: number, { lines, client }: { lines: LineIndex; client: Client }): CompletionItem {
  const { label, detail, at, pieces, filter, removes = [] } = found;
  const words = detail?.[client.locale];
  const hasPlaces = client.snippets && pieces.some((piece) => typeof piece !== 'string');
  return {
    label,
    kind: kinds[found.kind],
    ...(words !== undefined && { detail: words, ...(client.labelsCompletions && { labelDetails: { description: words } }) }),
    filterText: filter,
    // Editors sort by this; the order is that of the form, not that of the code points.
    sortText: String(place).padStart(3, '0'),
    insertTextFormat: hasPlaces ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: TextEdit.replace(rangeOf(lines, at), hasPlaces ? snippetOf(pieces) : textOf(pieces)),
    ...(removes.length > 0 && { additionalTextEdits: removes.map((stretch) => TextEdit.del(rangeOf(lines, stretch))) }),
  };
}
