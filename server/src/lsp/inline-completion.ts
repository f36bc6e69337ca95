import { inlineAt } from '../features/complete/inline.js';
import { answer, type Feature } from './feature.js';
import { rangeOf } from './ranges.js';

export const inlineCompletion: Feature = {
  announce: () => ({ inlineCompletionProvider: true }),
  serve: (connection, session) =>
    connection.languages.inlineCompletion.on((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) => {
        const offset = lines.offsetAt(params.position);
        const insertText = inlineAt(report, offset);
        return insertText === undefined ? [] : [{ insertText, range: rangeOf(lines, { start: offset, end: offset }) }];
      }),
    ),
};
