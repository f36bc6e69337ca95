import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights.js';
import { answer, type Feature } from './feature.js';
import { rangeOf } from './ranges.js';

/** The total is shown as written, its addends as read. */
export const highlights: Feature = {
  announce: () => ({ documentHighlightProvider: true }),
  serve: (connection, session) =>
    connection.onDocumentHighlight((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) =>
        highlightsAt(report, lines.offsetAt(params.position)).map(({ at, part }) => ({
          range: rangeOf(lines, at),
          kind: part === 'total' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    ),
};
