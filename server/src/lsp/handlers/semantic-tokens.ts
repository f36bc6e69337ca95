import { SemanticTokensBuilder } from 'vscode-languageserver';
import { coloursOf } from '../../features/colours.js';
import { TOKEN_TYPES } from '../announcements.js';
import { answer, type Feature } from '../feature.js';

/** Colours for reports alone, in whatever they are written: a grammar would colour every Markdown file, and no plain text. */
export const semanticTokens: Feature = {
  serve: (connection, session) =>
    connection.languages.semanticTokens.on(
      (params, token) =>
        // The library has no type for an answer of nothing, which the protocol allows.
        answer(session, params.textDocument.uri, token, ({ report, lines }) => {
          const builder = new SemanticTokensBuilder();
          for (const { at, colour } of coloursOf(report)) {
            const [start, end] = [lines.positionAt(at.start), lines.positionAt(at.end)];
            // A token is on one line.
            const length = start.line === end.line ? end.character - start.character : lines.spanOf(start.line).end - at.start;
            builder.push(start.line, start.character, length, TOKEN_TYPES.indexOf(`gouji${colour}`), 0);
          }
          return { data: builder.build().data };
        }) as never,
    ),
};
