import type { InlayHint } from 'vscode-languageserver';
import { totalHints } from '../features/hints.js';
import { answer, type Feature } from './feature.js';
import { spanOf } from './ranges.js';

/** Behind each total whether it is right; by the setting `gouji.inlayHints` always, only where it fails, or never. */
export const inlayHints: Feature = {
  announce: () => ({ inlayHintProvider: true }),
  serve: (connection, session) =>
    connection.languages.inlayHint.on((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) => {
        const { inlayHints: wanted } = session.configuration.current;
        if (wanted === 'never' || report.kind !== 'report') return [];
        const { locale } = session.client;
        const hints = totalHints(report, spanOf(lines, params.range)).filter(({ status }) => wanted === 'always' || status === 'fails');
        return hints.map(
          ({ cell, words, tip }): InlayHint => ({
            position: lines.positionAt(cell.at.end),
            label: words[locale],
            paddingLeft: true,
            ...(tip === undefined ? {} : { tooltip: tip[locale] }),
          }),
        );
      }),
    ),
};
