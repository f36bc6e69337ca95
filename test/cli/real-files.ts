import { engine } from '../../server/src/cli/engine.js';
import { nodeFiles } from '../../server/src/cli/node-io.js';
import { nodeConfigHost } from '../../server/src/node-config.js';
import { goujiWith, type Outcome, type World } from './harness.js';

/** The command line in a real folder, as the program is but for its process: a start of one takes longer than most of what it does. */
export async function goujiIn(folder: string, args: readonly string[], world: World = {}): Promise<Outcome> {
  const usual = process.cwd();
  process.chdir(folder);
  try {
    return await goujiWith(args, { ...world, engine, io: { files: nodeFiles(folder), configs: nodeConfigHost } });
  } finally {
    process.chdir(usual);
  }
}
