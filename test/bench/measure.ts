/** Keeps what is measured from being optimised away. */
export const sink = { value: 0 };

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

/** Strings built by repeat are ropes; parsing must not pay for flattening them. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Each row is printed as soon as it is measured. */
export async function printTable(
  head: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<void> {
  console.log(`\n| ${head.join(' | ')} |\n|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`);
  for await (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

export function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value.toFixed(1);
}

export function size(text: string): string {
  return `${(text.length / 1024).toFixed(0)} k`;
}
