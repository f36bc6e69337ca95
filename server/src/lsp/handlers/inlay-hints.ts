import type { InlayHint } from 'vscode-languageserver';
import { totalsOf } from '../../features/equations/totals.js';
import { meets } from '../../text/span.js';
import { answer, type Feature } from '../feature.js';
import { spanOf } from '../ranges.js';

/** Behind each total: ✓, or what it should be. */
export const inlayHints: Feature = {
  serve(connection, session) {
    connection.languages.inlayHint.on((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }): InlayHint[] => {
        const { inlayHints } = session.configuration.current;
        if (inlayHints === 'never') return [];
        const asked = spanOf(lines, params.range);
        return totalsOf(report)
          .filter(({ cell, holds }) => meets(cell.at, asked) && (inlayHints === 'always' || !holds))
          .map(({ cell, words, detail }) => ({
            position: lines.positionAt(cell.at.end),
            label: words[session.client.locale],
            tooltip: detail[session.client.locale],
            paddingLeft: true,
          }));
      }),
    );
    session.onRecheck(() => {
      if (session.client.refreshesHints) session.send(connection.languages.inlayHint.refresh());
    });
  },
};
