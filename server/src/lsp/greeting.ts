import { type Connection, ErrorCodes, RAL, ResponseError } from 'vscode-languageserver';
import { announcedTo } from './announcements.js';
import { type Client, clientOf, unknownClient } from './capabilities.js';
import { Lifecycle } from './lifecycle.js';

/** What is known when the client has been greeted. */
export interface Greeted {
  readonly client: Client;
  readonly lifecycle: Lifecycle;
  /** The client has said `initialized`: now it may be asked. */
  readonly initialized: Promise<void>;
}

/** Rounds of the event loop from an answer until it is written. */
const ROUNDS_TO_TELL = 3;

/**
 * Answers `initialize`; then `serve` takes over everything else, when the answer is written or the client says `initialized`. All that
 * serving needs can be loaded then, while nobody waits. `serve` must have set up its handlers when it returns.
 */
export function greet(connection: Connection, serve: (greeted: Greeted) => void): void {
  const lifecycle = new Lifecycle();
  let client = unknownClient;
  let isServed = false;
  let tellInitialized = () => {};
  const initialized = new Promise<void>((resolve) => {
    tellInitialized = resolve;
  });
  const begin = () => {
    if (isServed || lifecycle.refusal !== undefined) return;
    isServed = true;
    try {
      serve({ client, lifecycle, initialized });
    } catch (error) {
      log(connection, error);
    }
  };

  connection.onInitialize((params) => {
    const refusal = lifecycle.begin();
    if (refusal !== undefined) return refusal;
    client = clientOf(params);
    afterRounds(ROUNDS_TO_TELL, begin);
    return { capabilities: announcedTo(client), serverInfo: { name: 'gouji' } };
  });
  connection.onInitialized(() => {
    begin();
    tellInitialized();
  });
  connection.onShutdown(() => {
    const { refusal } = lifecycle;
    if (refusal === undefined) lifecycle.end();
    return refusal;
  });
  connection.onRequest((method) => {
    const early = isServed ? undefined : new ResponseError(ErrorCodes.ServerNotInitialized, `${method} before “initialized”`);
    return lifecycle.refusal ?? early ?? new ResponseError(ErrorCodes.MethodNotFound, `no method ${method}`);
  });
  connection.listen();
}

function afterRounds(rounds: number, then: () => void): void {
  if (rounds === 0) then();
  else RAL().timer.setImmediate(() => afterRounds(rounds - 1, then));
}

function log(connection: Connection, error: unknown): void {
  try {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } catch {
    // The connection has ended: nothing can be served, and nobody is left to be told.
  }
}
