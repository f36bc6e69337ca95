import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { runAll } from './crew.mjs';

/** So many of the files that took most of the processor's time are named in the end. */
const COSTLY = 10;

/** Runs the unit tests whose path is asked for, and says what failed; a line a file, where only some were asked for a line a test. */
export async function unitTests(isAsked, detailed) {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/vscode/') && isAsked(path));
  if (files.length === 0) return { passed: 0, failed: 0 };
  // In a folder of this process, so that two runs do not get into each other's way.
  const outdir = join('test', 'out', `unit-${process.pid}`);
  mkdirSync(outdir, { recursive: true });
  try {
    const program = await bundle(files, outdir);
    const outcomes = await runAll(files, { program, tell: (outcome) => print(outcome, detailed) });
    const failed = outcomes.filter((outcome) => outcome.failed.length > 0);
    if (failed.length > 0 && outcomes.length > 1) {
      console.log('\nfailed:');
      for (const outcome of failed) print(outcome, false);
    }
    if (outcomes.length > COSTLY) {
      console.log('\nseconds of processor time, processes that the tests start not counted:');
      for (const { path, cpu } of [...outcomes].sort((a, b) => b.cpu - a.cpu).slice(0, COSTLY))
        console.log(`${cpu.toFixed(1).padStart(5)} ${path}`);
    }
    return { passed: total(outcomes, ({ passed }) => passed.length), failed: total(outcomes, (outcome) => outcome.failed.length) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function print({ path, passed, skipped, failed, cpu }, detailed) {
  console.log(`${failed.length === 0 ? '✔' : '✖'} ${path}: ${passed.length} ok, ${failed.length} not ok, ${cpu.toFixed(1)} s`);
  if (detailed) for (const name of passed) console.log(`  ✔ ${name}`);
  for (const { name, reason } of skipped) console.log(`  ﹣ ${name}${reason === 'true' ? '' : `: ${reason}`}`);
  for (const { name, reason } of failed) console.log(`  ✖ ${name}\n${reason.replace(/^/gm, '    ')}`);
}

function total(outcomes, count) {
  return outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
}
