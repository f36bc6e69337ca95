import { analyse, held, versions } from '../memory/typing.js';
import { realistic } from './drafts.js';
import { flat, printTable, size } from './measure.js';

const KB = 1024;
const TASKS = [
  { length: 100 * KB, edits: 20_000 },
  { length: 1024 * KB, edits: 2_000 },
] as const;
const SAMPLES = 5;

/** What typing leaves behind: the heap after so many edits, each a version of its own that is read and checked. */
export async function memory(): Promise<void> {
  await printTable(['draft', 'edits', 'heap, MB', 'peak of the process, MB'], heaps());
}

function* heaps(): Iterable<string[]> {
  for (const { length, edits } of TASKS) {
    const draft = flat(realistic(length));
    for (let done = 0; done < edits; done += edits / SAMPLES) {
      for (const text of versions(draft, edits / SAMPLES, done)) analyse(text);
      const peak = process.resourceUsage().maxRSS / KB;
      yield [size(draft), String(done + edits / SAMPLES), (held() / KB / KB).toFixed(0), peak.toFixed(0)];
    }
  }
}
