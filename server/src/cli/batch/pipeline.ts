import type { Crew } from './crew.js';
import { Intake } from './intake.js';
import type { Item, Outcome } from './item.js';

/** Items that go to a worker at once: enough that sending them costs little beside checking them, few enough that none waits long. */
const BATCH = 16;
/** So many are checked here before any worker is started, which takes as long as checking them. */
const FIRST = 48;
/** Batches that are under way or wait for one before them: what bounds the memory of a run, however long it is. */
const MOST_PENDING = 64;

/** Reads and checks one file, here or on another thread. Never rejects: what goes wrong is part of the outcome. */
export type Examine = (item: Item) => Outcome | Promise<Outcome>;

interface Pending {
  readonly done: Promise<void>;
  outcomes?: readonly Outcome[];
}

/**
 * The outcomes of all items, in the order of the items. This thread checks too, whenever every worker has enough to do; without a crew
 * it checks everything. An outcome is handed on as soon as those before it are; an item is not held back to fill a batch.
 */
export async function* inOrder(items: AsyncIterable<Item>, examine: Examine, crew?: Crew): AsyncGenerator<Outcome> {
  const intake = new Intake(items);
  const pending: Pending[] = [];
  try {
    for (let count = 0; ; ) {
      const batch = await nextBatch(intake, pending);
      if (batch === 'head' || pending.length > MOST_PENDING) yield* await headOf(pending);
      if (batch === 'head') continue;
      if (batch.length === 0) break;
      count += batch.length;
      if (crew === undefined || count <= FIRST) {
        for (const item of batch) yield await examine(item);
      } else {
        pending.push(crew.hasRoom ? sent(crew.examine(batch)) : sent(allOf(batch, examine)));
      }
      // Signals, streams and workers get their turn: none of the above waits for anything.
      await new Promise(setImmediate);
      while (pending[0]?.outcomes !== undefined) yield* await headOf(pending);
    }
    while (pending.length > 0) yield* await headOf(pending);
  } finally {
    crew?.close();
    await intake.close();
  }
}

/** More items, none at the end; or word that the first pending batch is done while none came. */
async function nextBatch(intake: Intake<Item>, pending: readonly Pending[]): Promise<readonly Item[] | 'head'> {
  const taken = intake.take(BATCH);
  const [head] = pending;
  if (head === undefined) return taken;
  const first = await Promise.race([taken, head.done.then(() => 'head' as const)]);
  if (first === 'head') intake.giveBack(taken);
  return first;
}

async function headOf(pending: Pending[]): Promise<readonly Outcome[]> {
  const head = pending.shift();
  await head?.done;
  return head?.outcomes ?? [];
}

async function allOf(batch: readonly Item[], examine: Examine): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of batch) outcomes.push(await examine(item));
  return outcomes;
}

function sent(outcomes: Promise<readonly Outcome[]>): Pending {
  const pending: Pending = {
    done: outcomes.then((found) => {
      pending.outcomes = found;
    }),
  };
  // Whoever awaits it is told; until then it is no failure of the process.
  pending.done.catch(() => undefined);
  return pending;
}
