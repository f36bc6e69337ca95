// The command line under engines that drive it, with several processes and one of them killed in the middle: the result must be complete and
// identical with that of one process. Installs what is missing by apt-get: node test/engines/run.mjs [parallel|slurm]
// Closing line: in Engines: N ok, N not ok. An engine that cannot be had counts as not ok; Slurm wants root, and is left out for others.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { apt, onPath } from '../system.mjs';
import { Slurm } from './slurm.mjs';

const CLI = resolve('dist/cli.js');
const KILLED = resolve('test/engines/killed.mjs');
const GOUJI = [CLI, 'check', '--stdin-files', '--exit-zero', '--jobs', '1'];
const LIMIT_MS = 3 * 60_000;
const TASKS = 3;
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const folder = mkdtempSync(join(tmpdir(), 'gouji-engines-'));
const records = join(folder, 'records.ndjson');
const engines = { parallel, slurm };
const chosen = Object.entries(engines).filter(([name]) => process.argv[2] === undefined || process.argv[2] === name);
let ok = 0;
let notOk = 0;

try {
  writeFileSync(records, recordsText());
  const expected = run(process.execPath, GOUJI, { input: readFileSync(records) }).stdout;
  const lines = expected.split('\n').length - 1;
  if (lines !== recordsText().split('\n').length - 1) throw new Error(`one process gave ${lines} results`);
  for (const [, engine] of chosen) await engine(expected);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`in Engines: ${ok} ok, ${notOk} not ok`);
process.exitCode = notOk > 0 || ok === 0 ? 1 : 0;

/** The clean drafts several times over, with lines between them that are no record. */
function recordsText() {
  const drafts = readdirSync('test/drafts/clean').map((name) => [name, readFileSync(join('test/drafts/clean', name), 'utf8')]);
  const lines = Array.from({ length: 5 }, (_, i) => drafts.map(([name, text]) => JSON.stringify({ path: `${i}/${name}`, text })));
  return lines.map((some) => `${some.join('\n')}\n{"path": \n`).join('');
}

/** GNU parallel hands out the lines of its input, keeps the order of the results, and runs what failed once more. */
function parallel(expected) {
  if (onPath('parallel') === undefined) apt(['parallel'], say);
  if (onPath('parallel') === undefined) return no('GNU parallel cannot be had');
  const pipe = ['--will-cite', '--pipe', '--keep-order', '--block', '300k', '--jobs', String(TASKS), '--retries', '3'];
  const input = readFileSync(records);
  const quiet = run('parallel', [...pipe, process.execPath, ...GOUJI], { input });
  check(
    quiet.status === 0 && withoutPlaces(quiet.stdout) === withoutPlaces(expected),
    'GNU parallel: several processes, the result of one',
  );
  const killed = run('parallel', [...pipe, process.execPath, KILLED, join(folder, 'killed'), ...GOUJI], { input });
  const isKilled = readdirSync(folder).includes('killed');
  check(
    isKilled && killed.status === 0 && withoutPlaces(killed.stdout) === withoutPlaces(expected),
    'GNU parallel: one killed while it wrote, the result complete and the same',
  );
}

/** Slurm, one node, a job array: each task takes its share of the lines, and its result appears when it is complete. */
async function slurm(expected) {
  if (process.getuid?.() !== 0) return say('Slurm is left out: its daemons want root');
  if (!Slurm.isThere()) apt(['slurm-wlm', 'munge'], say);
  if (!Slurm.isThere()) return no('Slurm cannot be had');
  const cluster = new Slurm(join(folder, 'slurm'));
  try {
    await cluster.start();
    const result = (task) => join(folder, `result.${task}.ndjson`);
    const share = (task) => `awk -v n=${TASKS} -v k=${task} 'NR % n == k' ${records}`;
    // The first of task 1 is killed while it writes; when it is submitted again it goes through.
    const command = (task) => [...(task === 1 ? [KILLED, join(folder, 'killed-task')] : []), ...GOUJI, '--output', result(task)];
    const cases = Array.from(
      { length: TASKS },
      (_, task) => `${task}) ${share(task)} | ${[process.execPath, ...command(task)].join(' ')} ;;`,
    );
    const job = join(folder, 'job.sh');
    writeFileSync(job, `#!/bin/sh\ncase $SLURM_ARRAY_TASK_ID in\n${cases.join('\n')}\nesac\n`);
    await cluster.wait(cluster.submit(job, `0-${TASKS - 1}`, folder));
    const shares = Array.from({ length: TASKS }, (_, task) => resultsOf(expected, task));
    const read = (task) => (readdirSync(folder).includes(`result.${task}.ndjson`) ? readFileSync(result(task), 'utf8') : undefined);
    const first = shares.map((_, task) => read(task));
    check(
      first.every((text, task) => (task === 1 ? text === undefined : withoutPlaces(text ?? '') === withoutPlaces(shares[task]))),
      'Slurm: a job array, the shares of one result; of the task that was killed nothing, not half',
    );
    await cluster.wait(cluster.submit(job, '1', folder));
    check(withoutPlaces(read(1) ?? '') === withoutPlaces(shares[1]), 'Slurm: that task again, and the result is complete and the same');
  } finally {
    await cluster.stop();
  }
}

/** What `awk 'NR % n == k'` takes of the lines. */
function resultsOf(text, task) {
  const lines = text.split('\n').slice(0, -1);
  return lines
    .filter((_, i) => (i + 1) % TASKS === task)
    .map((line) => `${line}\n`)
    .join('');
}

/** A line that is no record is named by its number, which counts within the process that reads it. */
function withoutPlaces(text) {
  return text.replace(/<stdin>:\d+/g, '<stdin>');
}

function run(command, args, { input }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    env,
    encoding: 'utf8',
    timeout: LIMIT_MS,
    maxBuffer: 2 ** 30,
  });
  if (error !== undefined) throw error;
  if (stderr !== '') say(stderr.trim());
  return { status, stdout };
}

function check(holds, what) {
  console.log(`${holds ? '✔' : '✖'} ${what}`);
  if (holds) ok += 1;
  else notOk += 1;
}

function no(reason) {
  check(false, reason);
}

function say(text) {
  console.log(text);
}
