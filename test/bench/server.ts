import { build } from 'esbuild';
import { longReport } from './drafts/reports.js';
import { flat, KB, kilo, median, quantile } from './measure.js';
import type { Aim, Row } from './table.js';
import { type Keys, startTypist, type Typist } from './typist.js';

const GOUJI = 'dist/server.js';
const FLOOR = 'test/out/floor.cjs';
/** The same server against itself: p99 of one run 0.34 to 2.66, of seven runs pooled 0.98 to 1.27. */
const PAIRS = 7;
const START_PAIRS = 15;

interface Task {
  readonly length: number;
  readonly keys: readonly Keys[];
  readonly p50: number;
  readonly p99: number;
}

/** A key every 20 ms is one that is held down; one every 100 ms is fast typing. */
const TASKS: readonly Task[] = [
  {
    length: 10 * KB,
    keys: [
      { warm: 40, count: 60, pauseMs: 20 },
      { warm: 5, count: 25, pauseMs: 100 },
    ],
    p50: 2,
    p99: 1.5,
  },
  {
    length: 1024 * KB,
    keys: [
      { warm: 5, count: 30, pauseMs: 20 },
      { warm: 2, count: 12, pauseMs: 100 },
    ],
    p50: 8,
    p99: 3,
  },
];

/** The server beside one that does nothing: how soon it answers, how soon a key has its findings, what it holds. */
export async function* server(seed: number): AsyncIterable<Row> {
  const entryPoints = ['test/bench/floor.ts'];
  await build({
    entryPoints,
    outfile: FLOOR,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const starts = await inTurn(START_PAIRS, async (typist) => ({ starts: [typist.startMs] }));
  yield rowOf('spawn → initialize', 'ms', starts.starts ?? NOTHING, median, { ratio: 1.15 });
  for (const { length, keys, p50, p99 } of TASKS) {
    const text = flat(longReport({ seed, length }));
    const values = await inTurn(PAIRS, async (typist) => {
      const measured: Record<string, number[]> = {};
      for (const one of keys) measured[`a key every ${one.pauseMs} ms`] = await typist.type(text, one);
      const memory = typist.memory();
      return memory === undefined ? measured : { ...measured, [MEMORY]: [memory] };
    });
    for (const [name, pair] of Object.entries(values)) {
      const size = kilo(length);
      if (name === MEMORY) yield rowOf(`${name}, ${size}`, 'MB', pair, median, { ratio: 1.5 });
      else {
        yield rowOf(`key → findings, ${size}, ${name}, p50`, 'ms', pair, median, { ratio: p50 });
        yield rowOf(`key → findings, ${size}, ${name}, p99`, 'ms', pair, (all) => quantile(all, 0.99), { ratio: p99 });
      }
    }
  }
}

const MEMORY = 'resident memory after typing';

interface Pair {
  readonly ours: number[];
  readonly floor: number[];
}

const NOTHING: Pair = { ours: [], floor: [] };

/** A B B A A B …: one after a heavy one reads slow, so each comes behind the other as often. Values of all runs together. */
async function inTurn(
  pairs: number,
  measured: (typist: Typist) => Promise<Readonly<Record<string, readonly number[]>>>,
): Promise<Readonly<Record<string, Pair>>> {
  const values: Record<string, Pair> = {};
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const who of pair % 2 === 0 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const)) {
      const typist = await startTypist(who === 'ours' ? GOUJI : FLOOR);
      try {
        for (const [name, some] of Object.entries(await measured(typist))) {
          const known = values[name] ?? { ours: [], floor: [] };
          known[who].push(...some);
          values[name] = known;
        }
      } finally {
        await typist.end();
      }
    }
  }
  return values;
}

function rowOf(name: string, unit: Row['unit'], pair: Pair, of: (values: readonly number[]) => number, aim: Aim): Row {
  const [ours, floor] = [of(pair.ours), of(pair.floor)];
  return { part: 'server', case: name, unit, ours, floor, ratio: ours / floor, aim, note: `of ${pair.ours.length}` };
}
