import { setFlagsFromString } from 'node:v8';

/** Characters; a single report is a twentieth of it. */
const LONG = 200_000;

/**
 * How much garbage may lie about, by the longest draft that is open. What is made of one version is garbage at the next key. Of a usual draft
 * that is little, and left alone the heap would grow to three times what is in use before any of it is swept: 120 MB where 75 MB do, for
 * a tenth of the time at most. Of a long one it is so much that sweeping as often takes half of all time. The engine looks these up
 * whenever it sweeps; names that it does not know it passes over.
 */
export function roomFor(longest: number): void {
  const isLong = longest > LONG;
  setFlagsFromString(`--semi-space-growth-factor=${isLong ? 2 : 1}`);
  setFlagsFromString(`--heap-growing-percent=${isLong ? 100 : 30}`);
}
