import { answerAny, type Feature } from '../feature.js';
import { statusOf, statusRequest } from '../status.js';

export const status: Feature = {
  serve: (connection, session) =>
    connection.onRequest(statusRequest, (params, token) =>
      answerAny(session, params.uri, token, (analysis) => statusOf(analysis, session.seenOf(analysis), session.engine)),
    ),
};
