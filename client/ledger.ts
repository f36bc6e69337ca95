import { commands, type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Reports } from './context.js';
import type { Messages } from './messages.js';

const SCHEME = 'gouji-ledger';

/** The read-only view 勾稽核算表: made by the server, made anew when its draft changes. */
export class Ledger implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: readonly Disposable[];

  constructor(
    private readonly running: () => LanguageClient,
    reports: Reports,
    private readonly messages: Messages,
  ) {
    this.#disposables = [
      this.#changed,
      reports.onDidChange((draft) => this.#follow(draft)),
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      commands.registerCommand('gouji.openLedger', (uri?: unknown) => this.#open(uri)),
    ];
  }

  async provideTextDocumentContent(view: Uri): Promise<string> {
    const text = await this.running().sendRequest<string | null>('gouji/ledger', { uri: view.query });
    return text ?? this.messages.noReport;
  }

  /** Views of the draft that was read anew; of every draft where all is forgotten. */
  #follow(draft: Uri | undefined): void {
    for (const { uri: view } of workspace.textDocuments) {
      if (view.scheme === SCHEME && (draft === undefined || view.query === draft.toString())) this.#changed.fire(view);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Beside the draft, whose text keeps the keyboard. `uri`: a draft as the lens names it; without it the active editor's. */
  async #open(uri: unknown): Promise<void> {
    const draft = typeof uri === 'string' ? uri : window.activeTextEditor?.document.uri.toString();
    if (draft === undefined) return;
    const view = Uri.from({ scheme: SCHEME, path: `/${this.messages.ledger}.txt`, query: draft });
    await window.showTextDocument(await workspace.openTextDocument(view), {
      preview: true,
      preserveFocus: true,
      viewColumn: ViewColumn.Beside,
    });
  }
}
