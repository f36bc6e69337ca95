/**
 * What checking costs, beside the least that it could: npm run bench [-- engine profile shapes server batch memory] [--json FILE] [--seed N].
 * One table of ratios. Not a test: it never fails by a time, and the numbers depend on the machine, the ratios hardly.
 */
import { parseArgs } from 'node:util';
import { engine } from './engine.js';
import { folder } from './folder.js';
import { sink } from './measure.js';
import { memory } from './memory.js';
import { profile } from './profile.js';
import { server } from './server.js';
import { shapes } from './shapes.js';
import { type FailedRow, type Row, Table } from './table.js';

type Part = (seed: number) => Iterable<Row | FailedRow> | AsyncIterable<Row | FailedRow>;
const parts: Readonly<Record<string, Part>> = { engine, profile, shapes, server, batch: folder, memory };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => parts[name] === undefined);
  if (unknown !== undefined) throw new RangeError(`no part ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  const about = { node: process.version, system: `${process.platform} ${process.arch}`, seed: Number(values.seed) };
  console.log(
    `Node ${about.node}, ${about.system}, seed ${about.seed}. Ratios are to the floor: one pass of charCodeAt, or a program that does nothing. Engine and shapes: time of the processor.\n`,
  );
  const table = new Table();
  for (const [name, part] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    try {
      for await (const row of part(about.seed)) table.add(row);
    } catch (error) {
      table.add({ part: name, case: 'all that follows', failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  if (values.json !== undefined) table.write(values.json, about);
  if (table.failed) process.exitCode = 1;
  if (sink.value === 0.5) console.log('never');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
