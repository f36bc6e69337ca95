import { type CodeLens, CodeLensRefreshRequest, type Command } from 'vscode-languageserver';
import { type TableLine, tallyLines } from '../../features/equations/tally.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';
import type { Session } from '../session.js';

/** Above each standard table: how many of its equations hold. */
export const codeLenses: Feature = {
  serve(connection, session) {
    connection.onCodeLens((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines, uri }): CodeLens[] => {
        if (!session.configuration.current.codeLens) return [];
        return tallyLines(report).map((line) => {
          const { start } = line.table.at;
          return { range: rangeOf(lines, { start, end: start }), command: commandOf(line, uri, session) };
        });
      }),
    );
    session.onRecheck(() => {
      if (session.client.refreshesLenses) session.send(connection.sendRequest(CodeLensRefreshRequest.type));
    });
  },
};

/** A client without the command shows the words alone. */
function commandOf({ table, words }: TableLine, uri: string, { client }: Session): Command {
  const title = words[client.locale];
  return client.opensLedger ? { title, command: 'gouji.openLedger', arguments: [uri, table.table.name] } : { title, command: '' };
}
