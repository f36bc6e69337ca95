import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { WorkerProcess } from './worker-process.mjs';

/** The longest test takes seconds; minutes, where the machine has much else to do. */
const SILENCE_MS = 5 * 60_000;
/** In a file of tests that measures or changes its whole process: it has one of its own. The reason stands behind it. */
const ALONE = /^\/\/ Runs alone: /m;

/** Runs the files, in as many processes as there are processors. Each file has an outcome, whatever becomes of its process. */
export async function runAll(files, { program, tell, silence = SILENCE_MS }) {
  const queue = inOrder(files);
  const outcomes = [];
  const end = async (worker, ran) => {
    const status = await worker.end();
    // Else it has failed for a reason that is told.
    if (status === 0 || ran.some(({ failed }) => failed.length > 0)) return;
    ran
      .at(-1)
      .failed.push({ name: 'a file of this process', reason: `something was thrown when its tests had ended: exit status ${status}` });
    tell(ran.at(-1));
  };
  const lane = async () => {
    let worker;
    let ran = [];
    while (queue.length > 0) {
      const { path, alone } = queue.shift();
      worker ??= new WorkerProcess(program, silence);
      const outcome = await worker.run(path);
      outcomes.push(outcome);
      ran.push(outcome);
      tell(outcome);
      if (!alone && worker.lives) continue;
      await end(worker, ran);
      worker = undefined;
      ran = [];
    }
    if (worker !== undefined) await end(worker, ran);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return outcomes;
}

/** Those that run alone come first: so each has a new process. Then the large ones: a long one last would leave processors idle. */
function inOrder(files) {
  const known = files.map((path) => ({ path, alone: ALONE.test(readFileSync(path, 'utf8')), size: statSync(path).size }));
  return known.sort((a, b) => Number(b.alone) - Number(a.alone) || b.size - a.size);
}
