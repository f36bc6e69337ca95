// `npm run bench`: bundles test/bench/bench.ts and runs it.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const outfile = 'test/out/bench.cjs';
await build({
  entryPoints: ['test/bench/bench.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
