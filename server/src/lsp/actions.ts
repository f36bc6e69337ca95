import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../rules/rule.js';
import type { Span } from '../text/span.js';
import type { Analysis } from './analysis.js';
import type { Client } from './capabilities.js';
import { diagnosticOf } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

/** The fixes of every finding that the range touches. The first safe fix of a finding is the preferred one. */
export function fixActionsOf(analysis: Analysis, params: CodeActionParams, { client }: { readonly client: Client }): CodeAction[] {
  if (!wantsQuickFixes(params.context.only)) return [];
  const asked = spanOf(analysis.lines, params.range);
  return analysis.findings.flatMap((finding, index) => {
    if (!touches(finding.at, asked)) return [];
    const fixes = finding.fixes ?? [];
    const preferred = fixes.find((fix) => fix.safe);
    return fixes.map(
      (fix): CodeAction => ({
        title: fix.title[client.locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(analysis, finding, index, client.locale)],
        ...(fix === preferred ? { isPreferred: true } : {}),
        edit: workspaceEdit(analysis, fix, client),
      }),
    );
  });
}

/** Kinds are a tree: `quickfix` is wanted by itself, by a kind below it and by the empty kind above all. */
export function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  if (only === undefined) return true;
  return only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix || kind.startsWith(`${CodeActionKind.QuickFix}.`));
}

/** A cursor at either end of the finding counts as on it. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function workspaceEdit(analysis: Analysis, fix: Fix, client: Client): WorkspaceEdit {
  const { uri, version, lines } = analysis;
  const edits = fix.edits.map((edit): TextEdit => ({ range: rangeOf(lines, edit.at), newText: edit.newText }));
  return client.versionedEdits ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}
