import { type LogOutputChannel, type TextDocument, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type DocumentSelector,
  type ErrorHandler,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { FolderProgress, Notifications, Status } from '../server/src/lsp/protocol.js';
import { linked } from './explain.js';
import type { Host } from './host.js';
import type { ServerState } from './status.js';

/** Any scheme: drafts also live on remote and virtual file systems. `isDraft` leaves out what cannot be edited. */
export const selector: DocumentSelector & readonly { readonly language: string }[] = [
  { language: 'markdown' },
  { language: 'plaintext' },
  { language: 'html' },
  { language: 'gouji' },
];

export interface Listener {
  server(state: ServerState): void;
  report(status: Status): void;
  /** How far the server is with the reports of the folder. */
  units?(now: FolderProgress): void;
}

/** The one running server. Each start makes a client of its own, for a client whose start failed cannot be started again. */
export class Connection {
  #client: BaseLanguageClient;
  #queue: Promise<void> = Promise.resolve();
  readonly #ended = new WeakSet<BaseLanguageClient>();

  constructor(
    private readonly host: Host,
    private readonly output: LogOutputChannel,
    private readonly traced: LogOutputChannel,
    private readonly listener: Listener,
  ) {
    this.#client = this.#create();
  }

  get client(): BaseLanguageClient {
    return this.#client;
  }

  start(): Promise<void> {
    return this.#next(() => this.#client.start());
  }

  /** Replaces the server, whatever state it is in: one that hangs is ended. */
  restart(): Promise<void> {
    // Nobody waits for a start that never ends.
    if (this.#client.state === State.Starting) this.#end(this.#client);
    return this.#next(async () => {
      await this.#dispose();
      this.#client = this.#create();
      await this.#client.start();
    });
  }

  stop(): Promise<void> {
    return this.#next(() => this.#dispose());
  }

  /** One after the other, whatever became of the one before: two restarts at once would leave a server behind. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.catch(() => undefined).then(step);
    return this.#queue;
  }

  async #dispose(): Promise<void> {
    const client = this.#client;
    const end = this.host.enderOf(client);
    try {
      // A client that is not running refuses to be stopped; nothing is left to stop then.
      if (client.isRunning()) await client.dispose();
    } catch (error) {
      this.output.warn(`the server did not stop by itself and is ended: ${error instanceof Error ? error.message : String(error)}`);
      end();
    }
  }

  #end(client: BaseLanguageClient): void {
    this.#ended.add(client);
    this.host.enderOf(client)();
  }

  /** A server that dies is started again, unless it was ended to be replaced, or dies again and again. */
  #errorHandler(client: () => BaseLanguageClient): ErrorHandler {
    let standard: ErrorHandler | undefined;
    const own = () => {
      standard ??= client().createDefaultErrorHandler();
      return standard;
    };
    return {
      error: (error, message, count) => own().error(error, message, count),
      closed: () => (this.#ended.has(client()) ? { action: CloseAction.DoNotRestart, handled: true } : own().closed()),
    };
  }

  #create(): BaseLanguageClient {
    const client: BaseLanguageClient = this.host.create({
      documentSelector: selector,
      outputChannel: this.output,
      traceOutputChannel: this.traced,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'gouji',
      initializationOptions: { tellsCursor: true, opensLedger: true, fillsTables: true, asksReason: true, showsUnits: true },
      errorHandler: this.#errorHandler(() => client),
      middleware: {
        didOpen: (document, next) => (isDraft(document) ? next(document) : Promise.resolve()),
        handleDiagnostics: (uri, findings, next) => next(uri, findings.map(linked)),
      },
    });
    client.onDidChangeState(({ newState }) => this.listener.server(serverState(newState)));
    const judged: keyof Notifications = 'gouji/status';
    client.onNotification(judged, (status: Status) => this.listener.report(status));
    const unitsChanged: keyof Notifications = 'gouji/unitsChanged';
    client.onNotification(unitsChanged, (now: FolderProgress) => this.listener.units?.(now));
    return client;
  }
}

/** Earlier versions in a comparison, output and the like are read-only views: a finding there would show twice or help no one. */
function isDraft({ uri }: TextDocument): boolean {
  return uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

function serverState(state: State): ServerState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'stopped';
}
