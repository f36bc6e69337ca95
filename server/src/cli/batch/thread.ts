import { parentPort, Worker as Thread, workerData } from 'node:worker_threads';
import type { Engine } from '../engine.js';
import type { Io } from '../io.js';
import type { Worker } from './crew.js';
import { Examiner } from './examine.js';
import type { Item, Outcome } from './item.js';
import type { Setup } from './setup.js';

interface Answer {
  readonly id: number;
  readonly outcomes: readonly Outcome[];
}

/** Starts the program once more, on a thread that serves this one. */
export function startThread(script: string, setup: Setup): Worker {
  const thread = new Thread(script, { workerData: setup });
  const waiting = new Map<number, { readonly resolve: (found: readonly Outcome[]) => void; readonly reject: (error: Error) => void }>();
  let count = 0;
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  thread.on('message', ({ id, outcomes }: Answer) => {
    waiting.get(id)?.resolve(outcomes);
    waiting.delete(id);
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('the thread has ended')));
  // What is under way is awaited elsewhere; nothing else keeps the process.
  const ask = (items: readonly Item[]) =>
    new Promise<readonly Outcome[]>((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      count += 1;
      waiting.set(count, { resolve, reject });
      thread.postMessage({ id: count, items });
    });
  const ready = ask([]).then(() => undefined);
  ready.catch(() => undefined);
  return { ready, examine: ask, close: () => void thread.terminate() };
}

/** On such a thread: answers until it is ended. */
export function serveThread(engine: Engine, io: Pick<Io, 'files' | 'configs'>): void {
  const examiner = new Examiner(workerData as Setup, engine, io);
  parentPort?.on('message', async ({ id, items }: { readonly id: number; readonly items: readonly Item[] }) => {
    const outcomes: Outcome[] = [];
    for (const item of items) outcomes.push(await examiner.examine(item));
    parentPort?.postMessage({ id, outcomes } satisfies Answer);
  });
}
