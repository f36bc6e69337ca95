/**
 * What checking a folder costs: npm run bench:batch [-- N] [--seed N] [--json FILE] [--keep FOLDER]. So many generated reports of 10 kB, each read once,
 * beside a program that only reads and decodes them, a tenth of them, and AutoCorrect where it is installed (NODE_PATH is asked too).
 * Not a test: it never fails by a time, and the numbers depend on the machine, the ratios hardly.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeReports } from './drafts/reports.js';
import { KB, median } from './measure.js';
import { type Row, Table } from './table.js';

const FEW = 2000;
/** With more of them one round says it. */
const MANY = 20_000;
const CLI = resolve('dist/cli.js');
/** Prints how long the process took, without its start, and its largest memory. */
const METER = `const begun = performance.now();
process.on('exit', () => require('node:fs').writeSync(3, JSON.stringify({ ms: performance.now() - begun, peak: process.resourceUsage().maxRSS })));`;
const READ = `const { readdirSync, readFileSync } = require('node:fs');
const decoder = new TextDecoder();
let length = 0;
for (const inner of readdirSync(process.argv[2]).sort())
  for (const name of readdirSync(process.argv[2] + '/' + inner).sort()) length += decoder.decode(readFileSync(process.argv[2] + '/' + inner + '/' + name)).length;
if (length === 0) throw new Error('nothing read');`;
const AUTOCORRECT = (module: string) => `const { readdirSync, readFileSync } = require('node:fs');
const { lintFor } = require(${JSON.stringify(module)});
for (const inner of readdirSync(process.argv[2]).sort())
  for (const name of readdirSync(process.argv[2] + '/' + inner).sort()) process.stdout.write(JSON.stringify(lintFor(readFileSync(process.argv[2] + '/' + inner + '/' + name, 'utf8'), name)) + '\\n');`;

interface Measured {
  readonly ms: number;
  /** MB. */
  readonly peak: number;
}

class Batch {
  readonly #meter: string;
  readonly #scripts = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly rounds: number,
  ) {
    this.#meter = this.#scriptOf('meter', METER);
  }

  /** The program beside another: A B A B …, the median of each and of the ratios. */
  pairs(ours: readonly string[], other: readonly string[]): { ours: Measured; other: Measured; ratio: number } {
    const runs = Array.from({ length: this.rounds }, () => ({ other: this.run(other), ours: this.run(ours) }));
    const middle = (of: (run: (typeof runs)[number]) => Measured): Measured => ({
      ms: median(runs.map((run) => of(run).ms)),
      peak: Math.max(...runs.map((run) => of(run).peak)),
    });
    return {
      ours: middle((run) => run.ours),
      other: middle((run) => run.other),
      ratio: median(runs.map((run) => run.ours.ms / run.other.ms)),
    };
  }

  script(name: string, text: string): string {
    const path = this.#scripts.get(name) ?? this.#scriptOf(name, text);
    this.#scripts.set(name, path);
    return path;
  }

  run(args: readonly string[]): Measured {
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const { output, status, stderr } = spawnSync(process.execPath, ['--require', this.#meter, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}: ${stderr.slice(-500)}`);
    const { ms, peak } = JSON.parse(output[3] ?? '');
    return { ms, peak: peak / KB };
  }

  #scriptOf(name: string, text: string): string {
    const path = join(this.folder, `${name}.cjs`);
    writeFileSync(path, text);
    return path;
  }
}

function autocorrect(): string | undefined {
  const paths = [process.cwd(), ...(process.env.NODE_PATH ?? '').split(delimiter).filter(Boolean)];
  try {
    return createRequire(join(process.cwd(), 'x.js')).resolve('autocorrect-node', {
      paths: [...paths, ...paths.map((path) => join(path, '..'))],
    });
  } catch {
    return undefined;
  }
}

function* rows(batch: Batch, all: string, tenth: string, count: number): Iterable<Row> {
  const read = batch.script('read', READ);
  const check = (folder: string, ...more: string[]) => [CLI, 'check', '--no-config', '--exit-zero', '--format', 'ndjson', ...more, folder];
  const rowOf = (name: string, ours: Measured, floor: Measured, ratio: number, aim: number): Row => ({
    part: 'batch',
    case: name,
    unit: 'files/s',
    ours: (count / ours.ms) * 1000,
    floor: (count / floor.ms) * 1000,
    ratio,
    aim: { ratio: aim },
    note: `peak ${Math.round(ours.peak)} MB, floor ${Math.round(floor.peak)} MB`,
  });
  const one = batch.pairs(check(all, '--jobs', '1'), [read, all]);
  yield rowOf(`${count} files, one thread`, one.ours, one.other, one.ratio, 6);
  const threads = batch.pairs(check(all), [read, all]);
  yield rowOf(`${count} files, ${availableParallelism()} processors`, threads.ours, threads.other, threads.ratio, 3.5);
  const growth = batch.pairs(check(all), check(tenth));
  yield {
    part: 'batch',
    case: `${count} files beside ${count / 10}`,
    unit: 'MB',
    ours: growth.ours.peak,
    floor: growth.other.peak,
    ratio: growth.ours.peak / growth.other.peak,
    exponent: Math.log10(growth.ratio),
    note: `${(growth.ours.ms / 1000).toFixed(1)} s and ${(growth.other.ms / 1000).toFixed(1)} s`,
  };
  const module = autocorrect();
  if (module === undefined) return console.log('autocorrect-node is not installed; its row is left out');
  const other = batch.pairs(check(all), [batch.script('autocorrect', AUTOCORRECT(module)), all]);
  yield { ...rowOf(`${count} files beside AutoCorrect`, other.ours, other.other, other.ratio, 0.2) };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, json: { type: 'string' }, keep: { type: 'string' } },
    allowPositionals: true,
  });
  const count = Number(positionals[0] ?? FEW);
  if (!Number.isInteger(count) || count < 10) throw new RangeError('how many files? At least 10');
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'gouji-batch-'));
  try {
    const wanted = { seed: Number(values.seed), length: 10 * KB };
    const [all, tenth] = [join(folder, 'all'), join(folder, 'tenth')];
    for (const [place, number] of [
      [all, count],
      [tenth, Math.floor(count / 10)],
    ] as const) {
      if (existsSync(place) && readdirSync(place).length > 0) continue;
      mkdirSync(place, { recursive: true });
      writeReports(place, wanted, number);
    }
    const table = new Table();
    for (const row of rows(new Batch(folder, count >= MANY ? 1 : 3), all, tenth, count)) table.add(row);
    if (values.json !== undefined)
      table.write(values.json, { node: process.version, system: `${process.platform} ${process.arch}`, seed: wanted.seed });
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
