// `npm run evaluate`: bundles test/evaluate/evaluate.ts and runs it.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const outfile = 'test/out/evaluate.cjs';
await build({
  entryPoints: ['test/evaluate/evaluate.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
