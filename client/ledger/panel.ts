import { type Disposable, Range, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDraft, LEDGER } from '../active.js';
import type { Reports } from '../context.js';
import { pageFor } from '../page.js';
import { ask } from '../requests.js';
import type { FromLedger, ToLedger } from './talk.js';

export interface Ledgers extends Disposable {
  /** Opens the 勾稽核算表 beside a draft, at the chapter of the table where one is named; of the draft at hand where none is. */
  open(draft?: string, table?: string): void;
}

/** The 勾稽核算表 as a page: every equation with its figures, each a link to its total in the draft. It follows the draft as it is written. */
export function createLedgers(client: () => BaseLanguageClient, reports: Reports, extensionUri: Uri): Ledgers {
  const open = new Map<string, Ledger>();
  return {
    open(draft, table) {
      const uri = draft === undefined ? activeDraft() : Uri.parse(draft, true);
      if (uri === undefined) return;
      const key = uri.toString();
      const known = open.get(key);
      if (known !== undefined) {
        known.reveal(table);
        return;
      }
      const ledger = new Ledger(uri, { client, reports, extensionUri, table });
      open.set(key, ledger);
      ledger.panel.onDidDispose(() => {
        open.delete(key);
        ledger.dispose();
      });
    },
    dispose() {
      for (const { panel } of [...open.values()]) panel.dispose();
    },
  };
}

interface Surroundings {
  readonly client: () => BaseLanguageClient;
  readonly reports: Reports;
  readonly extensionUri: Uri;
  /** To be shown first. */
  readonly table: string | undefined;
}

class Ledger {
  readonly panel: WebviewPanel;
  readonly #listeners: readonly Disposable[];

  constructor(
    readonly draft: Uri,
    private readonly around: Surroundings,
  ) {
    const { extensionUri, reports } = around;
    const title = `勾稽核算表 ${draft.path.slice(draft.path.lastIndexOf('/') + 1)}`;
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    this.panel = window.createWebviewPanel(`${LEDGER}${draft}`, title, place, {
      enableScripts: true,
      enableFindWidget: true,
      retainContextWhenHidden: true,
      localResourceRoots: [extensionUri],
    });
    this.#listeners = [
      this.panel.webview.onDidReceiveMessage((message: FromLedger) => this.#take(message)),
      reports.onDidChange((uri) => {
        if (uri === undefined || uri.toString() === draft.toString()) void this.#show();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() === draft.toString()) void this.#show();
      }),
    ];
    const parts = { title, style: ['client', 'ledger', 'ledger.css'], script: ['dist', 'ledger.js'] };
    this.panel.webview.html = pageFor(this.panel.webview, extensionUri, parts);
  }

  reveal(table: string | undefined): void {
    this.panel.reveal();
    if (table !== undefined) this.#tell({ type: 'focus', chapter: table });
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #take(message: FromLedger): Promise<void> {
    if (message.type === 'place') return this.#showPlace(message.range);
    await this.#show();
    const { table } = this.around;
    if (table !== undefined) this.#tell({ type: 'focus', chapter: table });
  }

  /** A server that is away leaves what is shown: it will be told anew. */
  async #show(): Promise<void> {
    const answer = await ask(this.around.client(), 'gouji/ledger', { uri: this.draft.toString() }).catch(() => undefined);
    if (answer !== undefined) this.#tell({ type: 'show', answer });
  }

  #tell(message: ToLedger): void {
    // A panel that was closed meanwhile has nobody to tell.
    this.panel.webview.postMessage(message).then(undefined, () => undefined);
  }

  async #showPlace({ start, end }: Extract<FromLedger, { type: 'place' }>['range']): Promise<void> {
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.draft.toString());
    const selection = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(this.draft, { viewColumn: shown?.viewColumn ?? ViewColumn.Beside, selection });
  }
}
