import { RequestType } from 'vscode-languageserver';
import { type Passage, previewOf } from '../../features/preview/preview.js';
import type { LineIndex } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import { answer, type Feature } from '../feature.js';

/** Lines from the first to the last, counted from 0. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What the Markdown preview is to show in place of these lines, or how. */
export interface PreviewAnswer {
  readonly version: number;
  readonly passages: readonly (Lines & Pick<Passage, 'kind'>)[];
  readonly replaced: readonly (Lines & { readonly html: string })[];
  /** Each before the block that holds the line or follows it. */
  readonly notes: readonly { readonly line: number; readonly html: string }[];
}

/** null for what is no report. */
export const previewRequest = new RequestType<{ readonly uri: string }, PreviewAnswer | null, void>('gouji/preview');

export const preview: Feature = {
  serve: (connection, session) =>
    connection.onRequest(previewRequest, (params, token) =>
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

function linesOf(lines: LineIndex, at: Span): Lines {
  return { first: lines.positionAt(at.start).line, last: lines.positionAt(at.end).line };
}
