import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';
import { type GeneratedReport, generatedReports, longReport, manyReports } from './drafts/reports.js';
import { exponentOf, flat, KB, kilo, median, now, onePass, processorTime, quantile, sink } from './measure.js';
import type { Row } from './table.js';

type Draft = Omit<GeneratedReport, 'name'>;

/** Read before any is measured: until then the code is not compiled as it will be for all others. */
const WARM_UP = 400;
const FIRST = 50;
const VARIED = 600;
const SIZES = [
  { length: 10 * KB, drafts: 60 },
  { length: 100 * KB, drafts: 12 },
  { length: 1024 * KB, drafts: 4 },
] as const;
const PASSES = 60;
const EXPONENT = 1.05;

/** What reading and checking costs a draft that was never seen before, in passes over its characters. */
export function* engine(seed: number): Iterable<Row> {
  const wanted = { seed, length: 10 * KB };
  yield rowOf('varied 10 k, the first of a process', measured(generatedReports(wanted, FIRST)), {});
  readAll(generatedReports(wanted, WARM_UP, FIRST));
  const varied = measured(generatedReports(wanted, VARIED, FIRST + WARM_UP));
  yield rowOf('varied 10 k', varied, { aim: { ratio: PASSES } });
  yield* growing('one report', (length, i) => ({ text: longReport({ seed: seed * 1000 + i, length }), html: false }));
  // From the second on they are read and told to be several, but not judged: it says how soon that is found.
  yield* growing('many reports in one file, read but not judged', (length, i) => ({
    text: manyReports({ seed: seed * 1000 + i, length }),
    html: false,
  }));
}

export function readAndCheck({ text, html }: Draft): void {
  sink.value += check(readReport(text, { html })).length;
}

export function readAll(drafts: readonly Draft[]): void {
  for (const draft of drafts) readAndCheck(draft);
}

function* growing(name: string, make: (length: number, i: number) => Draft): Iterable<Row> {
  let before: Measured | undefined;
  for (const { length, drafts } of SIZES) {
    const one = measured(Array.from({ length: drafts }, (_, i) => make(length, i)));
    const exponent = before === undefined ? {} : { exponent: exponentOf(before.undisturbed, one.undisturbed) };
    yield rowOf(`${name}, ${kilo(length)}`, one, {
      ...exponent,
      aim: { ratio: PASSES, ...(before === undefined ? {} : { exponent: EXPONENT }) },
    });
    before = one;
  }
}

interface Measured {
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly again: number;
  /** By the clock: on a quiet machine less, for threads help; on a busy one anything. */
  readonly clock: number;
  /** All time over all floors: with what the collector of garbage takes now and then. */
  readonly mean: number;
  /** What one run takes that the machine hardly disturbs; growth is told by it. */
  readonly undisturbed: { readonly ms: number; readonly length: number };
}

/** Each draft is read once, then passed over, then read once more: the pair sees the same state of the machine. */
function measured(drafts: readonly Draft[]): Measured {
  const runs = drafts.map((draft) => {
    const own = { ...draft, text: flat(draft.text) };
    const started = now();
    const ours = processorTime(() => readAndCheck(own));
    const clock = now() - started;
    const floor = onePass(own.text);
    return { ours, clock, floor, again: processorTime(() => readAndCheck(own)), length: own.text.length };
  });
  const sum = (value: (run: (typeof runs)[number]) => number): number => runs.reduce((total, run) => total + value(run), 0);
  const perCharacter = quantile(
    runs.map(({ ours, length }) => ours / length),
    0.25,
  );
  const length = sum((run) => run.length) / runs.length;
  return {
    ours: median(runs.map(({ ours }) => ours)),
    floor: median(runs.map(({ floor }) => floor)),
    ratio: median(runs.map(({ ours, floor }) => ours / floor)),
    again: median(runs.map(({ again, floor }) => again / floor)),
    clock: median(runs.map(({ clock, floor }) => clock / floor)),
    mean: sum(({ ours }) => ours) / sum(({ floor }) => floor),
    undisturbed: { ms: perCharacter * length, length },
  };
}

function rowOf(name: string, { ours, floor, ratio, again, clock, mean }: Measured, more: Pick<Row, 'exponent' | 'aim'>): Row {
  return {
    part: 'engine',
    case: name,
    unit: 'ms',
    ours,
    floor,
    ratio,
    again,
    ...more,
    note: `mean ${mean.toFixed(0)}, by the clock ${clock.toFixed(0)}`,
  };
}
