import { answerAny, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import { statusOf } from '../status.js';

/** gouji/status: what the status item says. */
export const status: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/status'), (params, token) =>
      answerAny(session, params.uri, token, (analysis) => statusOf(analysis, session.visibleFindings(analysis), session.engine)),
    ),
};
