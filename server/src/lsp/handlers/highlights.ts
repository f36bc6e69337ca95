import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../../features/references/highlights.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** The members of a sum: its total is marked as written, its addends as read. */
export const highlights: Feature = {
  serve: (connection, session) =>
    connection.onDocumentHighlight((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }): DocumentHighlight[] | null => {
        const found = highlightsAt(report, lines.offsetAt(params.position));
        if (found.length === 0) return null;
        return found.map(({ at, role }) => ({
          range: rangeOf(lines, at),
          kind: role === 'total' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      }),
    ),
};
