import { type Disposable, StatusBarAlignment, type Uri, window, workspace } from 'vscode';
import type { Status } from '../server/src/lsp/protocol.js';
import { activeDraft } from './active.js';
import type { Messages } from './messages.js';

export type ServerState = 'starting' | 'running' | 'stopped';

/** What the status item shows; undefined while it is hidden. */
export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity: Severity;
}

type Severity = 'error' | 'warning' | 'ok' | 'starting';

const ICONS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', ok: 'pass', starting: 'sync~spin' };

export interface StatusItem extends Disposable {
  report(status: Status): void;
  server(state: ServerState): void;
  readonly shown: Shown | undefined;
}

/** One text in the status bar that follows the active editor. It hides itself where the document is no report. */
export function createStatusItem(messages: Messages): StatusItem {
  const item = window.createStatusBarItem('gouji.status', StatusBarAlignment.Right, 101);
  item.name = '勾稽';
  item.command = { command: 'workbench.actions.view.problems', title: messages.showProblems };
  const known = new Map<string, Status>();
  let state: ServerState = 'starting';
  let shown: Shown | undefined;

  const refresh = () => {
    shown = shownFor(activeDraft(), state, known, messages);
    if (shown === undefined) {
      item.hide();
      return;
    }
    item.text = `$(${ICONS[shown.severity]}) ${shown.text}`;
    item.tooltip = [shown.detail, messages.showProblems].filter(Boolean).join('\n');
    item.accessibilityInformation = { label: [shown.text, shown.detail].filter(Boolean).join(' · ') };
    item.show();
  };
  const listeners = [
    window.onDidChangeActiveTextEditor(refresh),
    window.tabGroups.onDidChangeTabs(refresh),
    workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  ];
  refresh();

  return {
    report(status) {
      known.set(status.uri, status);
      refresh();
    },
    server(next) {
      state = next;
      if (next !== 'running') known.clear();
      refresh();
    },
    get shown() {
      return shown;
    },
    dispose() {
      for (const disposable of [...listeners, item]) disposable.dispose();
    },
  };
}

function shownFor(draft: Uri | undefined, state: ServerState, known: ReadonlyMap<string, Status>, messages: Messages): Shown | undefined {
  if (state === 'stopped') return { text: messages.stopped, detail: '', severity: 'error' };
  if (state === 'starting') return { text: messages.starting, detail: '', severity: 'starting' };
  const status = draft && known.get(draft.toString());
  return status?.isReport ? describe(status, messages) : undefined;
}

/** How many equations hold of how many; then year and form, equations and findings in words. */
function describe(status: Status, messages: Messages): Shown {
  const { holds, fails, unknown } = status.equations;
  const findings = messages.findings(status.findings) || messages.noFinding;
  if (status.form === null) return { text: messages.unreadable, detail: findings, severity: severityOf(status) };
  const detail = [messages.report(status.year, status.form), messages.equations(holds, fails, unknown), findings];
  return { text: messages.balance(holds, holds + fails + unknown), detail: detail.join('\n'), severity: severityOf(status) };
}

function severityOf({ findings, equations }: Status): Severity {
  if (findings.errors > 0 || equations.fails > 0) return 'error';
  return findings.warnings > 0 ? 'warning' : 'ok';
}
