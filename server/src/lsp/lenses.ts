import type { CodeLens } from 'vscode-languageserver';
import { tallyInWords, tallyOf } from '../features/ledger.js';
import { answer, type Feature } from './feature.js';
import { rangeOf } from './ranges.js';

/** Above each standard table how many of its equations hold; a client that can shows all of them on a click. */
export const lenses: Feature = {
  announce: () => ({ codeLensProvider: {} }),
  serve: (connection, session) =>
    connection.onCodeLens((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines, uri }) => {
        if (!session.configuration.current.codeLens || report.kind !== 'report') return [];
        return report.tables.map((table): CodeLens => {
          const title = tallyInWords(table, tallyOf(table))[session.client.locale];
          const open = session.client.opensLedger ? { command: 'gouji.openLedger', arguments: [uri] } : { command: '' };
          return { range: rangeOf(lines, { start: table.at.start, end: table.at.start }), command: { title, ...open } };
        });
      }),
    ),
};
