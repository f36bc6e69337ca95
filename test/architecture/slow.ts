import { type Automaton, automatonOf } from './pattern.js';

const SAMPLES = [...' \t\n\r\u3000\u00a0aZ09_-—.,:;|()<>/#*%`"\'=&甲一年月日的是和在有公开〇，。：；！？、（）《》〈〉“”〔〕０Ｘ％'];
/** Before the pattern begins: a search that is not held to its start passes over anything. */
const BEFORE = -1;

/**
 * Where a pattern can go on taking the same characters in two ways, one behind the other, and fail in the end: for each end of the
 * first way it tries the second anew, and takes the square of the time. Undefined where there is none: the pattern is linear.
 * A pattern that is held to no start has a first way by nature, that of beginning later.
 */
export function twoWays(pattern: RegExp): string | undefined {
  const automaton = automatonOf(pattern);
  const chars = told(automaton, [...new Set([...SAMPLES, ...pattern.source])]);
  const step = stepper(automaton, !pattern.sticky);
  const loops = automaton.places.flatMap((_, i) => (reaches({ step, chars }, i) ? [i] : []));
  const firsts = pattern.sticky ? loops : [BEFORE, ...loops];
  for (const one of firsts) {
    for (const two of loops) {
      if (one === two || succeeds(automaton, two)) continue;
      const shared = sharedBy({ step, chars }, one, two);
      if (shared !== undefined) return shared;
    }
  }
  return undefined;
}

/** Of characters that the same places take, one stands for all. */
function told({ places }: Automaton, chars: readonly string[]): readonly string[] {
  const takers = (char: string) => places.flatMap(({ takes }, i) => (takes(char) ? [i] : [])).join();
  return [...new Map(chars.map((char) => [takers(char), char])).values()];
}

/** From this place on the pattern cannot fail any more. */
function succeeds({ places }: Automaton, at: number): boolean {
  return places[at]?.last === true;
}

type Step = (at: number, char: string) => readonly number[];

function stepper({ places, first }: Automaton, searches: boolean): Step {
  const taking = (from: Iterable<number>, char: string): number[] =>
    [...from].flatMap((i) => {
      const place = places[i];
      if (place === undefined) return [];
      // What only asks is passed as if the answer were yes.
      return place.asks ? taking(place.next, char) : place.takes(char) ? [i] : [];
    });
  return (at, char) => (at === BEFORE ? [...(searches ? [BEFORE] : []), ...taking(first, char)] : taking(places[at]?.next ?? [], char));
}

interface Walk {
  readonly step: Step;
  readonly chars: readonly string[];
}

function reaches({ step, chars }: Walk, place: number): boolean {
  const seen = new Set<number>();
  const open = [place];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const char of chars)
      for (const next of step(at, char)) {
        if (next === place) return true;
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
  return false;
}

/** Characters that lead from `one` back to it, from `one` to `two`, and from `two` back to it. */
function sharedBy({ step, chars }: Walk, one: number, two: number): string | undefined {
  const goal = [one, two, two].join();
  const open: { readonly at: readonly [number, number, number]; readonly by: string }[] = [{ at: [one, one, two], by: '' }];
  const seen = new Set([open[0]?.at.join()]);
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    const [a, b, c] = state.at;
    for (const char of chars)
      for (const x of step(a, char))
        for (const y of step(b, char))
          for (const z of step(c, char)) {
            const by = state.by + char;
            const key = [x, y, z].join();
            if (key === goal) return by;
            if (!seen.has(key)) {
              seen.add(key);
              open.push({ at: [x, y, z], by });
            }
          }
  }
  return undefined;
}
