import { RequestType } from 'vscode-languageserver';
import { ledgerOf } from '../features/ledger.js';
import { answer, type Feature } from './feature.js';

/** The 勾稽核算表 as text; null for a document that is not open or is no report. */
export const ledgerRequest = new RequestType<{ readonly uri: string }, string | null, void>('gouji/ledger');

export const ledger: Feature = {
  serve: (connection, session) =>
    connection.onRequest(ledgerRequest, ({ uri }, token) =>
      answer(session, uri, token, ({ report }) => (report.kind === 'report' ? ledgerOf(report, session.client.locale) : null)),
    ),
};
