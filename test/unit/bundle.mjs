import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundledForNode } from '../bundled-options.mjs';

/** One program that holds all files of tests and one core for all; each is loaded when it is asked for by its path. */
export async function bundle(files, outdir) {
  const entry = join(outdir, 'entry.cjs');
  const outfile = resolve(outdir, 'tests.cjs');
  const loads = files.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(resolve(path))}),\n`);
  writeFileSync(entry, `module.exports = {\n${loads.join('')}};\n`);
  await build({
    entryPoints: [entry],
    outfile,
    ...bundledForNode,
    sourcemap: true,
    sourcesContent: false,
  });
  return outfile;
}
