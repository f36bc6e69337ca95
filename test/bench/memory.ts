import { analyse, held, versions } from '../memory/typing.js';
import { longReport } from './drafts/reports.js';
import { flat, KB, kilo } from './measure.js';
import type { Row } from './table.js';

const TASKS = [
  { length: 100 * KB, edits: 600 },
  { length: 1024 * KB, edits: 40 },
] as const;
const SAMPLES = 2;

/** What typing leaves behind: the heap after so many edits, each a version of its own, beside that after half of them. */
export function* memory(seed: number): Iterable<Row> {
  for (const { length, edits } of TASKS) {
    const draft = flat(longReport({ seed, length }));
    const heaps: number[] = [];
    for (let done = 0; done < edits; done += edits / SAMPLES) {
      for (const text of versions(draft, edits / SAMPLES, done)) analyse(text);
      heaps.push(held() / KB / KB);
    }
    const [floor = 0, ours = 0] = heaps;
    const peak = process.resourceUsage().maxRSS / KB;
    const note = `floor: after ${edits / SAMPLES}; peak of the process ${peak.toFixed(0)} MB`;
    yield {
      part: 'memory',
      case: `heap after ${edits} edits, ${kilo(length)}`,
      unit: 'MB',
      ours,
      floor,
      ratio: ours / floor,
      aim: { ratio: 1.1 },
      note,
    };
  }
}
