import { Session } from 'node:inspector';
import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { askEverything, mendEverything, pasteEverything } from './requests.js';
import { Scans } from './scans.js';

const FILE = 'core-that-is-counted.js';

interface Core {
  readonly askEverything: typeof askEverything;
  readonly mendEverything: typeof mendEverything;
  readonly pasteEverything: typeof pasteEverything;
}

export type What = keyof Core;

/** Work by who did it: the name of a function and its place in the bundle, or of a search of the engine. */
export type Counts = ReadonlyMap<string, number>;

/**
 * How many blocks of code (bodies of functions, loops, branches) run in each function while it deals with a text, and how many
 * characters the engine's own searches pass: a measure of work that is the same on every machine and at every load. What a pattern does
 * inside a text is not counted; that no pattern goes back over what it has passed is the business of test/architecture/patterns.test.ts.
 */
export class Work {
  private readonly session = new Session();
  private readonly core: Core;
  private readonly scans = new Scans();

  /** A copy of the core of its own: V8 counts blocks only of what it compiles after it is told to. */
  constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const built = buildSync({
      entryPoints: ['test/growth/requests.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'core',
      target: 'node20',
    });
    this.core = runInThisContext(`${built.outputFiles[0]?.text}; core`, { filename: FILE });
    this.blocksOf('', 'askEverything');
  }

  /** What the engine's searches pass in a text; the blocks of code are counted on. */
  searches(source: string, what: What): Counts {
    this.scans.during(() => this.core[what](source));
    return this.scans.taken();
  }

  end(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Blocks of code that run while a text is dealt with, where those that ran before have been asked for. */
  blocksOf(source: string, what: What): Counts {
    this.searches(source, what);
    return this.blocks();
  }

  /** Blocks of code that ran since the last time. */
  blocks(): Counts {
    const counts = new Map<string, number>();
    this.session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      for (const { url, functions } of taken.result) {
        if (url !== FILE) continue;
        for (const { functionName, ranges } of functions) {
          const count = ranges.reduce((sum, range) => sum + range.count, 0);
          if (count > 0) counts.set(`${functionName} at ${ranges[0]?.startOffset}`, count);
        }
      }
    });
    return counts;
  }
}
