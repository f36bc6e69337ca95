import { previewOf } from '../../features/preview/preview.js';
import type { LineIndex } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { LineRange, PreviewAnswer } from '../protocol.js';

/** gouji/preview: what a preview shows in place of the written lines. */
export const preview: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/preview'), (params, token) =>
      answer(session, params.uri, token, ({ report, findings, lines, version }): PreviewAnswer => {
        const found = previewOf(report, findings, session.client.locale);
        return {
          version,
          passages: found.passages.map(({ at, kind }) => ({ ...linesOf(lines, at), kind })),
          replaced: found.replaced.map(({ at, html }) => ({ ...linesOf(lines, at), html })),
          notes: found.notes.map(({ at, html }) => ({ line: linesOf(lines, at).first, html })),
        };
      }),
    ),
};

function linesOf(lines: LineIndex, at: Span): LineRange {
  return { first: lines.positionAt(at.start).line, last: lines.positionAt(at.end).line };
}
