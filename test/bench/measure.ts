/** Keeps what is measured from being optimised away. */
export const sink = { value: 0 };

export const KB = 1024;

export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function time(work: () => unknown): number {
  const start = now();
  work();
  return now() - start;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share of all stays below. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** Strings built piece by piece are ropes; parsing must not pay for flattening them. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/**
 * What the process takes of the processors, in ms: on a machine that others use too the clock says how long one waited. Threads that
 * compile and collect garbage count as well, as they should.
 */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The yardstick: nothing that looks at a text can be faster. In ms, the run of five that was disturbed least. */
export function onePass(text: string): number {
  return Math.min(...Array.from({ length: 5 }, () => time(() => pass(text))));
}

function pass(text: string): void {
  for (let i = 0; i < text.length; i += 1) sink.value = (sink.value + text.charCodeAt(i)) | 0;
}

/** 1 is linear, 2 quadratic. */
export function exponentOf(
  small: { readonly ms: number; readonly length: number },
  large: { readonly ms: number; readonly length: number },
): number {
  return Math.log(large.ms / small.ms) / Math.log(large.length / small.length);
}

export function kilo(length: number): string {
  return length >= KB * KB ? `${Math.round(length / KB / KB)} M` : `${Math.round(length / KB)} k`;
}
