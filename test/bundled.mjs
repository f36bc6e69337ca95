// Bundles a program and runs it with the arguments behind it: node test/bundled.mjs test/bench/bench.ts …
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { build } from 'esbuild';

const [entry = '', ...args] = process.argv.slice(2);
const outfile = `test/out/${basename(entry, '.ts')}.cjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  conditions: ['gouji-source'],
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
