import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { insertionsAt } from '../../features/structure/insert.js';
import { rewritingsAt } from '../../features/tables/rewrite-table.js';
import { meets } from '../../text/span.js';
import { wants, workspaceEdit } from '../actions.js';
import type { ReportAnalysis } from '../analysis.js';
import { INSERT } from '../announcements.js';
import type { Client } from '../capabilities.js';
import { diagnosticOf } from '../diagnostics.js';
import { spanOf } from '../ranges.js';

/** Rewrites the table at the cursor, and inserts what is missing there. */
export function rewritingActionsOf(
  analysis: ReportAnalysis,
  params: CodeActionParams,
  { client }: { readonly client: Client },
): CodeAction[] {
  const { only } = params.context;
  const offset = spanOf(analysis.lines, params.range).start;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.RefactorRewrite) || wants(only, CodeActionKind.QuickFix))
    actions.push(...rewritings(analysis, params, client));
  if (wants(only, INSERT)) {
    for (const { title, edits } of insertionsAt(analysis.report, offset))
      actions.push({ title: title[client.locale], kind: INSERT, edit: workspaceEdit(analysis, edits, client) });
  }
  return actions;
}

const CONVERTED = new Set(['table-format', 'table-row']);

/** A table, or a row, of another generation or out of order is a finding, which this puts right: a quick fix there, elsewhere a refactoring. */
function rewritings(analysis: ReportAnalysis, params: CodeActionParams, client: Client): CodeAction[] {
  const { findings, report, lines } = analysis;
  const asked = spanOf(lines, params.range);
  const index = findings.findIndex(({ rule, at }) => CONVERTED.has(rule) && meets(at, asked));
  const finding = findings[index];
  return rewritingsAt(report, finding?.at.start ?? asked.start).flatMap(({ kind, title, edit, to }) => {
    const fixes = finding !== undefined && (to === report.form.id || (kind === 'order' && finding.rule === 'table-row'));
    const action: CodeAction = {
      title: title[client.locale],
      kind: fixes ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
      ...(fixes ? { diagnostics: [diagnosticOf(analysis, finding, index, client.locale)] } : {}),
      edit: workspaceEdit(analysis, [edit], client),
    };
    return wants(params.context.only, action.kind ?? '') ? [action] : [];
  });
}
