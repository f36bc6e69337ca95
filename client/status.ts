import { type Disposable, type DocumentSelector, LanguageStatusSeverity, languages, type TextDocument, window, workspace } from 'vscode';
import type { Status } from '../server/src/lsp/protocol.js';
import type { Messages } from './messages.js';

export type ServerState = 'starting' | 'running' | 'stopped';

/** What the status item shows; undefined while it is hidden. */
export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity: LanguageStatusSeverity;
}

export interface StatusItem extends Disposable {
  report(status: Status): void;
  server(state: ServerState): void;
  readonly shown: Shown | undefined;
}

/** One language status item that follows the active editor. It hides itself where the document is no report. */
export function createStatusItem(selector: DocumentSelector, messages: Messages): StatusItem {
  const item = languages.createLanguageStatusItem('gouji.status', []);
  item.name = '勾稽';
  item.command = { command: 'workbench.actions.view.problems', title: messages.showProblems };
  const known = new Map<string, Status>();
  let state: ServerState = 'starting';
  let shown: Shown | undefined;

  const refresh = () => {
    shown = shownFor(window.activeTextEditor?.document, state, known, messages);
    item.selector = shown === undefined ? [] : selector;
    item.busy = state === 'starting';
    item.text = shown?.text ?? '';
    item.detail = shown?.detail ?? '';
    item.accessibilityInformation = { label: [item.name, shown?.text, shown?.detail].filter(Boolean).join(' · ') };
    item.severity = shown?.severity ?? LanguageStatusSeverity.Information;
  };
  const listeners = [
    window.onDidChangeActiveTextEditor(refresh),
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

function shownFor(
  document: TextDocument | undefined,
  state: ServerState,
  known: ReadonlyMap<string, Status>,
  messages: Messages,
): Shown | undefined {
  if (state === 'stopped') return { text: messages.stopped, detail: '', severity: LanguageStatusSeverity.Error };
  if (state === 'starting') return { text: messages.starting, detail: '', severity: LanguageStatusSeverity.Information };
  const status = document && known.get(document.uri.toString());
  return status?.isReport ? describe(status, messages) : undefined;
}

/** The words for a report: year and form, then equations and findings. */
export function describe(status: Status, messages: Messages): Shown {
  const { holds, fails, unknown } = status.equations;
  const unreadable = status.form === null;
  const findings = messages.findings(status.findings) || messages.noFinding;
  return {
    text: unreadable ? messages.unreadable : messages.report(status.year, status.form),
    detail: unreadable ? findings : `${messages.equations(holds, fails, unknown)} · ${findings}`,
    severity: severityOf(status),
  };
}

function severityOf({ findings, equations }: Status): LanguageStatusSeverity {
  if (findings.errors > 0 || equations.fails > 0) return LanguageStatusSeverity.Error;
  return findings.warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}
