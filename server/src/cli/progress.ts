import { type Locale, say } from '../text/message.js';
import type { Io } from './io.js';

const FIRST_AFTER = 1000;
const EVERY = 100;
const CLEAR_LINE = '\r\u001b[K';

/** A count on the terminal while a long run goes on; a short run or a log file sees nothing of it. */
export class Progress {
  readonly #started: number;
  #last = 0;
  #shown = false;

  constructor(
    private readonly io: Pick<Io, 'stderr' | 'now'>,
    private readonly locale: Locale,
  ) {
    this.#started = io.now();
  }

  async step(done: number): Promise<void> {
    if (!this.io.stderr.isTTY) return;
    const elapsed = this.io.now() - this.#started;
    if (elapsed < FIRST_AFTER || elapsed - this.#last < EVERY) return;
    this.#last = elapsed;
    this.#shown = true;
    await this.io.stderr.write(CLEAR_LINE + say(`已检查 ${done} 个文件…`, `${done} files checked…`)[this.locale]);
  }

  /** Before anything else is written: both streams may be one terminal. */
  async clear(): Promise<void> {
    if (!this.#shown) return;
    this.#shown = false;
    await this.io.stderr.write(CLEAR_LINE);
  }
}
