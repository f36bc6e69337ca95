import { NotificationType, RequestType } from 'vscode-languageserver';
import type { FormId, Severity } from '../data/types.js';
import type { Evaluation } from '../rules/shared/equations.js';
import type { Finding } from '../rules/shared/rule.js';
import type { Analysis } from './analysis.js';
import type { Engine } from './engine.js';
import { answerAny, type Feature } from './feature.js';

/** What the client's status item shows of a document. */
export interface Status {
  readonly uri: string;
  readonly version: number;
  readonly isReport: boolean;
  readonly form: FormId | null;
  readonly year: number | null;
  readonly issuer: string | null;
  readonly equations: Readonly<Record<Evaluation['status'], number>>;
  readonly findings: Readonly<Record<`${Severity}s`, number>>;
}

/** null for a document that is not open. */
export const statusRequest = new RequestType<{ readonly uri: string }, Status | null, void>('gouji/status');
export const statusNotification = new NotificationType<Status>('gouji/status');

export const status: Feature = {
  serve: (connection, session) =>
    connection.onRequest(statusRequest, (params, token) =>
      answerAny(session, params.uri, token, (analysis) => statusOf(analysis, session.seenOf(analysis), session.engine)),
    ),
};

export function statusOf(
  { uri, version, reading, report }: Analysis,
  findings: Iterable<Pick<Finding, 'severity'>>,
  engine: Engine,
): Status {
  const equations = { holds: 0, fails: 0, unknown: 0 };
  for (const table of report?.tables ?? []) for (const { status } of engine.evaluate(table)) equations[status] += 1;
  const counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return {
    uri,
    version,
    isReport: report !== undefined || reading.kind === 'unreadable',
    form: report?.form.id ?? null,
    year: reading.year ?? null,
    issuer: reading.issuer ?? null,
    equations,
    findings: counts,
  };
}
