import { type CancellationToken, RAL } from 'vscode-languageserver';
import type { Snapshot } from './analysis.js';

/** What the schedule gives out, one at a time. */
export interface Work {
  /** Until the settings are there nothing is begun. */
  readonly isReady: boolean;
  /** The version is analysed already: to answer from it costs little. */
  isAtHand(snapshot: Snapshot): boolean;
  /** Analyses the newest version of the document and tells the client of it. */
  publish(uri: string): void;
  /** Nothing is left to do. */
  rest(): void;
}

/** Rounds of the event loop from a message's arrival until it is handed over: it is read, decoded, queued, and then its turn comes. */
const MOST_ROUNDS_TO_HEAR = 4;

/** Questions on what is analysed already, answered in one go; more would keep cancellations waiting. */
const MOST_AT_ONCE = 8;

/** A request that waits for its turn. */
export interface Question {
  readonly token: CancellationToken;
  /** The document as it was when it was asked of; undefined where none is open. */
  readonly snapshot: Snapshot | undefined;
  answer(): void;
  /** It is no longer wanted. */
  drop(): void;
}

/**
 * What the server does next. Messages are taken in first, all that have arrived; then one piece of work is done, and messages are
 * taken in again: so of many changes only the newest version is analysed, and a request that was cancelled meanwhile costs nothing.
 *
 * Questions on a version that is analysed already come first. Of the rest the oldest, but never two analyses for questions in a
 * row while a document waits: the findings of its newest version are at most one foreign analysis away, even where an editor
 * asks of every version and cancels nothing.
 */
export class Schedule {
  /** Documents whose newest version the client has not been told of, by when that began; oldest first. */
  readonly #due = new Map<string, number>();
  /** Oldest first. */
  #questions: (Question & { readonly since: number })[] = [];
  #clock = 0;
  #isTurning = false;
  /** Rounds in which nothing was taken in and nothing done. */
  #quietRounds = 0;
  #hasAnsweredLast = false;
  /** What nobody waits for, oldest first. */
  readonly #spare: (() => void)[] = [];

  constructor(private readonly work: Work) {}

  isDue(uri: string): boolean {
    return this.#due.has(uri);
  }

  /** The document has a new version, or is to be judged anew. */
  due(uri: string): void {
    if (!this.#due.has(uri)) this.#due.set(uri, this.#tick());
    this.takeIn();
  }

  ask(question: Question): void {
    this.#questions.push({ ...question, since: this.#tick() });
    this.takeIn();
  }

  /** The document was closed. What was asked of it before is answered all the same. */
  forget(uri: string): void {
    this.#due.delete(uri);
  }

  /** Settles when nobody waits for anything: one such piece of work at a time, and messages are taken in before the next. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#spare.push(resolve);
      this.#turnLater();
    });
  }

  /** A message was taken in. The next may be waiting behind it: the connection hands over one in each round of the event loop. */
  takeIn(): void {
    this.#quietRounds = 0;
    this.#turnLater();
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  #turnLater(): void {
    if (this.#isTurning) return;
    this.#isTurning = true;
    RAL().timer.setImmediate(() => {
      this.#isTurning = false;
      this.#turn();
    });
  }

  #turn(): void {
    const isIdle = this.#due.size + this.#questions.length === 0;
    if (isIdle) this.work.rest();
    if (isIdle && this.#spare.length === 0) return;
    if (this.work.isReady) {
      this.#turnLater();
      this.#quietRounds += 1;
      if (this.#quietRounds <= MOST_ROUNDS_TO_HEAR) return;
      // What came in while work is done is heard of afterwards only.
      this.#quietRounds = 0;
      this.#dropCancelled();
      if (isIdle) this.#spare.shift()?.();
      else this.#doNext();
    }
  }

  #dropCancelled(): void {
    const cancelled = this.#questions.filter(({ token }) => token.isCancellationRequested);
    if (cancelled.length === 0) return;
    this.#questions = this.#questions.filter(({ token }) => !token.isCancellationRequested);
    for (const question of cancelled) question.drop();
  }

  #doNext(): void {
    const ready: (Question & { readonly since: number })[] = [];
    for (const question of this.#questions) {
      if (question.snapshot !== undefined && this.work.isAtHand(question.snapshot)) ready.push(question);
      if (ready.length === MOST_AT_ONCE) break;
    }
    if (ready.length > 0) this.#answer(...ready);
    else this.#analyseNext();
  }

  #analyseNext(): void {
    const [oldest] = this.#questions;
    const [due] = this.#due;
    if (due !== undefined && (oldest === undefined || this.#hasAnsweredLast || due[1] < oldest.since)) {
      this.#hasAnsweredLast = false;
      this.#due.delete(due[0]);
      this.work.publish(due[0]);
    } else if (oldest !== undefined) {
      this.#hasAnsweredLast = oldest.snapshot !== undefined;
      this.#answer(oldest);
    }
  }

  #answer(...questions: readonly (Question & { readonly since: number })[]): void {
    this.#questions = this.#questions.filter((one) => !questions.includes(one));
    for (const question of questions) question.answer();
  }
}
