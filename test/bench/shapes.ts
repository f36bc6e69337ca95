import { hostile } from './drafts/hostile.js';
import { readAndCheck } from './engine.js';
import { exponentOf, flat, KB, onePass, processorTime } from './measure.js';
import type { FailedRow, Row } from './table.js';

const [SMALL, LARGE] = [256 * KB, 1024 * KB];
/** What would take longer by its growth so far is not waited for. */
const PATIENCE_MS = 30_000;
/** What is over sooner is measured twice: the run counts that the machine disturbed less. */
const SHORT_MS = 400;
const AIM = { exponent: 1.2, ours: 1000 };

/** Shapes that punish whatever is not linear. */
export function* shapes(): Iterable<Row | FailedRow> {
  for (const [name, make] of Object.entries(hostile)) {
    try {
      yield measured(name, make);
    } catch (error) {
      yield { part: 'shape', case: name, failed: String(error) };
    }
  }
}

function measured(name: string, make: (length: number) => string): Row {
  const [tiny, small] = [run(make(SMALL / 4)), run(make(SMALL))];
  const growth = exponentOf(tiny, small);
  if (small.ms * (LARGE / SMALL) ** growth > PATIENCE_MS)
    return rowOf(name, small, { exponent: growth, note: 'at 256 k: 1 M would take too long' });
  const large = run(make(LARGE));
  return rowOf(name, large, { exponent: exponentOf(small, large) });
}

interface Run {
  readonly text: string;
  readonly length: number;
  readonly ms: number;
}

function run(made: string): Run {
  const text = flat(made);
  const work = () => readAndCheck({ text, html: false });
  const first = processorTime(work);
  return { text, length: text.length, ms: first < SHORT_MS ? Math.min(first, processorTime(work)) : first };
}

function rowOf(name: string, { text, ms }: Run, more: Pick<Row, 'exponent' | 'note'>): Row {
  const floor = onePass(text);
  return { part: 'shape', case: name.replaceAll('|', '\\|'), unit: 'ms', ours: ms, floor, ratio: ms / floor, ...more, aim: AIM };
}
