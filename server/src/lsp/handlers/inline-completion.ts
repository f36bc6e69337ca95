import { inlineAt } from '../../features/complete/inline.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** textDocument/inlineCompletion: the rest of a heading, row or sentence, in grey behind the cursor. */
export const inlineCompletion: Feature = {
  serve: (connection, session) =>
    connection.languages.inlineCompletion.on((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) => {
        const found = inlineAt(report, lines.offsetAt(params.position));
        return found === undefined ? [] : [{ insertText: found.text, range: rangeOf(lines, found.at) }];
      }),
    ),
};
