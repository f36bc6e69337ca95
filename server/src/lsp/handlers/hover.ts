import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../features/hover/hover.js';
import { answerAny, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** textDocument/hover: what stands at the place, and why it is found fault with. */
export const hover: Feature = {
  serve: (connection, session) =>
    connection.onHover((params, token) =>
      answerAny(session, params.textDocument.uri, token, (analysis): Hover | null => {
        const { lines } = analysis;
        const shown = hoverAt(analysis, session.engine.rules, lines.offsetAt(params.position));
        if (shown === undefined) return null;
        return { contents: { kind: MarkupKind.Markdown, value: shown.markdown[session.client.locale] }, range: rangeOf(lines, shown.at) };
      }),
    ),
};
