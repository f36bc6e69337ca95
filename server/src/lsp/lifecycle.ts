import { ConnectionError, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** A connection is initialized once, and asked nothing after its shutdown. */
export class Lifecycle {
  #phase: 'new' | 'running' | 'ended' = 'new';

  /** The answer to `initialize` where it is not the first. */
  begin(): ResponseError<never> | undefined {
    if (this.#phase !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'initialized already');
    this.#phase = 'running';
    return undefined;
  }

  end(): void {
    this.#phase = 'ended';
  }

  /** A connection may break off without a word: the first message that cannot be sent shows it. Then all that is still to be done is for nobody. */
  send(sending: () => Promise<void>): void {
    try {
      sending().catch(() => undefined);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.end();
    }
  }

  /** The answer to any other request out of its time. */
  get refusal(): ResponseError<never> | undefined {
    if (this.#phase === 'new') return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized yet');
    if (this.#phase === 'ended') return new ResponseError(ErrorCodes.InvalidRequest, 'shut down already');
    return undefined;
  }
}
