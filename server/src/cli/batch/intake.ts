/** Takes from a source what it has at hand, several at a time. */
export class Intake<T> {
  readonly #source: AsyncIterator<T>;
  #next: Promise<IteratorResult<T>> | undefined;
  #taken: Promise<readonly T[]> | undefined;

  constructor(items: AsyncIterable<T>) {
    this.#source = items[Symbol.asyncIterator]();
  }

  /** At least one, and no more than are there without waiting, up to `most`. None at the end. */
  async take(most: number): Promise<readonly T[]> {
    const given = this.#taken;
    this.#taken = undefined;
    return given ?? this.#collect(most);
  }

  /** What was asked for will be given to whoever asks next. */
  giveBack(taken: Promise<readonly T[]>): void {
    this.#taken = taken;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #collect(most: number): Promise<readonly T[]> {
    const items: T[] = [];
    // One turn of the process: what takes longer is waiting for the world.
    const turn = new Promise<undefined>((done) => void setImmediate(done, undefined));
    while (items.length < most) {
      this.#next ??= this.#source.next();
      const result = await (items.length === 0 ? this.#next : Promise.race([this.#next, turn]));
      if (result === undefined) break;
      this.#next = undefined;
      if (result.done === true) {
        this.#next = Promise.resolve(result);
        break;
      }
      items.push(result.value);
    }
    return items;
  }
}
