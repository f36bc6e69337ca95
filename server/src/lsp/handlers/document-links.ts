import type { DocumentLink } from 'vscode-languageserver';
import { linksOf } from '../../features/references/links.js';
import { say } from '../../text/message.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** To where an authority has published what is named; opened by the user's click alone. */
export const documentLinks: Feature = {
  serve: (connection, session) =>
    connection.onDocumentLinks((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }): DocumentLink[] =>
        linksOf(report).map(({ at, url }) => ({
          range: rangeOf(lines, at),
          target: url,
          tooltip: say(`打开公布的网页：${url}`, `Open the published page: ${url}`)[session.client.locale],
        })),
      ),
    ),
};
