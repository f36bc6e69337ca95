import { say } from '../../text/message.js';
import type { Item, Outcome } from './item.js';

/** Another thread that checks. */
export interface Worker {
  /** It has loaded and answers. */
  readonly ready: Promise<void>;
  /** Rejects where the thread ended before it answered. */
  examine(items: readonly Item[]): Promise<readonly Outcome[]>;
  close(): void;
}

/** One is being checked while the next is there already. */
const MOST_AT_WORK = 2;

const ENDED = say('检查时内部出错，这个文件没有结果', 'internal error: there is no result for this file');

interface Member {
  readonly worker: Worker;
  batches: number;
}

/**
 * Workers, started when there is something for them to do. A worker that dies, of a lack of memory for one, is replaced, and what it had
 * in hand is checked one by one: then only the draft that it died of has no verdict.
 */
export class Crew {
  readonly #members: Member[] = [];
  #closed = false;

  constructor(
    private readonly start: () => Worker,
    private size: number,
    /** Checks on this thread, where no worker can be started. */
    private readonly examineHere: (item: Item) => Outcome | Promise<Outcome>,
  ) {}

  get hasRoom(): boolean {
    return this.#members.length < this.size || this.#members.some(({ batches }) => batches < MOST_AT_WORK);
  }

  async examine(batch: readonly Item[]): Promise<readonly Outcome[]> {
    const member = this.#leastBusy();
    try {
      return await examineBy(member, batch);
    } catch {
      this.#dismiss(member);
      const outcomes: Outcome[] = [];
      for (const item of batch) outcomes.push(await this.#examineAlone(item));
      return outcomes;
    }
  }

  close(): void {
    this.#closed = true;
    for (const { worker } of this.#members.splice(0)) worker.close();
  }

  async #examineAlone(item: Item): Promise<Outcome> {
    if (this.size === 0) return this.examineHere(item);
    const worker = this.start();
    const member: Member = { worker, batches: MOST_AT_WORK };
    try {
      await worker.ready;
    } catch {
      this.size = 0;
      return this.examineHere(item);
    }
    try {
      const [outcome] = await examineBy(member, [item]);
      return outcome ?? (await this.#lost(item));
    } catch {
      return await this.#lost(item);
    } finally {
      worker.close();
    }
  }

  /** The reader died of it, and its thread with it. */
  #lost({ path }: Item): Outcome | Promise<Outcome> {
    return this.examineHere({ path, failure: ENDED });
  }

  #leastBusy(): Member {
    const free = this.#members.find(({ batches }) => batches === 0);
    if (free !== undefined) return free;
    if (this.#members.length < this.size && !this.#closed) {
      const member: Member = { worker: this.start(), batches: 0 };
      this.#members.push(member);
      return member;
    }
    const [least, ...others] = this.#members;
    if (least === undefined) throw new RangeError('no worker');
    return others.reduce((a, b) => (b.batches < a.batches ? b : a), least);
  }

  #dismiss(member: Member): void {
    const at = this.#members.indexOf(member);
    if (at >= 0) this.#members.splice(at, 1);
    member.worker.close();
  }
}

async function examineBy(member: Member, items: readonly Item[]): Promise<readonly Outcome[]> {
  member.batches += 1;
  try {
    return await member.worker.examine(items);
  } finally {
    member.batches -= 1;
  }
}
