import { type CodeLens, CodeLensRefreshRequest, type Command } from 'vscode-languageserver';
import { type TableLine, tallyLines } from '../../features/equations/tally.js';
import { say } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';
import type { Session } from '../session.js';

/** Above each standard table: how many of its equations hold, and the way into the fill-in view. */
export const codeLenses: Feature = {
  serve(connection, session) {
    connection.onCodeLens((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines, uri }): CodeLens[] => {
        if (!session.configuration.current.codeLens) return [];
        const above = ({ start }: Span) => rangeOf(lines, { start, end: start });
        const tallies = tallyLines(report).map((line) => ({ range: above(line.table.at), command: commandOf(line, uri, session) }));
        if (!session.client.fillsTables) return tallies;
        const title = FILL[session.client.locale];
        const filled = report.tables.filter(({ state }) => state === 'read');
        return [
          ...tallies,
          ...filled.map(({ at, table }) => ({
            range: above(at),
            command: { title, command: 'gouji.fillTables', arguments: [uri, table.id] },
          })),
        ];
      }),
    );
    session.onRecheck(() => {
      if (session.client.refreshesLenses) session.send(() => connection.sendRequest(CodeLensRefreshRequest.type));
    });
  },
};

const FILL = say('$(table) 填表', '$(table) Fill In');

/** A client without the command shows the words alone. */
function commandOf({ table, words }: TableLine, uri: string, { client }: Session): Command {
  const title = words[client.locale];
  return client.opensLedger ? { title, command: 'gouji.openLedger', arguments: [uri, table.table.name] } : { title, command: '' };
}
