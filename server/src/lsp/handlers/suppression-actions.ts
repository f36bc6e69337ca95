import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  ErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { NO_REASON } from '../../check/suppression-comments.js';
import type { ConfigHost } from '../../config/nearest.js';
import { NAME } from '../../config/parse.js';
import { suppressionEdit } from '../../features/fixes/suppression-comment.js';
import type { Finding } from '../../rules/shared/rule.js';
import { say } from '../../text/message.js';
import { meets } from '../../text/span.js';
import { wants, workspaceEdit } from '../actions.js';
import type { ReportAnalysis } from '../analysis.js';
import type { Client } from '../capabilities.js';
import { diagnosticOf } from '../diagnostics.js';
import type { Engine } from '../engine.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { SuppressionPlace, SuppressionTarget } from '../protocol.js';
import { spanOf } from '../ranges.js';
import { entryEdit, renewalEdit } from '../suppression-config.js';

/** The client's, where it says that it asks for reasons. */
export const SUPPRESS_COMMAND = 'gouji.silence';

const REASON_WANTED = say(
  '没有写明理由，没有忽略这一处，文稿没有改动。',
  'No reason was given: nothing was silenced, and nothing was changed.',
);

/** gouji/silence: the comment or entry that silences a finding, with the reason that the user gives. */
export const suppression: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/silence'), (params, token) =>
      answer(session, params.uri, token, (analysis) => {
        const reason = oneLine(params.reason);
        if (reason === '') throw new ResponseError(ErrorCodes.InvalidParams, REASON_WANTED[session.client.locale]);
        const finding = analysis.findings.find(({ rule, fingerprint }) => rule === params.rule && fingerprint === params.fingerprint);
        return (finding && editFor(analysis, finding, { place: params.place, reason }, session)) ?? null;
      }),
    ),
};

/** A reason stands on one line and does not end the comment that it stands in. */
function oneLine(reason: unknown): string {
  return typeof reason === 'string' ? reason.replace(/\s+/gu, ' ').replaceAll('--', '——').trim() : '';
}

interface Host {
  readonly client: Client;
  readonly configHost: ConfigHost | undefined;
  readonly engine: Pick<Engine, 'rules'>;
}

/**
 * For each finding in the range: silence it by a comment in the draft, or by an entry in the nearest gouji.config.json. For one about such
 * an entry that has a fingerprint of an earlier version: write the new one.
 */
export function suppressionActionsOf(analysis: ReportAnalysis, params: CodeActionParams, host: Host): CodeAction[] {
  if (!wants(params.context.only, CodeActionKind.QuickFix)) return [];
  const asked = spanOf(analysis.lines, params.range);
  return analysis.findings.flatMap((finding, index) => {
    if (!meets(finding.at, asked)) return [];
    const diagnostics = [diagnosticOf(analysis, finding, index, host.client.locale)];
    const actions = finding.rule === 'silence' ? renewals(analysis, finding, host) : suppressions(analysis, finding, host);
    return actions.map((action): CodeAction => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics }));
  });
}

function suppressions(analysis: ReportAnalysis, finding: Finding, host: Host): CodeAction[] {
  const { rule, fingerprint } = finding;
  const { locale, asksReason } = host.client;
  const title = host.engine.rules.find(({ id }) => id === rule)?.title;
  const about = title === undefined ? say('', '') : say(`（${title.zh}）`, ` (${title.en})`);
  const titles = {
    comment: say(`在文中注明忽略此处${about.zh}…`, `Silence here by a comment${about.en} …`),
    config: say('忽略此处，理由另存，不写进文稿…', 'Silence here, the reason kept apart from the draft …'),
  };
  const places: readonly SuppressionPlace[] = ['comment', 'config'];
  return places.flatMap((place): CodeAction[] => {
    const edit = editFor(analysis, finding, { place, reason: NO_REASON[locale] }, host);
    const title = titles[place][locale];
    if (edit === undefined) return [];
    if (!asksReason || fingerprint === undefined) return [{ title, edit }];
    const target: SuppressionTarget = { uri: analysis.uri, rule, fingerprint, place };
    return [{ title, command: { title, command: SUPPRESS_COMMAND, arguments: [target] } }];
  });
}

function editFor(
  analysis: ReportAnalysis,
  finding: Finding,
  { place, reason }: { readonly place: SuppressionPlace; readonly reason: string },
  { client, configHost, engine }: Host,
): WorkspaceEdit | undefined {
  const { rule, fingerprint } = finding;
  if (place === 'comment') {
    const known = new Set(engine.rules.map(({ id }) => id));
    const edit = suppressionEdit(analysis.report, finding, { reason, known });
    return edit && workspaceEdit(analysis, [edit], client);
  }
  if (fingerprint === undefined || configHost === undefined) return undefined;
  return entryEdit(analysis.uri, { rule, fingerprint, reason }, { host: configHost, createsFiles: client.createsFiles });
}

/** Of the findings of `silence` only these name fingerprints as what stands there and what should. */
function renewals({ uri }: ReportAnalysis, { actual, expected }: Finding, { client, configHost }: Host): CodeAction[] {
  if (actual === undefined || expected === undefined || configHost === undefined) return [];
  const edit = renewalEdit(uri, actual, expected, configHost);
  const title = say(`把 ${NAME} 里的旧指纹换成新的`, `Write the new fingerprint into ${NAME}`)[client.locale];
  return edit === undefined ? [] : [{ title, edit }];
}
