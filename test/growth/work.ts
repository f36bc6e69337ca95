import { Session } from 'node:inspector';
import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { readReport } from '../../server/src/report/read.js';
import type { check } from '../../server/src/rules/check.js';

const CORE = `
export { readReport } from './server/src/report/read.ts';
export { check } from './server/src/rules/check.ts';
`;
const FILE = 'core-that-is-counted.js';

interface Core {
  readonly readReport: typeof readReport;
  readonly check: typeof check;
}

/**
 * How many blocks of code (bodies of functions, loops, branches) run while a text is read and checked: a measure of work
 * that is the same on every machine and at every load. What runs inside the engine, a search of a pattern say, is not counted.
 */
export class Work {
  private readonly session = new Session();
  private readonly core: Core;

  /** A copy of the core of its own: V8 counts blocks only of what it compiles after it is told to. */
  constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const built = buildSync({
      stdin: { contents: CORE, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'core',
      target: 'node20',
    });
    this.core = runInThisContext(`${built.outputFiles[0]?.text}; core`, { filename: FILE });
    this.of('');
  }

  /** One text at a time: what ran since the last one is counted. */
  of(source: string): number {
    this.core.check(this.core.readReport(source), {
      onError: (rule, error) => {
        throw new Error(`rule ${rule.id} threw`, { cause: error });
      },
    });
    return this.taken();
  }

  end(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Counts since the last time. */
  private taken(): number {
    let sum = 0;
    this.session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      for (const { url, functions } of taken.result)
        if (url === FILE) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    });
    return sum;
  }
}
