import { NAME } from '../../config/parse.js';
import { snippetOf } from '../../forms/pieces.js';
import { composeReport } from '../../forms/report.js';
import { isHtmlUri } from '../analysis.js';
import { answerEven, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import { configOf } from '../paths.js';
import type { ComposeParams, ComposeResult } from '../protocol.js';
import type { Session } from '../session.js';

/** gouji/compose: a new report to be filled in, of the form of its year. */
export const compose: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/compose'), (params, token) =>
      answerEven(session, params.previous?.uri ?? '', token, () => composed(params, session)),
    ),
};

function composed({ year, issuer, previous, folder, withPreviousText }: ComposeParams, session: Session): ComposeResult {
  // Where last year's report stands this year's will: what a province adds to the form there is in both.
  const place = previous?.uri ?? (folder === undefined ? undefined : `${folder}/${NAME}`);
  const extended = place === undefined ? undefined : configOf(place, session)?.extended;
  const read = previous && session.engine.read(previous.text, { html: isHtmlUri(previous.uri), extended });
  const made = composeReport({
    year,
    issuer,
    extended,
    ...(read && { previous: read }),
    ...(withPreviousText !== undefined && { withPreviousText }),
  });
  const { locale } = session.client;
  if ('refusal' in made) return { refusal: made.refusal[locale] };
  return { snippet: snippetOf(made.pieces), notes: made.notes.map((note) => note[locale]) };
}
