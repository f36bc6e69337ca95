import { RequestType } from 'vscode-languageserver';
import { snippetOf } from '../../forms/pieces.js';
import { composeReport } from '../../forms/report.js';
import { isHtmlUri } from '../analysis.js';
import { answerEven, type Feature } from '../feature.js';
import type { Session } from '../session.js';

/** A new report that is wanted. */
export interface ComposeParams {
  readonly year: number;
  readonly issuer: string;
  /** Last year's report; it need not be open. */
  readonly previous?: { readonly uri: string; readonly text: string };
  /** Last year's texts come along as comments. */
  readonly withPreviousText?: boolean;
}

/** The report as a snippet, with what the author has to look at; or why there is none. In the client's language. */
export type ComposeResult = { readonly snippet: string; readonly notes: readonly string[] } | { readonly refusal: string };

export const composeRequest = new RequestType<ComposeParams, ComposeResult, void>('gouji/compose');

export const compose: Feature = {
  serve: (connection, session) =>
    connection.onRequest(composeRequest, (params, token) =>
      answerEven(session, params.previous?.uri ?? '', token, () => composed(params, session)),
    ),
};

function composed({ year, issuer, previous, withPreviousText }: ComposeParams, session: Session): ComposeResult {
  const read = previous && session.engine.read(previous.text, { html: isHtmlUri(previous.uri) });
  const made = composeReport({
    year,
    issuer,
    ...(read && { previous: read }),
    ...(withPreviousText !== undefined && { withPreviousText }),
  });
  const { locale } = session.client;
  if ('refusal' in made) return { refusal: made.refusal[locale] };
  return { snippet: snippetOf(made.pieces), notes: made.notes.map((note) => note[locale]) };
}
