// Bundles a program and runs it with the arguments behind it: node test/bundled.mjs test/bench/bench.ts …
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { bundledForNode } from './bundled-options.mjs';

const [entry = '', ...args] = process.argv.slice(2);
const outfile = `test/out/${basename(entry, '.ts')}.cjs`;
await build({
  entryPoints: [entry],
  outfile,
  ...bundledForNode,
});
process.exitCode = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
