/**
 * The built server under random edits, odd messages and hostile files: npm run fuzz -- [--seed N] [--sequences N] [--edits N].
 * Sequences of ten edits each, every one as if opened afresh; so many edits of one draft, while the memory stays. Whatever fails names
 * its seed, and the run goes on; `--seed N --sequences 1` repeats one sequence. A small part of it are tests, in this folder.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { abuses, unframed } from './abuse.js';
import { configurationBombs } from './bombs.js';
import { editAtRandom } from './editing.js';
import { fixTwice } from './fixing.js';
import { editForever } from './memory.js';
import { ServerProcess } from './process.js';

const SERVER = 'dist/server.js';
/** Sequences between two lines of progress. */
const PORTION = 500;
let failures = 0;

async function main(): Promise<void> {
  const option = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({ options: { seed: option('1'), sequences: option('10000'), edits: option('100000') } });
  const [seed, sequences, edits] = [values.seed, values.sequences, values.edits].map(Number);
  assert.ok(seed !== undefined && sequences !== undefined && edits !== undefined && seed + sequences + edits >= 0, 'numbers, please');
  console.log(`seed ${seed}`);
  for (const [name, abuse] of Object.entries(abuses)) {
    await part(name, () =>
      withServer(async (server) => {
        await abuse(server.wire, seed);
        assert.equal(server.complaint, undefined);
      }),
    );
  }
  for (const text of unframed) await part(`ends after ${JSON.stringify(text)}`, () => withServer((server) => endsAfter(server, text)));
  await part('configuration bombs', () => configurationBombs(() => new ServerProcess(SERVER)));
  for (let from = 0; from < sequences; from += PORTION) {
    const count = Math.min(PORTION, sequences - from);
    await part(`sequences ${seed + from} to ${seed + from + count - 1}: edits`, () => editAtRandom({ seed: seed + from, count, tried: 5 }));
  }
  await part('drafts that fix-all changed, and changes no more', async () => fixTwice(seed, Math.ceil(sequences / 10)));
  if (edits > 0) await part(`memory during ${edits} edits, MB`, () => withServer((server) => editForever(server, { seed, edits })));
  console.log(`${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}

/** Says what came out, or what went wrong. */
async function part(name: string, run: () => Promise<unknown>): Promise<void> {
  const started = process.hrtime.bigint();
  const took = () => `${Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000} s`;
  try {
    const result = await run();
    console.log(`✔ ${name}${result === undefined ? '' : `: ${result}`} (${took()})`);
  } catch (error) {
    failures += 1;
    console.log(`✖ ${name} (${took()})\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

async function withServer<T>(use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = new ServerProcess(SERVER);
  try {
    return await use(server);
  } finally {
    await server.kill();
  }
}

/** An editor starts a server anew that has ended; one that lives and hears nothing it would wait for. */
async function endsAfter(server: ServerProcess, text: string): Promise<void> {
  server.wire.toServer.write(`${text}Content-Length: 2\r\n\r\n{}`);
  assert.equal(await server.ended(), 1);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
