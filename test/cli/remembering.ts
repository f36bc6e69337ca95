import { type Engine, engine } from '../../server/src/cli/engine.js';
import type { Reading } from '../../server/src/report/types.js';

/** The core, for several commands over the same files: what one of them has read, and what was read off that, is known to the next. */
export function rememberingEngine(): Engine {
  const known = new Map<string, Reading>();
  return {
    ...engine,
    read(source, { extended, ...options } = {}) {
      if (extended !== undefined) return engine.read(source, { extended, ...options });
      const key = `${JSON.stringify(options)} ${source}`;
      const reading = known.get(key) ?? engine.read(source, options);
      known.set(key, reading);
      return reading;
    },
  };
}
