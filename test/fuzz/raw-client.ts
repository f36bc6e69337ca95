import type { Message } from 'vscode-languageserver/node';
import { StreamMessageReader } from 'vscode-languageserver/node';

/** Both ends of a server's wire. */
export interface Wire {
  readonly toServer: NodeJS.WritableStream;
  readonly fromServer: NodeJS.ReadableStream;
}

/** What a server answered or told, as it came. */
export interface Told {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly message?: string };
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client that may say anything: what it sends is put into frames, and is otherwise left as it is. */
export class RawClient {
  readonly told: Told[] = [];
  #wake: (() => void)[] = [];
  #id = 0;

  constructor(private readonly wire: Wire) {
    new StreamMessageReader(wire.fromServer).listen((message: Message) => {
      this.told.push(message as Told);
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  /** A message as it is, or text that is none. */
  send(message: unknown): void {
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    this.wire.toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** The answer, be it a result or an error. */
  async ask(method: string, params: unknown): Promise<Told> {
    this.#id += 1;
    const id = `raw ${this.#id}`;
    this.send({ jsonrpc: '2.0', id, method, params });
    return this.find((told) => told.id === id && told.method === undefined);
  }

  /** The first that fits, when it has come. */
  async find(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.told.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  async initialize(): Promise<void> {
    await this.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
    this.notify('initialized', {});
  }

  open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }
}
