import { commands, type Diagnostic, Uri } from 'vscode';

/** The command behind the link of a finding's rule. */
export const EXPLAIN = 'gouji.explainRule';

/** Opens the manual at the rule, as it is meant to be read. */
export async function explainRule(extensionUri: Uri, rule: string): Promise<void> {
  const manual = Uri.joinPath(extensionUri, 'MANUAL.md').with({ fragment: rule });
  await commands.executeCommand('markdown.showPreview', manual);
}

/** The finding with a link that opens the manual at its rule: a link to a file opens its source, at the first line. */
export function linked(finding: Diagnostic): Diagnostic {
  const { code } = finding;
  if (typeof code !== 'object') return finding;
  const target = Uri.parse(`command:${EXPLAIN}?${encodeURIComponent(JSON.stringify([code.value]))}`);
  finding.code = { ...code, target };
  return finding;
}
