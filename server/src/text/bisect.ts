/** The index of the first item for which it holds, where it holds for all that follow: by bisection. The length where it never does. */
export function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean, from = 0): number {
  let low = from;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
