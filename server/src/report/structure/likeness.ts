/** How much two short texts are alike, from 0 to 1: the better of the shares of pairs and of characters in order that they have in common. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = shareOfPairs(a, b);
  // Characters in order are costly to count; where hardly a pair is common they do not make the texts alike.
  if (pairs === 0 && Math.min(a.length, b.length) > 3) return 0;
  return Math.max(pairs, share(inOrder(a, b), a.length, b.length));
}

function shareOfPairs(a: string, b: string): number {
  const own = pairsOf(a);
  const others = pairsOf(b);
  let common = 0;
  for (const pair of own) if (others.has(pair)) common += 1;
  return share(common, own.size, others.size);
}

/** Dice coefficient. */
function share(common: number, one: number, two: number): number {
  return (2 * common) / Math.max(1, one + two);
}

/** Length of the longest common subsequence. */
function inOrder(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const next = [0];
    for (let j = 0; j < b.length; j += 1) next.push(b[j] === char ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(text.slice(i, i + 2));
  return pairs;
}
