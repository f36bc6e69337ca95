import { applyEdits, type Edit, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { type CodeAction, CodeActionKind, type CodeActionParams, RequestType, type WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../config/nearest.js';
import { NAME } from '../config/parse.js';
import { NO_REASON } from '../rules/comments.js';
import type { Edit as DraftEdit, Finding } from '../rules/rule.js';
import type { Ignore } from '../rules/silencing.js';
import { lineIndex, withLineEndsOf } from '../text/lines.js';
import { say } from '../text/message.js';
import { touches, wants, workspaceEdit } from './actions.js';
import type { Analysis } from './analysis.js';
import type { Client } from './capabilities.js';
import { diagnosticOf } from './diagnostics.js';
import { answer, type Feature } from './feature.js';
import { rangeOf, spanOf } from './ranges.js';

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** In the draft, or in the nearest gouji.config.json. */
export type SilencePlace = 'comment' | 'config';

/** What the client's command is given, and with the user's reason sends back. */
export interface SilenceTarget {
  readonly uri: string;
  /** The finding, by its content: it may have moved while the reason was written. */
  readonly rule: string;
  readonly fingerprint: string;
  readonly place: SilencePlace;
}

/** null where the finding is gone, or its place cannot be written to. */
export const silenceRequest = new RequestType<SilenceTarget & { readonly reason: string }, WorkspaceEdit | null, void>('gouji/silence');
/** The client's, where it says that it asks for reasons. */
export const SILENCE_COMMAND = 'gouji.silence';

export const silencing: Feature = {
  serve: (connection, session) =>
    connection.onRequest(silenceRequest, (params, token) =>
      answer(session, params.uri, token, (analysis) => {
        const finding = analysis.findings.find(({ rule, fingerprint }) => rule === params.rule && fingerprint === params.fingerprint);
        const reason = oneLine(params.reason);
        return (finding && silencingEdit(analysis, finding, { ...params, reason }, session)) ?? null;
      }),
    ),
};

/** A reason stands on one line and does not end the comment that it stands in. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/gu, ' ').replaceAll('--', '——').trim();
}

interface Host {
  readonly client: Client;
  readonly configHost: ConfigHost | undefined;
}

/** For each finding in the range: silence it by a comment in the draft, or by an entry in the nearest gouji.config.json. */
export function silencingActionsOf(analysis: Analysis, params: CodeActionParams, host: Host): CodeAction[] {
  if (!wants(params.context.only, CodeActionKind.QuickFix) || analysis.report.kind !== 'report') return [];
  const asked = spanOf(analysis.lines, params.range);
  const { locale } = host.client;
  return analysis.findings.flatMap((finding, index) => {
    if (finding.rule === 'silence' || !touches(finding.at, asked)) return [];
    const titles = {
      comment: say(`在文中注明忽略此处（${finding.rule}）…`, `Silence here by a comment (${finding.rule}) …`),
      config: say(`在 ${NAME} 中忽略此处（${finding.rule}）…`, `Silence in ${NAME} (${finding.rule}) …`),
    };
    const places: readonly SilencePlace[] = ['comment', 'config'];
    return places.flatMap((place): CodeAction[] => {
      const edit = silencingEdit(analysis, finding, { place, reason: NO_REASON[locale] }, host);
      if (edit === undefined) return [];
      const diagnostics = [diagnosticOf(analysis, finding, index, locale)];
      const action: CodeAction = { title: titles[place][locale], kind: CodeActionKind.QuickFix, diagnostics };
      const { fingerprint } = finding;
      if (!host.client.asksReason || fingerprint === undefined) return [{ ...action, edit }];
      const target: SilenceTarget = { uri: analysis.uri, rule: finding.rule, fingerprint, place };
      return [{ ...action, command: { title: action.title, command: SILENCE_COMMAND, arguments: [target] } }];
    });
  });
}

function silencingEdit(
  analysis: Analysis,
  finding: Finding,
  { place, reason }: { readonly place: SilencePlace; readonly reason: string },
  { client, configHost }: Host,
): WorkspaceEdit | undefined {
  if (place === 'config') return configEdit(analysis, { ...finding, reason }, client, configHost);
  return workspaceEdit(analysis, [commentEdit(analysis, finding, reason)], client);
}

/** In a row of a table at its end, where it breaks nothing; elsewhere on a line of its own above. */
function commentEdit({ lines, report }: Analysis, finding: Finding, reason: string): DraftEdit {
  const { start, end } = lines.spanOf(lines.positionAt(finding.at.start).line);
  const words = `${finding.rule} ${reason}`;
  if (report.source.slice(start, end).trimStart().startsWith('|')) {
    return { at: { start: end, end }, newText: ` <!-- gouji-disable-line ${words} -->` };
  }
  return { at: { start, end: start }, newText: withLineEndsOf(report.source, `<!-- gouji-disable-next-line ${words} -->\n`) };
}

/** The entry, in the nearest configuration above the draft, or in a new one beside it. */
function configEdit(
  { uri }: Analysis,
  { rule, fingerprint, reason }: Finding & { readonly reason: string },
  client: Client,
  host: ConfigHost | undefined,
): WorkspaceEdit | undefined {
  const parsed = URI.parse(uri);
  if (host === undefined || fingerprint === undefined || parsed.scheme !== 'file') return undefined;
  const [own = '', ...above] = host.foldersAbove(parsed.fsPath);
  const folder = [own, ...above].find((one) => host.read(`${one}/${NAME}`) !== undefined);
  const file = parsed.fsPath.slice((folder ?? own).length + 1).replaceAll('\\', '/');
  const entry: Ignore = { rule, fingerprint, reason, file };
  const target = URI.file(`${folder ?? own}/${NAME}`).toString();
  const text = folder === undefined ? undefined : host.read(`${folder}/${NAME}`);
  if (text === undefined) {
    if (!client.createsFiles) return undefined;
    const newText = `${JSON.stringify({ ignore: [entry] }, null, 2)}\n`;
    const nowhere = { line: 0, character: 0 };
    return {
      documentChanges: [
        { kind: 'create', uri: target, options: { ignoreIfExists: true } },
        { textDocument: { uri: target, version: null }, edits: [{ range: { start: nowhere, end: nowhere }, newText }] },
      ],
    };
  }
  const edits = entryEdits(text, entry);
  if (edits === undefined) return undefined;
  const lines = lineIndex(text);
  return {
    changes: {
      [target]: edits.map(({ offset, length, content }) => ({
        range: rangeOf(lines, { start: offset, end: offset + length }),
        newText: content,
      })),
    },
  };
}

/** Undefined where the file is no JSON that could be added to. */
function entryEdits(text: string, entry: Ignore): readonly Edit[] | undefined {
  const errors: [] = [];
  const tree = parseTree(text, errors);
  if (tree?.type !== 'object' || errors.length > 0) return undefined;
  const list = findNodeAtLocation(tree, ['ignore']);
  const path = list === undefined ? ['ignore'] : ['ignore', -1];
  const edits = modify(text, path, list === undefined ? [entry] : entry, { formattingOptions: LAYOUT, isArrayInsertion: true });
  return applyEdits(text, edits) === text ? undefined : edits;
}
