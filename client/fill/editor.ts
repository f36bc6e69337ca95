import {
  type CustomTextEditorProvider,
  commands,
  type Disposable,
  Range,
  type TextDocument,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FillNote } from '../../server/src/lsp/protocol.js';
import { FILL } from '../active.js';
import type { Reports } from '../context.js';
import { pageFor } from '../page.js';
import { ask } from '../requests.js';
import type { FromView, ToView } from './talk.js';

export interface Fill extends Disposable {
  /** Opens the view beside the text, or brings it forth where it is open; at a table where one is named. */
  open(draft: Uri, table?: string | number): Promise<void>;
}

/**
 * The fill-in view: an editor of the same text in another shape. The text is the only state: what is done in the view becomes an edit of
 * the document, and every version of the document is drawn as it comes, whoever made it.
 */
export function createFill(client: () => BaseLanguageClient, reports: Reports, extensionUri: Uri): Fill {
  const views = new Map<string, Set<View>>();
  const wanted = new Map<string, string | number>();
  const provider: CustomTextEditorProvider = {
    resolveCustomTextEditor(document, panel) {
      const key = document.uri.toString();
      const view = new View(document, panel, { client, reports, extensionUri, table: wanted.get(key) });
      wanted.delete(key);
      const open = views.get(key) ?? new Set();
      views.set(key, open.add(view));
      panel.onDidDispose(() => {
        open.delete(view);
        view.dispose();
      });
    },
  };
  const options = { webviewOptions: { retainContextWhenHidden: true }, supportsMultipleEditorsPerDocument: true };
  const registered = window.registerCustomEditorProvider(FILL, provider, options);
  return {
    async open(draft, table) {
      const key = draft.toString();
      const [view] = views.get(key) ?? [];
      if (view !== undefined) {
        view.reveal(table);
        return;
      }
      if (table !== undefined) wanted.set(key, table);
      await commands.executeCommand('vscode.openWith', draft, FILL, ViewColumn.Beside);
    },
    dispose: () => registered.dispose(),
  };
}

interface Surroundings {
  readonly client: () => BaseLanguageClient;
  readonly reports: Reports;
  readonly extensionUri: Uri;
  /** To be shown first. */
  readonly table: string | number | undefined;
}

const PAGE = { title: '填表', style: ['client', 'fill', 'fill.css'], script: ['dist', 'fill.js'] };

/** How often an edit is asked for anew when the text has changed meanwhile. */
const TRIES = 5;

class View {
  #queue: Promise<void> = Promise.resolve();
  readonly #listeners: readonly Disposable[];

  constructor(
    private readonly document: TextDocument,
    private readonly panel: WebviewPanel,
    private readonly around: Surroundings,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [around.extensionUri] };
    this.#listeners = [
      webview.onDidReceiveMessage((message: FromView) => this.#take(message)),
      around.reports.onDidChange((uri) => {
        if (uri === undefined || uri.toString() === document.uri.toString()) this.#next(() => this.#show());
      }),
    ];
    webview.html = pageFor(webview, around.extensionUri, PAGE);
  }

  reveal(table: string | number | undefined): void {
    this.panel.reveal();
    if (table !== undefined) this.#tell({ type: 'focus', table });
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #tell(message: ToView): void {
    // A panel that was closed meanwhile has nobody to tell.
    this.panel.webview.postMessage(message).then(undefined, () => undefined);
  }

  #take(message: FromView): void {
    if (message.type === 'ready') {
      this.#next(() => this.#show());
      const { table } = this.around;
      if (table !== undefined) this.#next(async () => this.#tell({ type: 'focus', table }));
    } else if (message.type === 'change') this.#next(() => this.#change(message));
    else if (message.type === 'repair') this.#next(() => this.#repair(message.version, message.edits));
    else if (message.type === 'undo') this.#next(async () => void (await commands.executeCommand('undo')));
    else this.#next(() => this.#showText(message.line));
  }

  /** One after the other, whatever became of the one before: an edit is made of the text that the one before has left. */
  #next(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(step).catch(() => undefined);
  }

  async #show(): Promise<void> {
    const answer = await ask(this.around.client(), 'gouji/fillTables', { uri: this.document.uri.toString() });
    // An older version is on its way to be replaced.
    if (answer !== null && answer.version < this.document.version) return;
    this.#tell({ type: 'show', answer });
  }

  async #change({ id, table, form, change }: Extract<FromView, { type: 'change' }>): Promise<void> {
    const uri = this.document.uri.toString();
    for (let left = TRIES; left > 0; left -= 1) {
      const result = await ask(this.around.client(), 'gouji/fill', { uri, table, id: form, change });
      if (result === null || 'refusal' in result) {
        this.#tell({ type: 'done', id, words: result?.refusal ?? '', refused: true });
        return this.#show();
      }
      if (result.version !== this.document.version) continue;
      await this.#apply(result.edits);
      this.#tell({ type: 'done', id, words: result.words, refused: false });
      return this.#show();
    }
  }

  async #repair(version: number, edits: FillNote['repairs'][number]['edits']): Promise<void> {
    if (version === this.document.version) await this.#apply(edits);
    await this.#show();
  }

  async #apply(edits: FillNote['repairs'][number]['edits']): Promise<void> {
    if (edits.length === 0) return;
    const edit = new WorkspaceEdit();
    edit.set(this.document.uri, await this.around.client().protocol2CodeConverter.asTextEdits([...edits]));
    await workspace.applyEdit(edit);
  }

  async #showText(line: number): Promise<void> {
    const shown = window.visibleTextEditors.find(({ document }) => document === this.document);
    const viewColumn = shown?.viewColumn ?? ViewColumn.Beside;
    await window.showTextDocument(this.document, { viewColumn, selection: new Range(line, 0, line, 0) });
  }
}
