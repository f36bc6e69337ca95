// Runs the command line once for each list of arguments, in one process: that Node starts and loads it takes longer than most commands.
// node TESTS PATH CLI '[["check", "a.md"], …]', where TESTS are all tests and PATH is this file's. Behind each turn stands TURN, in what is printed and in file 3; on stderr its status before it.
import { writeSync } from 'node:fs';
import { engine } from '../../server/src/cli/engine.js';
import { nodeIo } from '../../server/src/cli/node-io.js';
import { run } from '../../server/src/cli/run.js';

/** Where this file is. */
export const PATH = 'test/cli/several.program.ts';
/** Between what is told of one turn and what is told of the next. */
export const TURN = '\f\n';

async function runAll(cli: string, commands: readonly (readonly string[])[]): Promise<void> {
  for (const args of commands) {
    const status = await run(args, nodeIo(cli), engine);
    for (const [file, text] of [
      [1, ''],
      [2, `${status}\n`],
      [3, ''],
    ] as const)
      writeSync(file, text + TURN);
  }
}

if (process.argv[2] === PATH) void runAll(process.argv[3] ?? '', JSON.parse(process.argv[4] ?? '[]'));
