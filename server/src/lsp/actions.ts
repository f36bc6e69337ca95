import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { suggestionsFor } from '../features/suggest/suggest.js';
import type { Edit } from '../text/edits.js';
import { meets } from '../text/span.js';
import type { Analysis, ReportAnalysis } from './analysis.js';
import type { Client } from './capabilities.js';
import { diagnosticOf } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

/** The fixes of every finding that the range touches, and the suggestions of a finding of which it touches an addend. */
export function fixActionsOf(analysis: ReportAnalysis, params: CodeActionParams, { client }: { readonly client: Client }): CodeAction[] {
  if (!wants(params.context.only, CodeActionKind.QuickFix)) return [];
  const asked = spanOf(analysis.lines, params.range);
  const actions = analysis.findings.flatMap((finding, index) => {
    const on = meets(finding.at, asked);
    const suggests = on || (finding.equation !== undefined && finding.related?.some(({ at }) => meets(at, asked)) === true);
    const fixes = [...((on ? finding.fixes : undefined) ?? []), ...(suggests ? suggestionsFor(analysis.report, finding) : [])];
    const preferred = fixes.find((fix) => fix.preferred ?? fix.safe);
    return fixes.map(
      (fix): CodeAction => ({
        title: fix.title[client.locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(analysis, finding, index, client.locale)],
        ...(fix === preferred ? { isPreferred: true } : {}),
        edit: workspaceEdit(analysis, fix.edits, client),
      }),
    );
  });
  return merged(actions);
}

/** Several findings may be mended by the same change, as a total is part of a row and of a column: it is offered once, for all of them. */
function merged(actions: readonly CodeAction[]): CodeAction[] {
  const found = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    const other = found.get(key);
    const diagnostics = [...(other?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    found.set(key, { ...action, ...other, diagnostics, ...(action.isPreferred === true ? { isPreferred: true } : {}) });
  }
  return [...found.values()];
}

/** Kinds are a tree: a client that wants `refactor` wants `refactor.rewrite`, and the empty kind is above all. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The edits as the client takes them: bound to the version that was analysed, where it can hold them to it. */
export function workspaceEdit(analysis: Analysis, changes: readonly Edit[], client: Client): WorkspaceEdit {
  const { uri, version, lines } = analysis;
  const edits = changes.map((edit): TextEdit => ({ range: rangeOf(lines, edit.at), newText: edit.newText }));
  return client.versionedEdits ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}
