/** What one text costs. */
export interface Measured {
  readonly name: string;
  readonly length: number;
  readonly ms: number;
  /** How many times as long as one pass of charCodeAt over the same text. */
  readonly ratio: number;
}

const BUDGET_MS = 1200;
const FEWEST_PAIRS = 5;
const MOST_PAIRS = 101;
const WARM_UP_MS = 150;

let sink = 0;

/**
 * Work against a bare pass over the same text: A B A B in one process, medians of both. The pass is repeated until it takes as long
 * as the work, so that whatever else the machine does falls on both alike.
 */
export function measure(name: string, text: string, work: (text: string) => unknown): Measured {
  for (let spent = 0; spent < WARM_UP_MS; ) spent += timed(() => work(text)) + timed(() => pass(text));
  const once = median(sample(3, () => timed(() => work(text))));
  const passes = Math.max(1, Math.round(once / median(sample(5, () => timed(() => pass(text))))));
  const pairs = Math.min(MOST_PAIRS, Math.max(FEWEST_PAIRS, Math.floor(BUDGET_MS / (2 * once))));
  const bare: number[] = [];
  const full: number[] = [];
  for (let i = 0; i < pairs; i += 1) {
    bare.push(
      timed(() => {
        for (let n = 0; n < passes; n += 1) pass(text);
      }) / passes,
    );
    full.push(timed(() => work(text)));
  }
  const ms = median(full);
  return { name, length: text.length, ms, ratio: ms / median(bare) };
}

/** Median time of each step; every round runs all of them. */
export function breakdown(rounds: number, steps: readonly (readonly [string, () => unknown])[]): (readonly [string, number])[] {
  const times = steps.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, [, step]] of steps.entries()) times[i]?.push(timed(step));
  }
  return steps.map(([name], i) => [name, median(times[i] ?? [])] as const);
}

/** 1 where the time grows like the text, 2 where it grows like its square. */
export function exponent(small: Measured, large: Measured): number {
  return Math.log(large.ms / small.ms) / Math.log(large.length / small.length);
}

/** Whatever was computed, so that nothing is left out as unused. */
export function checksum(): number {
  return sink;
}

function pass(text: string): void {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  sink ^= sum;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  if (work() !== undefined) sink ^= 1;
  return performance.now() - start;
}

function sample(count: number, take: () => number): number[] {
  return Array.from({ length: count }, take);
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[ordered.length >> 1] ?? 0;
}
