import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Worker } from '../../../server/src/cli/batch/crew.js';
import { Crew } from '../../../server/src/cli/batch/crew.js';
import type { Item, Outcome } from '../../../server/src/cli/batch/item.js';
import { inOrder } from '../../../server/src/cli/batch/pipeline.js';
import { gouji } from '../harness.js';

/** More than the first, which no thread gets, and then more batches than five threads take at once. */
const COUNT = 240;
const files = Object.fromEntries(
  Array.from({ length: COUNT }, (_, i) => [
    `d/${String(i).padStart(3, '0')}.md`,
    i % 7 === 0 ? '年报 错慎' : i % 11 === 0 ? '购物单' : i % 13 === 0 ? '' : '年报',
  ]),
);

test('however many threads: the same result to the byte, the same complaints, the same status', async () => {
  for (const format of ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'csv', 'github']) {
    const args = `check --format ${format} d nowhere.md`;
    const one = await gouji(`${args} --jobs 1`, { files });
    for (const threads of [2, 5]) {
      const { out, err, status } = await gouji(args, { files, threads });
      assert.equal(out, one.out, `${format}, ${threads}`);
      assert.deepEqual([err, status], [one.err, one.status]);
    }
    assert.match(one.err, /d\/013\.md: 空文件.*\n(?:.*\n)*gouji: nowhere\.md/);
  }
});

test('a wrong configuration is told once, though every thread reads it', async () => {
  const { err, status } = await gouji('check d', {
    files: { ...files, 'd/gouji.config.json': '{"rules": {"nosuch": "off"}}', 'd/013.md': '年报' },
    threads: 4,
  });
  assert.equal(err.match(/没有规则 nosuch/g)?.length, 1);
  assert.equal(status, 2);
});

test('a few files start no worker, more do; --fix never does', async () => {
  let started = 0;
  const startWorker = () => {
    started += 1;
    throw new Error('not now');
  };
  const few = Object.fromEntries(Object.entries(files).slice(0, 40));
  await gouji('check d', { files: few, threads: 8, startWorker });
  assert.equal(started, 0);
  await gouji('check --fix d', { files, threads: 8, startWorker });
  await gouji('check --jobs 1 d', { files, threads: 8, startWorker });
  assert.equal(started, 0);
});

const item = (i: number): Item => ({ path: String(i), named: true });
const outcome = ({ path }: Item): Outcome => ({ path, text: path, complaints: [] });

async function* items(count: number): AsyncGenerator<Item> {
  for (let i = 0; i < count; i += 1) yield item(i);
}

/** A worker that dies of the draft of one name, as threads do; `loads: false`: before it has loaded. */
function mortal(deadly: string, loads = true): () => Worker {
  return () => {
    let dead = !loads;
    const ready = loads ? Promise.resolve() : Promise.reject(new Error('no thread'));
    ready.catch(() => undefined);
    return {
      ready,
      examine: async (batch) => {
        await new Promise(setImmediate);
        dead ||= batch.some(({ path }) => path === deadly);
        if (dead) throw new Error('the thread has ended');
        return batch.map(outcome);
      },
      close: () => undefined,
    };
  };
}

async function pathsOf(crew: Crew): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const one of inOrder(
    items(1000),
    (one) => ('failure' in one ? { ...outcome(one), failure: one.failure } : outcome(one)),
    crew,
  ))
    outcomes.push(one);
  return outcomes;
}

test('a thread that dies takes only the draft with it that it died of', async () => {
  const here = (one: Item): Outcome => ('failure' in one ? { ...outcome(one), failure: one.failure } : outcome(one));
  // Every batch behind the first few goes to workers as long as they have room: this one does.
  const outcomes = await pathsOf(new Crew(mortal('50'), 3, here));
  assert.deepEqual(
    outcomes.map(({ path }) => path),
    Array.from({ length: 1000 }, (_, i) => String(i)),
  );
  assert.deepEqual(
    outcomes.filter(({ failure }) => failure !== undefined).map(({ path }) => path),
    ['50'],
  );
});

test('where no thread can be started, this one does it all', async () => {
  const outcomes = await pathsOf(new Crew(mortal('', false), 3, outcome));
  assert.deepEqual(
    outcomes.map(({ path }) => path),
    Array.from({ length: 1000 }, (_, i) => String(i)),
  );
  assert.ok(outcomes.every(({ failure }) => failure === undefined));
});

test('what is under way is bounded, however slow the first of it is', async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<Item> {
    for (; taken < 100_000; taken += 1) yield item(taken);
  }
  const releases: (() => void)[] = [];
  const slow: Worker = {
    ready: Promise.resolve(),
    examine: (batch) => new Promise((done) => void releases.push(() => done(batch.map(outcome)))),
    close: () => undefined,
  };
  const run = inOrder(counted(), outcome, new Crew(() => slow, 1, outcome));
  for (let i = 0; i < 48; i += 1) await run.next();
  const next = run.next();
  for (let turns = 0; turns < 500; turns += 1) await new Promise(setImmediate);
  assert.ok(taken < 2000, `${taken} items taken while one is slow`);
  releases[0]?.();
  assert.equal((await next).value?.path, '48');
  await run.return(undefined);
});
