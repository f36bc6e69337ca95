import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type DataCallback,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Message,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import type { Engine } from '../../server/src/lsp/engine.js';
import type { FolderHost } from '../../server/src/lsp/folder/host.js';
import { notificationOf } from '../../server/src/lsp/messages.js';
import type { Status } from '../../server/src/lsp/protocol.js';
import { startServer } from '../../server/src/lsp/server.js';
import { fakeEngine } from './engine.js';

export interface Options {
  readonly engine?: Engine;
  /** Where the server finds gouji.config.json. */
  readonly configHost?: ConfigHost;
  /** The disk with the folders, and the folders that are open. */
  readonly folderHost?: FolderHost;
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Listens before anything is sent. */
  readonly listen?: (client: ProtocolConnection) => void;
  /** Answers `workspace/configuration`; given, the client says that it can. */
  readonly configuration?: () => unknown;
}

/** What the server sent, in order; `next` waits for one that has not been taken yet. */
export class Inbox<T> {
  readonly all: T[] = [];
  #taken = 0;
  #wake: () => void = () => undefined;

  put(item: T): void {
    this.all.push(item);
    this.#wake();
  }

  async next(): Promise<T> {
    while (this.#taken >= this.all.length) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#taken += 1;
    return this.all[this.#taken - 1] as T;
  }
}

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly diagnostics: Inbox<PublishDiagnosticsParams>;
  readonly statuses: Inbox<Status>;
  readonly log: Inbox<string>;
  open(uri: string, text: string, languageId?: string): void;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  /** Everything sent so far has been dealt with: the server answers in order. */
  settled(): Promise<void>;
  dispose(): void;
}

/** One end hands the other what it writes, as JSON has it; the frames of the protocol are the business of test/cli/process.test.ts. */
class Wire extends AbstractMessageReader {
  #deliver: DataCallback = () => undefined;

  readonly writer = new (class extends AbstractMessageWriter {
    constructor(private readonly put: (message: Message) => void) {
      super();
    }

    async write(message: Message): Promise<void> {
      this.put(JSON.parse(JSON.stringify(message)));
    }

    end(): void {}
  })((message) => this.#deliver(message));

  listen(callback: DataCallback) {
    this.#deliver = callback;
    return { dispose: () => undefined };
  }
}

/** An editor and a server in one process. */
export async function connect(options: Options = {}): Promise<Editor> {
  const editor = meet(options);
  return { ...editor, initialized: await initialize(editor.connection, options) };
}

/** The same before `initialize`. */
export function meet(options: Options = {}): Omit<Editor, 'initialized'> {
  const [toServer, toClient] = [new Wire(), new Wire()];
  const server = createConnection(ProposedFeatures.all, toServer, toClient.writer);
  startServer(server, {
    engine: options.engine ?? fakeEngine(),
    configHost: options.configHost,
    folderHost: options.folderHost,
  });
  const client = createProtocolConnection(toClient, toServer.writer);
  const diagnostics = new Inbox<PublishDiagnosticsParams>();
  const statuses = new Inbox<Status>();
  const log = new Inbox<string>();
  client.onNotification(PublishDiagnosticsNotification.type, (params) => diagnostics.put(params));
  client.onNotification(notificationOf('gouji/status'), (status) => statuses.put(status));
  client.onNotification(LogMessageNotification.type, (params) => log.put(params.message));
  client.onRequest(RegistrationRequest.type, () => undefined);
  client.onRequest(ConfigurationRequest.type, (params) => params.items.map(() => options.configuration?.()));
  options.listen?.(client);
  client.listen();
  return {
    connection: client,
    diagnostics,
    statuses,
    log,
    open: (uri, text, languageId = 'markdown') =>
      void client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      void client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges }),
    close: (uri) => void client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    settled: async () => void (await client.sendRequest('gouji/status', { uri: 'untitled:none' })),
    dispose: () => {
      client.dispose();
      server.dispose();
    },
  };
}

async function initialize(client: ProtocolConnection, options: Options): Promise<InitializeResult> {
  const capabilities: ClientCapabilities = { ...options.capabilities };
  if (options.configuration !== undefined) capabilities.workspace = { ...capabilities.workspace, configuration: true };
  const result = await client.sendRequest(InitializeRequest.type, {
    // No process id: the server would watch it by a timer that outlives the test.
    processId: null,
    rootUri: null,
    ...(options.folders && { workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })) }),
    capabilities,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    initializationOptions: options.initializationOptions,
  });
  await client.sendNotification(InitializedNotification.type, {});
  return result;
}
