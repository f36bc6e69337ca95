/** Choices that come out the same for the same seed. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly integer: (least: number, most: number) => number;
  /** One of the list; undefined where it is empty. */
  readonly pick: <T>(list: readonly T[]) => T | undefined;
}

/** A generator for one place of one run: seed and names of the place together decide. */
export function randomOf(seed: number, ...names: readonly (string | number)[]): Random {
  let state = hash(`${seed} ${names.join(' ')}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { integer, pick: (list) => list[integer(0, list.length - 1)] };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
