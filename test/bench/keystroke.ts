import { build } from 'esbuild';
import { realistic } from './drafts.js';
import { flat, median, ms, printTable, quantile, size } from './measure.js';
import { startTypist, type Typist } from './typist.js';

const GOUJI = 'dist/server.js';
const FLOOR = 'test/out/floor.cjs';
/** The same server against itself: p99 of one run 0.34 to 2.66, of seven runs pooled 0.98 to 1.27. */
const PAIRS = 7;
const START_PAIRS = 11;

interface Task {
  readonly text: string;
  /** Of each run, after as many as warm the server up. */
  readonly keys: number;
  readonly warm: number;
}

const TASKS: readonly Task[] = [
  { text: flat(realistic(10 * 1024)), keys: 120, warm: 40 },
  { text: flat(realistic(1024 * 1024)), keys: 20, warm: 2 },
];

/** As fast as keys repeat that are held down. */
const HURRY = { keys: 300, pauseMs: 20, sizes: [10 * 1024, 100 * 1024, 1024 * 1024] };

/** From a key to its findings, over the protocol, beside a server that does nothing; and how long both take to start. */
export async function keystroke(): Promise<void> {
  await build({
    entryPoints: ['test/bench/floor.ts'],
    outfile: FLOOR,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  await printTable(['key → findings', 'who', 'p50, ms', 'p99, ms', 'p50, ratio', 'p99, ratio', 'keys'], latencies());
  await printTable(
    [
      `${HURRY.keys} keys, one every ${HURRY.pauseMs} ms`,
      'last key → findings, analyses',
      'ms',
      'a key alone, ms',
      'versions told',
      'answer p50, ms',
      'answer p99, ms',
      'answered',
      'peak, MB',
    ],
    hurries(),
  );
  await printTable(['spawn → initialized', 'p50, ms', 'ratio'], starts());
}

async function* latencies(): AsyncIterable<string[]> {
  for (const { text, keys, warm } of TASKS) {
    const { floor, ours } = await inTurn(PAIRS, async (typist) => (await typist.type(text, warm + keys)).slice(warm));
    yield [size(text), 'nothing', ms(median(floor)), ms(quantile(floor, 0.99)), '1', '1', String(floor.length)];
    const ratio = (share: number) => (quantile(ours, share) / quantile(floor, share)).toFixed(1);
    yield [size(text), 'gouji', ms(median(ours)), ms(quantile(ours, 0.99)), ratio(0.5), ratio(0.99), String(ours.length)];
  }
}

/** Keys that do not wait: the findings of the last should be there within two analyses. */
async function* hurries(): AsyncIterable<string[]> {
  const { keys, pauseMs, sizes } = HURRY;
  for (const length of sizes) {
    const text = flat(realistic(length));
    const typist = await startTypist(GOUJI);
    try {
      const { lastMs, lastTold, aloneMs, told, answers, peakMB } = await typist.hurry(text, keys, pauseMs);
      const [p50, p99] = [0.5, 0.99].map((share) => ms(quantile(answers, share)));
      const peak = peakMB === undefined ? '—' : peakMB.toFixed(0);
      yield [size(text), String(lastTold), ms(lastMs), ms(aloneMs), String(told), p50 ?? '', p99 ?? '', String(answers.length), peak];
    } finally {
      await typist.end();
    }
  }
}

async function* starts(): AsyncIterable<string[]> {
  const { floor, ours } = await inTurn(START_PAIRS, async ({ startMs }) => [startMs]);
  yield ['nothing', ms(median(floor)), '1'];
  yield ['gouji', ms(median(ours)), (median(ours) / median(floor)).toFixed(1)];
}

/** A B B A A B …: one after a heavy one reads slow, so each comes behind the other as often. Values of all runs together. */
async function inTurn(pairs: number, measured: (typist: Typist) => Promise<number[]>): Promise<{ floor: number[]; ours: number[] }> {
  const values: Record<string, number[]> = { [FLOOR]: [], [GOUJI]: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const programs = pair % 2 === 0 ? [FLOOR, GOUJI] : [GOUJI, FLOOR];
    for (const program of programs) {
      const typist = await startTypist(program);
      try {
        values[program]?.push(...(await measured(typist)));
      } finally {
        await typist.end();
      }
    }
  }
  return { floor: values[FLOOR] ?? [], ours: values[GOUJI] ?? [] };
}
