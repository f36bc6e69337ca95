import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What the place where the editor runs has to offer: a process of Node, or a worker in a browser. */
export interface Host {
  /** A client that starts a server of its own with itself. */
  create(options: LanguageClientOptions): BaseLanguageClient;
  /** Ends the server that the client has now, whatever state it is in. */
  enderOf(client: BaseLanguageClient): () => void;
  /** The command line, for tasks; undefined where no program can be run. */
  readonly cli: string | undefined;
}
