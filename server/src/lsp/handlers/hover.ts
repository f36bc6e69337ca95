import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../features/hover/hover.js';
import { answerAny, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

export const hover: Feature = {
  serve: (connection, session) =>
    connection.onHover((params, token) =>
      answerAny(session, params.textDocument.uri, token, (analysis): Hover | null => {
        const { lines } = analysis;
        const told = hoverAt(analysis, session.engine.rules, lines.offsetAt(params.position));
        if (told === undefined) return null;
        return { contents: { kind: MarkupKind.Markdown, value: told.markdown[session.client.locale] }, range: rangeOf(lines, told.at) };
      }),
    ),
};
