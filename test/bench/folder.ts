import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { writeReports } from './drafts/reports.js';
import { KB, median, now } from './measure.js';
import type { Aim, Row } from './table.js';

const CLI = 'dist/cli.js';
const FLOOR = 'test/out/read-floor.cjs';
const FILES = 500;
/** Other linters take seconds for as many. */
const FEW = 100;
const PAIRS = 3;
/** Where tools are installed that no user of ours needs: npm install --prefix FOLDER autocorrect-node markdownlint-cli2 */
const TOOLS = 'GOUJI_BENCH_TOOLS';

/**
 * Whole processes, with their start, over a folder of reports: files a second, beside a program that reads them and others that look at
 * them. Many more files, and how memory and time grow with them: npm run bench:batch.
 */
export async function* folder(seed: number): AsyncIterable<Row> {
  await build({
    entryPoints: ['test/bench/read-floor.ts'],
    outfile: FLOOR,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const place = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
  try {
    const [many, few] = [join(place, 'many'), join(place, 'few')];
    for (const [path, count] of [
      [many, FILES],
      [few, FEW],
    ] as const) {
      mkdirSync(path);
      writeReports(path, { seed, length: 10 * KB }, count);
    }
    yield* ours(many);
    yield* others(many, few);
  } finally {
    rmSync(place, { recursive: true });
  }
}

async function* ours(folder: string): AsyncIterable<Row> {
  const floor = [FLOOR, folder];
  yield* compared('check --jobs 1', { files: FILES, ours: check(folder, '--jobs', '1'), floor, aim: { ratio: 6 } });
  yield* compared('check', { files: FILES, ours: check(folder), floor, aim: { ratio: 3.5 } });
}

function check(folder: string, ...options: readonly string[]): string[] {
  return [CLI, 'check', '--no-config', '--format', 'ndjson', ...options, folder];
}

async function* others(many: string, few: string): AsyncIterable<Row> {
  const autocorrect = installed('autocorrect-node', 'autocorrect');
  const markdownlint = installed('markdownlint-cli2', 'markdownlint-cli2');
  if (autocorrect !== undefined) {
    yield* compared('check; floor: autocorrect --lint', {
      files: FILES,
      ours: check(many),
      floor: [autocorrect, '--lint', many],
      aim: { ratio: 0.2 },
    });
  }
  if (markdownlint !== undefined) {
    yield* compared('check; floor: markdownlint-cli2, Markdown only', {
      files: FEW,
      ours: check(few),
      floor: [markdownlint, `${few.replaceAll('\\', '/')}/**/*.md`],
      aim: {},
    });
  }
  if (autocorrect === undefined || markdownlint === undefined) {
    console.error(
      `batch: autocorrect-node or markdownlint-cli2 is not installed; ${TOOLS} may name a folder with them in its node_modules`,
    );
  }
}

interface Comparison {
  readonly files: number;
  readonly ours: readonly string[];
  readonly floor: readonly string[];
  readonly aim: Aim;
}

/** A B B A …, after one run of each that is not counted: the files are in memory then. */
async function* compared(name: string, { files, ours, floor, aim }: Comparison): AsyncIterable<Row> {
  const runs: Record<'ours' | 'floor', Run[]> = { ours: [], floor: [] };
  const commands = { ours, floor };
  for (let pair = 0; pair <= PAIRS; pair += 1) {
    for (const who of pair % 2 === 0 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const)) {
      const one = await run(commands[who]);
      if (pair > 0) runs[who].push(one);
    }
  }
  const rate = (all: readonly Run[]) => (files / median(all.map(({ ms }) => ms))) * 1000;
  const ratio = median(runs.ours.map(({ ms }, i) => ms / (runs.floor[i]?.ms ?? Number.NaN)));
  const peak = (all: readonly Run[]) => Math.max(...all.map(({ peakMB }) => peakMB ?? 0));
  const memory = `peak ${peak(runs.ours).toFixed(0)} MB, floor ${peak(runs.floor).toFixed(0)} MB`;
  yield {
    part: 'batch',
    case: `${name}, ${files} files`,
    unit: 'files/s',
    ours: rate(runs.ours),
    floor: rate(runs.floor),
    ratio,
    aim,
    note: memory,
  };
}

interface Run {
  readonly ms: number;
  /** Undefined where the system does not tell. */
  readonly peakMB: number | undefined;
}

const LOOK_MS = 40;

/** The whole process, whatever it says of the files: findings are no failure, but a program that cannot run is one. */
async function run(command: readonly string[]): Promise<Run> {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const started = now();
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-1000);
  });
  let peakMB: number | undefined;
  const looking = setInterval(() => {
    peakMB = peakOf(child.pid) ?? peakMB;
  }, LOOK_MS);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('exit', done);
  });
  const ms = now() - started;
  clearInterval(looking);
  if (status !== 0 && status !== 1) throw new Error(`${command.join(' ')}: exit status ${status}: ${said}`);
  return { ms, peakMB };
}

/** Linux keeps the most that a process has ever held. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kB] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kB === undefined ? undefined : Number(kB) / KB;
  } catch {
    return undefined;
  }
}

/** The script of a package's command, where it is installed here or in the folder of tools. */
function installed(name: string, command: string): string | undefined {
  const require = createRequire(resolve(process.env[TOOLS] ?? '.', 'package.json'));
  try {
    const manifest = findManifest(require, name);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: string | Readonly<Record<string, string>> };
    const script = typeof bin === 'string' ? bin : bin[command];
    return script === undefined ? undefined : join(dirname(manifest), script);
  } catch {
    return undefined;
  }
}

/** Not every package shows its manifest. */
function findManifest(require: NodeJS.Require, name: string): string {
  const found = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name, 'package.json')).find((path) => readable(path));
  if (found === undefined) throw new RangeError(`${name} is not installed`);
  return found;
}

function readable(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
